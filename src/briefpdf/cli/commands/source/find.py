"""`briefpdf source find`: passages of archived copies."""

from __future__ import annotations

import click
from msgspec import to_builtins

from ....cache.cache import NOTHING, open_cache
from ....drafting.search import Finder, Passage
from ....project.archives import Archives
from ....project.load import load_project
from ...complete import complete_keys
from ...options import Whole, open_workspace, usage_error, with_format, with_workspace
from ...print import echo, plural, print_out, style
from ...report.sources import as_json
from ...sources import require_bibliography, require_sources


@click.command("find")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--source",
    "keys",
    multiple=True,
    metavar="KEY",
    help="Only in this source; repeat it for several.",
    shell_complete=complete_keys,
)
@click.option(
    "--most",
    type=Whole(1, 1000),
    default=10,
    show_default=True,
    metavar="N",
    help="How many passages are shown.",
)
@with_format
@with_workspace
def command(
    words: tuple[str, ...], keys: tuple[str, ...], most: int, form: str, workspace: str | None
) -> int:
    """Find passages in the archived copies: those that have the words, then those most like them.

    Each is told with its source, its page, how like the words it is (100 where it has them) and
    what stands around it. The exit code is 1 where nothing is found.

    \b
    Examples:
      briefpdf source find "more than 10,000 troops"
      briefpdf source find troops sent to Russia --source crs-if12760
    """
    wanted = " ".join(words).strip()
    if not wanted:
        raise usage_error("there are no words to look for", "Give some words of the passage.")
    place, _, _ = open_workspace(workspace, ())
    project = load_project(place, ())
    require_bibliography(project)
    require_sources(keys, project)
    cache = open_cache(place.root) or NOTHING
    archives = Archives(place, project.references, cache)
    finder = Finder(archives, dict.fromkeys(keys) if keys else project.references)
    found = finder.find(wanted, most)
    cache.flush()
    if form == "json":
        print_out(as_json(words=wanted, passages=[to_builtins(one) for one in found]))
        return 0 if found else 1
    for one in found:
        print_out("".join(f"{line}\n" for line in passage_lines(one)))
    if not found:
        copies = plural(len(finder.copies), "archived copy", "archived copies")
        where = f"the {copies} that can be read" if finder.copies else "any source"
        echo(f"Nothing like “{wanted}” stands in {where}.", err=True)
    return 0 if found else 1


def passage_lines(one: Passage) -> list[str]:
    """A passage for the terminal: its place and likeness, then its words, those shared marked."""
    where = f", {one.locator}" if one.locator else ""
    how = "word for word" if one.exact else f"{one.score:.0f} of 100"
    shown, done = "", 0
    for start, end in one.marked:
        shown += one.words[done:start] + style(f"**{one.words[start:end]}**", bold=True)
        done = end
    shown += one.words[done:]
    text = " ".join(
        filter(None, (one.before and f"… {one.before}", shown, one.after and f"{one.after} …"))
    )
    return [f"{style(one.key, bold=True)}{where} ({how})", f"    {text}"]
