"""`briefpdf claim add`: a new claim, from options, from questions, or from an editor."""

from __future__ import annotations

import sys

import click

from ....cache.cache import NOTHING, open_cache
from ....drafting.between import take_quote
from ....editing.claims.add import add_claim, parse_value, split_path
from ....editing.claims.review import written_name
from ....editing.lock import Refused
from ....editing.tree.scalars import Value
from ....model.claim import KINDS
from ....project.archives import Archives
from ....project.load import load_project, load_settings
from ....source.nearest import suggestion
from ....source.pattern import lazy_pattern
from ....source.workspace import DiskWorkspace
from ...answer import own_person, tell_verdicts
from ...complete import complete_briefs, complete_fields, complete_files, complete_keys
from ...editor import as_registry, keep
from ...options import Choice, open_workspace, usage_error, with_workspace
from ...print import echo
from ...sources import require_sources

# What is left of $1.94, and of $5, where a shell put nothing in the place of $1 and $5.
_EATEN = lazy_pattern(r"(?<![\w.])\.\d|(?<=[^\s.!?:]) {2,}(?=\S)")


@click.command("add")
@click.argument("name", required=False, metavar="[ID]")
@click.option("--statement", metavar="TEXT", help="What it states.")
@click.option(
    "--source", "key", metavar="KEY", help="A source, by its key.", shell_complete=complete_keys
)
@click.option("--locator", metavar="TEXT", help="Where in the source: p. 2, art. 3.")
@click.option("--quote", metavar="TEXT", help="The words of the source that support it.")
@click.option(
    "--from",
    "first",
    metavar="WORDS",
    help="The first words of the quote: it is taken out of the archived copy, and its page too.",
)
@click.option(
    "--to", "last", metavar="WORDS", help="Its last words; by default those of the sentence."
)
@click.option("--kind", type=Choice(KINDS), help="What sort of statement it is.")
@click.option("--topic", metavar="TOPIC", help="What it is about.")
@click.option(
    "--author",
    metavar="NAME",
    help="Who wrote it; with a roster, by default whom git’s user.email is.",
)
@click.option(
    "--set",
    "put",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Any other field, as “claim edit” takes it.",
    shell_complete=complete_fields,
)
@click.option(
    "--file",
    "path",
    metavar="FILE",
    help="The file of the registry that it goes into, at its end.",
    shell_complete=complete_files,
)
@click.option(
    "--brief",
    metavar="BRIEF",
    help="Into the file that has most of the claims of this brief.",
    shell_complete=complete_briefs,
)
@click.option("--editor", is_flag=True, help="Write it in your editor ($VISUAL or $EDITOR).")
@with_workspace
def command(
    name: str | None,
    statement: str | None,
    key: str | None,
    locator: str | None,
    quote: str | None,
    first: str | None,
    last: str | None,
    kind: str | None,
    topic: str | None,
    author: str | None,
    put: tuple[str, ...],
    path: str | None,
    brief: str | None,
    editor: bool,
    workspace: str | None,
) -> int:
    """Add a claim at the end of a file of the registry.

    Without a statement, it is asked for on a terminal. A registry of several files needs --file or
    --brief. With --from (and --to), quote and locator are taken out of the archived copy of the
    source, and the statement is the quote where none is given. The claim's verdict is printed.

    \b
    Examples:
      briefpdf claim add troops --source crs-if12760 --from "committing more" --to "war effort"
      briefpdf claim add treaty-2024 --statement 'They signed a treaty.' --source crs-if12760
      briefpdf claim add share --kind estimate --statement … --set 'values={n: {value: 3}}'
      briefpdf claim add treaty-2024 --editor
    """
    place, only, _ = open_workspace(workspace, (brief,) if brief else ())
    if brief and only and path is None:
        path = _file_of(place, only[0])
    if key is not None or first is not None or last is not None:
        locator, quote = _held_to(place, key, locator, quote, first, last)
        if first is not None and statement is None and not editor:
            statement = quote
    if author is not None:
        author = written_name(author, load_settings(place).value.people)
    elif (writer := own_person(place)) is not None:
        author = writer.initials
    source = {"key": key, "locator": locator, "quote": quote}
    given: dict[str, Value] = {
        field: value
        for field, value in (
            ("statement", statement),
            ("kind", kind),
            ("topic", topic),
            ("sources", [{part: text for part, text in source.items() if text}]),
            ("author", author),
        )
        if value and value != [{}]
    }
    _take_put(given, put)
    if editor:
        from ...editor import add_in_editor

        path, name = add_in_editor(place, name or "new-claim", given, path)
    else:
        path, name = _add(place, name, given, path)
    echo(f"{path}: {name} was added.", err=True)
    if statement is not None and _EATEN.search(statement):
        echo(
            "    A number in the statement begins with a point, or is not there: did the shell "
            "take “$” and a digit for a name of its own? Put the text between ' and ', not "
            '" and ".',
            err=True,
        )
    tell_verdicts(place, [name])
    return 0


