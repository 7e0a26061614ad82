"""Gives a source another key, in refs.bib and wherever it is cited: all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from ..compose.expanded import find_literals
from ..compose.sandbox import Sandbox
from ..editing.briefs import rename_in_brief
from ..editing.claims.registry import Registry, essence
from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..editing.tree.change import replace_texts
from ..editing.tree.nodes import Node, read_tree
from ..model.brief import Brief
from ..model.claim import Claim
from ..model.reference import Reference
from ..project.fingerprint import Fingerprints, reviewers
from ..project.load import load_project
from ..project.project import Project
from ..source.diagnostic import Edit
from ..source.workspace import DiskWorkspace
from .add import check_free, check_key
from .entries import NAMING, read_bibliography, renamed_items


class Renaming(Struct, frozen=True):
    """From which key to which."""

    old: str
    new: str
    what: ClassVar[str] = "a key"

    def of(self, key: str) -> str:
        """The key that a source has afterwards."""
        return self.new if key == self.old else key

    def of_claim(self, claim: Claim) -> Claim:
        """A claim as it is afterwards."""
        cited = (replace(one, key=self.of(one.key)) for one in claim.citations)
        return replace(claim, citations=tuple(cited))

    def of_reference(self, reference: Reference) -> Reference:
        """A source as it is afterwards."""
        fields = {
            name: renamed_items(value, self.of) if name in NAMING else value
            for name, value in reference.fields.items()
        }
        return replace(reference, key=self.of(reference.key), fields=fields)

    def in_figure(self, figure: Node) -> Iterator[tuple[Node, int, str]]:
        """Where a figure names the source."""
        for index, (key, value) in enumerate(figure.items):
            named = key is not None and key.value == "source" and value.kind == "scalar"
            if named and value.value.strip() == self.old:
                yield figure, index, self.new

    def in_body(self, brief: Brief, sandbox: Sandbox) -> list[Edit]:
        """The edits of the calls that cite the source."""
        return [
            Edit(span, self.new)
            for call, written, span in find_literals(brief, sandbox)
            if call in ("cite", "") and written == self.old
        ]

    def of_words(self, call: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a call afterwards."""
        return (self.of(words[0]), *words[1:]) if call == "cite" and words else words


class Renamed(Struct, frozen=True):
    """The files that were changed, and the claims whose reviews no longer hold by it."""

    changed: tuple[str, ...]
    unreviewed: tuple[str, ...]


def rename_source(workspace: DiskWorkspace, old: str, new: str, sandbox: Sandbox) -> Renamed:
    """Rename a source in refs.bib, in every claim that cites it, and in every brief.

    Raises `Refused` or `OSError`, with nothing written.
    """
    renaming = Renaming(old, new)
    with editing(workspace) as transaction:
        bibliography = read_bibliography(transaction)
        entry = bibliography.entry(old)
        if old == new:
            return Renamed((), ())
        check_key(new)
        check_free(new, workspace, bibliography.text.path, old)
        before = load_project(transaction.result)
        check_briefs_are_read(transaction, before, old)
        edits = [Edit(bibliography.text.span(entry.key.start, entry.key.end), new)]
        for link in bibliography.links(old):
            edits += bibliography.relink(link, old, new)
        transaction.edit(bibliography.text.path, edits)
        _rename_in_registry(transaction, renaming)
        for brief in before.briefs.values():
            if old in transaction.read(brief.path).text.content:
                rename_in_brief(transaction, brief, renaming, sandbox)
        after = load_project(transaction.result)
        _check(before, after, renaming)
        return Renamed(tuple(transaction.changed), tuple(unreviewed(before, after)))


def check_briefs_are_read(transaction: Transaction, project: Project, key: str) -> None:
    """Raise `Refused` where a brief that could not be loaded may cite a source."""
    loaded = {brief.path for brief in project.briefs.values()}
    for path in project.workspace.files(project.settings.briefs):
        if path not in loaded and key in transaction.read(path).text.content:
            raise Refused(
                f"it cannot be known whether {path} cites “{key}”",
                "“briefpdf check” says what is wrong with it.",
            )


def unreviewed(before: Project, after: Project) -> Iterator[str]:
    """The ids of claims that were reviewed as they stood, and now are by fewer."""
    earlier, now = Fingerprints(before), Fingerprints(after)
    for name, claim in before.claims.items():
        if claim.reviews and name in after.claims:
            people = after.settings.people
            held = reviewers(claim, earlier.of(claim), people)
            left = after.claims[name]
            if len(held) > len(reviewers(left, now.of(left), people)):
                yield name


def _rename_in_registry(transaction: Transaction, renaming: Renaming) -> None:
    for path in Registry(transaction).paths:
        text = transaction.read(path).text
        root = read_tree(text) if renaming.old in text.content else None
        if root is not None:
            places = [(*place, renaming.new) for place in cited_at(root, renaming.old)]
            transaction.edit(path, replace_texts(text, root, places))


def cited_at(root: Node, key: str) -> Iterator[tuple[Node, int]]:
    """Where the sources of a registry's claims name a source."""
    anchors = {node.anchor: node for node in root.walk() if node.anchor}
    seen: set[int] = set()
    for holder in root.walk():
        for name, value in holder.items:
            if name is None or name.value != "sources":
                continue
            listed = _meant(value, anchors)
            items = [item for _, item in listed.items] if listed.kind == "sequence" else [listed]
            for source in (_meant(item, anchors) for item in items):
                for index, (field, written) in enumerate(source.items):
                    named = field is not None and field.value == "key"
                    text = written.kind == "scalar" and written.value.strip() == key
                    if named and text and id(written) not in seen:
                        seen.add(id(written))
                        yield source, index


def _meant(node: Node, anchors: dict[str, Node]) -> Node:
    return anchors.get(node.value, node) if node.kind == "alias" else node


def _check(before: Project, after: Project, renaming: Renaming) -> None:
    """Make sure that everything is what it was, but for the key and for what names it."""
    earlier, now = (Counter(one.code for one in each.diagnostics) for each in (before, after))
    references = [essence(renaming.of_reference(one)) for one in before.references.values()]
    if references != [essence(one) for one in after.references.values()] or now - earlier:
        raise Refused(
            f"renaming “{renaming.old}” would change something else in "
            f"{before.settings.references}",
            "Nothing was renamed. Look for what names it with @string or “#”.",
        )
    claims = [essence(renaming.of_claim(claim)) for claim in before.claims.values()]
    if claims != [essence(claim) for claim in after.claims.values()]:
        raise Refused(
            f"renaming “{renaming.old}” would change something else in the registry",
            "Nothing was renamed. Look for aliases (*name) around it.",
        )
    figures = {name: _shown(brief, renaming) for name, brief in before.briefs.items()}
    if figures != {name: _shown(brief, None) for name, brief in after.briefs.items()}:
        raise Refused(
            f"the figures of a brief name “{renaming.old}” in a way that cannot be edited",
            "Nothing was renamed. Write the key out in the front matter.",
        )


def _shown(brief: Brief, renaming: Renaming | None) -> list[str]:
    sources = [figure.source or "" for figure in brief.figures.values()]
    return [renaming.of(one) for one in sources] if renaming else sources
