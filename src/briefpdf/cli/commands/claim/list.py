"""`briefpdf claim list` and `briefpdf claim where`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.sheet import as_csv
from ....inspection.claim_list import SORTS, Filter, Listed, UnknownName, claim_data, select_claims
from ....inspection.examine import examine
from ....inspection.look import Look, looking
from ....model.claim import KINDS, VERDICTS
from ....project.graph import Use
from ....project.project import Project
from ....source.nearest import suggestion
from ...complete import complete_briefs, complete_claims, complete_keys, complete_topics
from ...options import Choice, Whole, open_workspace, usage_error, with_format, with_workspace
from ...print import echo, in_columns, indented, page, plural, print_out
from ...sources import tell_unreadable

# What each column of a list says of a claim.
_COLUMNS: dict[str, Callable[[Listed, Look], str]] = {
    "id": lambda one, look: one.row.claim,
    "kind": lambda one, look: one.row.kind,
    "verdict": lambda one, look: one.verdict,
    "topics": lambda one, look: "; ".join(one.row.topics),
    "sources": lambda one, look: "; ".join(look.session.graph.claims[one.row.claim].cites),
    "author": lambda one, look: one.row.author,
    "reviewers": lambda one, look: "; ".join(one.row.reviewers),
    "statement": lambda one, look: one.row.statement,
    "path": lambda one, look: one.path,
    "line": lambda one, look: str(one.row.line),
}
_TEXT = ("id", "kind", "statement")
_CSV = tuple(name for name in _COLUMNS if name != "verdict")


@click.command("list")
@click.option("--brief", metavar="BRIEF", help="Used by a brief.", shell_complete=complete_briefs)
@click.option("--source", metavar="KEY", help="Citing a source.", shell_complete=complete_keys)
@click.option("--topic", metavar="TOPIC", help="Of a topic.", shell_complete=complete_topics)
@click.option("--author", metavar="NAME", help="Written by somebody.")
@click.option("--kind", type=Choice(KINDS), help="Of a kind.")
@click.option("--verdict", type=Choice(VERDICTS), help="With a verdict, which checks them.")
@click.option("--reviewed-by", metavar="NAME", help="Reviewed by somebody, at whatever time.")
@click.option("--search", metavar="WORDS", help="With these words in the statement or the id.")
@click.option("--unreviewed", is_flag=True, help="That nobody has reviewed as they now are.")
@click.option("--changed", is_flag=True, help="Changed since they were reviewed.")
@click.option("--stale", is_flag=True, help="Expired, or older than the policy allows.")
@click.option("--unused", is_flag=True, help="That no brief and no other claim uses.")
@click.option("--unsourced", is_flag=True, help="With neither source, basis nor calculation.")
@click.option("--columns", metavar="NAME,…", help=f"What is told: {', '.join(_COLUMNS)}.")
@click.option("--sort", type=Choice(SORTS), default="file", help="In which order.")
@click.option("--limit", type=Whole(min=1), metavar="N", help="Only the first N of them.")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="How they are written.",
)
@with_workspace
def list_claims(
    brief: str | None,
    columns: str | None,
    sort: str,
    limit: int | None,
    form: str,
    workspace: str | None,
    **conditions: Any,
) -> int:
    """List claims; with several options, those for which all of them hold.

    \b
    Examples:
      briefpdf claim list
      briefpdf claim list --brief russia-north-korea --unreviewed
      briefpdf claim list --author ab --verdict unsupported --columns id,sources,statement
      briefpdf claim list --source crs-if12760 --format csv
    """
    shown = _shown(columns, form)
    place, only, _ = open_workspace(workspace, (brief,) if brief else ())
    if brief and only:
        # It may have been named by its path.
        brief = only[0].rpartition("/")[2].removesuffix(".md")
    wanted = Filter(brief=brief, **conditions)
    with Sandbox() as sandbox, looking(place, sandbox) as look:

        def verdicts() -> dict[str, str]:
            return dict(examine(place, sandbox, whole=True).verdicts)

        try:
            found = select_claims(look, wanted, verdicts, sort, "verdict" in shown)
        except UnknownName as unknown:
            raise usage_error(str(unknown), *unknown.hints) from None
        _print(found[:limit], look, form, shown)
        if form == "text":
            more = f", of {len(found):,}" if limit and len(found) > limit else ""
            echo(f"{plural(len(found[:limit]), 'claim')}{more}.", err=True)
        if wanted.needs_uses:
            _tell_unknown(look)
        return tell_unreadable(look)


def _shown(columns: str | None, form: str) -> Sequence[str]:
    if columns is None:
        return _TEXT if form == "text" else _CSV
    names = [name.strip() for name in columns.split(",") if name.strip()]
    for name in names:
        if name not in _COLUMNS:
            hints = suggestion(name, _COLUMNS) or (f"The columns: {', '.join(_COLUMNS)}.",)
            raise usage_error(f"there is no column “{name}”", *hints)
    if not names:
        raise usage_error("--columns names none", f"The columns: {', '.join(_COLUMNS)}.")
    return names


def _print(found: Sequence[Listed], look: Look, form: str, shown: Sequence[str]) -> None:
    if form == "json":
        claims = [claim_data(look.project.claims[one.row.claim], look.project) for one in found]
        for one, data in zip(found, claims, strict=True):
            if one.verdict:
                data["verdict"] = one.verdict
        print_out(indented({"version": 1, "claims": claims}))
        return
    rows = [[_COLUMNS[name](one, look) for name in shown] for one in found]
    if form == "csv":
        print_out(as_csv(shown, rows))
    elif rows:
        page("\n".join(in_columns(rows)))


def _tell_unknown(look: Look) -> None:
    for name, why in look.unknown.items():
        echo(f"What the brief “{name}” uses is not known: {why.message}", err=True)


@click.command("where")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@with_format
@with_workspace
def where(name: str, form: str, workspace: str | None) -> int:
    """Show where a claim is used: in which calls, figures, judgments and calculations.

    \b
    Example:
      briefpdf claim where troops-2024
    """
    from ....editing.claims.uses import show_uses

    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox, looking(place, sandbox) as look:
        found, claims = look.uses(name), look.session.claims
        if name not in claims and not found:
            tell_unreadable(look)
            hints = suggestion(name, claims) or ("“briefpdf claim list” lists them.",)
            raise usage_error(f"there is no claim “{name}”", *hints)
        if form == "json":
            data = [_data(use, look.project) for use in found]
            unknown = list(look.unknown)
            whole = {"version": 1, "claim": name, "uses": data, "uses_unknown_in": unknown}
            print_out(indented(whole))
            return tell_unreadable(look)
        for line in show_uses(found, look.project.text):
            echo(line)
        if not found:
            echo(f"Nothing uses {name}.", err=True)
        _tell_unknown(look)
        return tell_unreadable(look)


def _data(use: Use, project: Project) -> dict[str, object]:
    line, column = project.text(use.span.path).line_column(use.span.start)
    where = {"path": use.span.path, "line": line, "column": column}
    return {**where, "use": use.kind, "brief": use.brief, "claim": use.claim}
