"""Takes a source out of refs.bib, if nothing rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..compose.expanded import expand
from ..compose.sandbox import Sandbox
from ..editing.claims.registry import Registry, essence
from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..editing.tree.nodes import read_tree
from ..model.brief import Brief
from ..project.load import load_project
from ..project.project import Project
from ..source.text import Span
from ..source.workspace import DiskWorkspace
from .entries import Bibliography, read_bibliography
from .rename import check_briefs_are_read, cited_at


class Rest(Struct, frozen=True):
    """A place that names a source, and what names it there."""

    span: Span
    what: str


class Removed(Struct, frozen=True):
    """A source that was removed: its entry as it was written, and the copies that are left."""

    bibliography: str
    entry: str
    copies: tuple[str, ...]


class StillCited(Refused):
    """A source that something rests on; `rests` says where, and the hints say so in words."""

    def __init__(self, key: str, rests: list[Rest], project: Project) -> None:
        places = "one place" if len(rests) == 1 else f"{len(rests)} places"
        hints = []
        for rest in rests:
            line, column = project.text(rest.span.path).line_column(rest.span.start)
            hints.append(f"{rest.span.path}:{line}:{column}: {rest.what}")
        super().__init__(f"the source “{key}” is named in {places}; nothing was removed", *hints)
        self.rests = rests


def remove_source(
    workspace: DiskWorkspace, key: str, sandbox: Sandbox, force: bool = False
) -> Removed:
    """Take a source's own lines out; `force` does so although something rests on it.

    Its archived copies stay. Raises `StillCited`, `Refused` or `OSError`, with nothing written.
    """
    with editing(workspace) as transaction:
        bibliography = read_bibliography(transaction)
        entry = bibliography.entry(key)
        before = load_project(transaction.result)
        if not force:
            rests = sorted(_rests(transaction, bibliography, before, key, sandbox), key=_place)
            if rests:
                raise StillCited(key, rests, before)
        path = bibliography.text.path
        transaction.edit(path, [bibliography.removal(entry)])
        _check(before, load_project(transaction.result, ()), key, force)
        reference = before.references.get(key)
        files = reference.files if reference else ()
        left = tuple(one for one in files if workspace.is_file(one))
        return Removed(path, bibliography.written(entry), left)


def _place(rest: Rest) -> Span:
    return rest.span


def _rests(
    transaction: Transaction,
    bibliography: Bibliography,
    project: Project,
    key: str,
    sandbox: Sandbox,
) -> Iterator[Rest]:
    for link in bibliography.links(key):
        what = f"{link.field.name} of the source “{link.entry.key.text}”"
        yield Rest(bibliography.place(link.field.at), what)
    known = set()
    for claim in project.claims.values():
        for citation in claim.citations:
            if citation.key == key:
                known.add((citation.key_span.path, citation.key_span.start))
                yield Rest(citation.key_span, f"source of the claim “{claim.id}”")
    for path in Registry(transaction).paths:
        text = transaction.read(path).text
        root = read_tree(text) if key in text.content else None
        for holder, index in cited_at(root, key) if root else ():
            node = holder.items[index][1]
            if (path, node.start) not in known:
                yield Rest(text.span(node.start, node.end), "source of a claim")
    check_briefs_are_read(transaction, project, key)
    for brief in project.briefs.values():
        yield from _rests_in_brief(brief, project, key, sandbox)


def _rests_in_brief(brief: Brief, project: Project, key: str, sandbox: Sandbox) -> Iterator[Rest]:
    for figure in brief.figures.values():
        if figure.source == key:
            yield Rest(figure.at("source"), f"source of the figure “{figure.id}”")
    if key not in project.text(brief.path).content:
        return
    expanded, failures = expand(brief, sandbox)
    if expanded is None:
        raise Refused(
            f"it cannot be known whether the brief “{brief.id}” cites “{key}”: "
            f"{failures[0].message}",
            "Mend the brief first.",
        )
    for call in expanded.calls:
        if call.name == "cite" and call.words[:1] == (key,):
            yield Rest(call.place(0), "cited in the brief")


def _check(before: Project, after: Project, key: str, force: bool) -> None:
    """Make sure that every other source is what it was; a forced one may leave heirs without."""
    others = {name: essence(one) for name, one in before.references.items() if name != key}
    now = {name: essence(one) for name, one in after.references.items()}
    if list(others) != list(now) if force else others != now:
        raise Refused(
            f"removing “{key}” would change another source; nothing was removed",
            f"Edit {before.settings.references} by hand.",
        )