def _held_to(
    place: DiskWorkspace,
    key: str | None,
    locator: str | None,
    quote: str | None,
    first: str | None,
    last: str | None,
) -> tuple[str | None, str | None]:
    """Locator and quote of a source that there is, taken out of its copy where that is asked."""
    if first is None and last is not None:
        raise usage_error("--to needs --from", "Give the first words of the quote as well.")
    if first is not None and (key is None or quote is not None):
        raise usage_error(
            "--from takes the quote out of the copy of a source",
            "Give --source KEY." if key is None else "Give --quote, or --from and --to.",
        )
    project = load_project(place, ())
    if key is not None and not project.lost_references:
        require_sources([key], project)
    if first is None or key is None:
        return locator, quote
    cache = open_cache(place.root) or NOTHING
    copies = Archives(place, project.references, cache).of(key)
    cache.flush()
    taken = take_quote(key, copies, first, last, locator)
    return locator or taken.locator or None, taken.quote


def _add(
    place: DiskWorkspace, name: str | None, given: dict[str, Value], path: str | None
) -> tuple[str, str]:
    if name is not None and "statement" in given:
        return add_claim(place, name, given, path)[0], name
    if not sys.stdin.isatty():
        missing = "the id of the claim" if name is None else "--statement"
        raise usage_error(
            f"{missing} is missing",
            f"Write briefpdf claim add {name or 'ID'} --statement TEXT --source KEY --quote TEXT; "
            "on a terminal you are asked for each.",
        )
    return add_by_questions(place, name, given, path)


def _take_put(given: dict[str, Value], put: tuple[str, ...]) -> None:
    for one in put:
        field, equals, value = one.partition("=")
        if not equals:
            raise usage_error(f"“{one}” gives no value", f"Write --set {field}=VALUE.")
        steps = split_path(field.strip())
        parsed = parse_value(steps, value)
        for step in reversed(steps[1:]):
            parsed = [parsed] if step.isdigit() else {step: parsed}
        if steps[0] in given or next((s for s in steps if s.isdigit()), "0") != "0":
            raise Refused(
                f"“{field}” cannot be given together with what is given already",
                f"Give {steps[0]} whole, in brackets, or edit the claim once it is added.",
            )
        given[steps[0]] = parsed


def _file_of(place: DiskWorkspace, brief: str) -> str | None:
    """The file that has most of the claims of a brief; None where none has any."""
    from ....compose.sandbox import Sandbox
    from ....editing.claims.uses import home_of_claims

    with Sandbox() as sandbox:
        return home_of_claims(place, brief, sandbox)


def add_by_questions(
    workspace: DiskWorkspace, name: str | None, given: dict[str, Value], path: str | None
) -> tuple[str, str]:
    """Ask for whatever was not given, and add the claim: its file and its id.

    An id that cannot be used is asked for again. What was typed is kept in a file, which a refusal
    names.
    """
    fields = dict(given)
    if "statement" not in fields:
        fields["statement"] = _ask("What does it state?")
    if "kind" not in fields:
        kind = click.prompt("Kind", default="fact", type=Choice(KINDS), err=True)
        fields |= {} if kind == "fact" else {"kind": kind}
    sourced = fields.get("kind") not in ("judgment", "calculation")
    if "sources" not in fields and sourced and (sources := _ask_sources(workspace)):
        fields["sources"] = sources
    for field, question in (("topic", "Topic"), ("author", "Author")):
        if field not in fields and (answer := _ask(question, optional=True)):
            fields[field] = answer
    name = name or _ask("Id, such as troops-2024")
    while True:
        try:
            return add_claim(workspace, name, fields, path)[0], name
        except Refused as refused:
            kept = keep(workspace, name, as_registry(name, fields))
            echo(f"{refused}", err=True)
            for hint in refused.hints:
                echo(f"    {hint}", err=True)
            echo(f"    What you typed is in {kept}.", err=True)
            again = click.prompt("Another id", default="", show_default=False, err=True)
            if not again.strip():
                raise
            kept.unlink()
            name = again.strip()


def _ask(question: str, optional: bool = False) -> str:
    hint = " (or nothing)" if optional else ""
    default = "" if optional else None
    answer = click.prompt(question + hint, default=default, show_default=False, err=True)
    return str(answer).strip()


def _ask_sources(workspace: DiskWorkspace) -> list[Value]:
    sources: list[Value] = []
    known = load_project(workspace, ()).references
    while key := _ask("Key of a source" if not sources else "Key of another", optional=True):
        if known and key not in known:
            echo(f"There is no source “{key}”.", err=True)
            for hint in suggestion(key, known):
                echo(f"    {hint}", err=True)
            continue
        source: dict[str, Value] = {"key": key}
        if locator := _ask("Where in it", optional=True):
            source["locator"] = locator
        if quote := _ask("The words that support it", optional=True):
            source["quote"] = quote
        sources.append(source)
    return sources
