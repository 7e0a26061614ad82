"""Asks for a claim on a terminal, question by question."""

from __future__ import annotations

import click

from ...editing.claims.add import add_claim
from ...editing.refused import Refused
from ...editing.tree.render import Value
from ...model.claim import KINDS
from ...source.workspace import DiskWorkspace
from .unsaved import as_registry, keep


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
        kind = click.prompt("Kind", default="fact", type=click.Choice(KINDS), err=True)
        fields |= {} if kind == "fact" else {"kind": kind}
    sourced = fields.get("kind") not in ("judgment", "calculation")
    if "sources" not in fields and sourced and (sources := _ask_sources()):
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
            click.echo(f"{refused}", err=True)
            for hint in refused.hints:
                click.echo(f"    {hint}", err=True)
            click.echo(f"    What you typed is in {kept}.", err=True)
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


def _ask_sources() -> list[Value]:
    sources: list[Value] = []
    while key := _ask("Key of a source" if not sources else "Key of another", optional=True):
        source: dict[str, Value] = {"key": key}
        if locator := _ask("Where in it", optional=True):
            source["locator"] = locator
        if quote := _ask("The words that support it", optional=True):
            source["quote"] = quote
        sources.append(source)
    return sources
