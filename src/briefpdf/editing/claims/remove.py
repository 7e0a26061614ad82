"""Removes a claim that nothing uses."""

from __future__ import annotations

from ...compose.sandbox import Sandbox
from ...project.load import load_project
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..refused import Refused
from ..transaction import editing
from ..tree.change import take_at
from .registry import DEPTH, Registry, path_to
from .uses import Use, find_uses, show_uses


class StillUsed(Refused):
    """A claim that briefs, figures or other claims name; `uses` says where."""

    def __init__(self, name: str, uses: list[Use], hints: list[str]) -> None:
        places = "a place" if len(uses) == 1 else f"{len(uses)} places"
        super().__init__(f"the claim “{name}” is used in {places}; nothing was removed", *hints)
        self.uses = uses


def remove_claim(
    workspace: DiskWorkspace,
    name: str,
    sandbox: Sandbox,
    force: bool = False,
    seen: str | None = None,
) -> Text:
    """Remove a claim; its file as it then is. `force` removes one that is used all the same.

    Its lines go, comments above it and all else stay. Raises `StillUsed`, `Refused` or `OSError`,
    with nothing written.
    """
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        written = registry.find(name, seen)
        if not force:
            _check_unused(workspace, name, sandbox)
        edits = take_at(written.text, path_to(name), DEPTH)
        return registry.apply(written.text, edits)


def _check_unused(workspace: DiskWorkspace, name: str, sandbox: Sandbox) -> None:
    project = load_project(workspace, sources=False)
    uses = find_uses(project, sandbox)
    # A claim that rests on itself is a finding, and no reason to keep it.
    found = [use for use in uses.of(name) if use.claim != name]
    if found:
        raise StillUsed(name, found, show_uses(found, project.text))
    for brief, failure in uses.unknown.items():
        if name in project.text(project.briefs[brief].path).content:
            raise Refused(
                f"it cannot be known whether the brief “{brief}” uses “{name}”: {failure.message}",
                "Mend the brief first.",
            )
