"""Gives a claim another id, in the registry and wherever it is named: all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from ...compose.expanded import find_literals
from ...compose.sandbox import Sandbox
from ...model.brief import Brief
from ...model.claim import Claim
from ...project.load import load_project
from ...project.project import Project
from ...source.diagnostic import Edit
from ...source.workspace import DiskWorkspace
from ..briefs import rename_in_brief
from ..lock import Refused
from ..transaction import editing
from ..tree.change import rename_key, replace_texts
from ..tree.nodes import Node, read_tree
from .add import check_new_id
from .registry import Registry, essence, path_to

# Calls whose texts are ids of other things than claims.
_OTHERS = frozenset({"cite", "ref", "figure"})


class Renaming(Struct, frozen=True):
    """From which id to which."""

    old: str
    new: str
    what: ClassVar[str] = "an id"

    def of(self, name: str) -> str:
        """The id that a claim has afterwards."""
        return self.new if name == self.old else name

    def of_value(self, written: str) -> str:
        """The same for what names a claim, or a value of one: `claim-id.value`."""
        name, dot, rest = written.partition(".")
        return f"{self.of(name)}{dot}{rest}"

    def in_figure(self, figure: Node) -> Iterator[tuple[Node, int, str]]:
        """Where a figure names the claim: the values of its total, its claims."""
        for index, (key, value) in enumerate(figure.items):
            field = key.value if key is not None else ""
            if field not in ("total", "claims"):
                continue
            named = [(figure, index)]
            if value.kind != "scalar":
                named = [
                    (value, number)
                    for number, (name, _) in enumerate(value.items)
                    if field == "claims" or (name is not None and name.value == "claim")
                ]
            for holder, number in named:
                new = _renamed(holder.items[number][1], field == "total", self)
                if new is not None:
                    yield holder, number, new

    def in_body(self, brief: Brief, sandbox: Sandbox) -> list[Edit]:
        """The edits of the calls that name the claim."""
        if self.old not in brief.body:
            return []
        return [
            Edit(span, self.of_value(written))
            for call, written, span in find_literals(brief, sandbox)
            if call not in _OTHERS and self.of_value(written) != written
        ]

    def of_words(self, call: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a call afterwards."""
        if call in _OTHERS:
            return words
        return tuple(map(self.of_value if call == "value" else self.of, words))


def rename_claim(workspace: DiskWorkspace, old: str, new: str, sandbox: Sandbox) -> list[str]:
    """Rename a claim in its file, in what rests on it, and in every brief; the files changed.

    Raises `Refused` or `OSError`, with nothing written.
    """
    renaming = Renaming(old, new)
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        registry.find(old)
        if old == new:
            return []
        check_new_id(registry, new)
        before = load_project(transaction.result, sources=False)
        home = registry.find(old).text
        registry.apply(home, rename_key(home, path_to(old), new))
        rename_uses(registry, before, renaming, sandbox)
        after = load_project(transaction.result, sources=False)
        _check_registry(before, after, renaming)
        return transaction.changed


def rename_uses(registry: Registry, project: Project, renaming: Renaming, sandbox: Sandbox) -> None:
    """Rename a claim wherever it is named, but not where it stands itself.

    That is in what rests on it, and in the briefs of a project. Raises `Refused`.
    """
    for path in registry.paths:
        text = registry.transaction.read(path).text
        root = read_tree(text) if renaming.old in text.content else None
        if root is not None:
            places = list(_rests(root, renaming))
            registry.apply(text, replace_texts(text, root, places))
    for brief in project.briefs.values():
        rename_in_brief(registry.transaction, brief, renaming, sandbox)


def _rests(root: Node, renaming: Renaming) -> Iterator[tuple[Node, int, str]]:
    """The places where a registry names the claim in a basis or in inputs."""
    anchors = {node.anchor: node for node in root.walk() if node.anchor}
    seen: set[int] = set()
    for holder in root.walk():
        for index, (key, value) in enumerate(holder.items):
            if key is None or key.value not in ("basis", "inputs"):
                continue
            shared = anchors.get(value.value) if value.kind == "alias" else None
            node = shared or value
            if key.value == "basis" and node.kind == "scalar" and shared is None:
                places = [(holder, index)]
            elif node.kind in ("mapping", "sequence"):
                places = [(node, number) for number in range(len(node.items))]
            else:
                continue
            for container, number in places:
                item = container.items[number][1]
                new = _renamed(item, key.value == "inputs", renaming)
                if new is not None and id(item) not in seen:
                    seen.add(id(item))
                    yield container, number, new


def _renamed(node: Node, is_value: bool, renaming: Renaming) -> str | None:
    if node.kind != "scalar":
        return None
    written = node.value.strip()
    new = renaming.of_value(written) if is_value else renaming.of(written)
    return new if new != written else None


def _check_registry(before: Project, after: Project, renaming: Renaming) -> None:
    """Make sure that every claim is what it was, but for the id and for what names it."""
    expected = [essence(renamed_claim(claim, renaming)) for claim in before.claims.values()]
    if expected != [essence(claim) for claim in after.claims.values()]:
        raise Refused(
            f"renaming “{renaming.old}” would change something else in the registry",
            "Nothing was renamed. Look for aliases (*name) around it.",
        )
    figures = {name: _shown(brief, renaming) for name, brief in before.briefs.items()}
    if figures != {name: _shown(brief, None) for name, brief in after.briefs.items()}:
        raise Refused(
            f"the figures of a brief show “{renaming.old}” in a way that cannot be edited",
            "Nothing was renamed. Write its id out in the front matter.",
        )


def _shown(brief: Brief, renaming: Renaming | None) -> Mapping[str, list[str]]:
    return {
        figure.id: [
            *(renaming.of(name) if renaming else name for name, _ in figure.claims),
            renaming.of_value(figure.total or "") if renaming else figure.total or "",
        ]
        for figure in brief.figures.values()
    }


def renamed_claim(claim: Claim, renaming: Renaming) -> Claim:
    """A claim as it is once another, or itself, has another id."""
    calculation = claim.calculation
    if calculation is not None:
        inputs = {key: renaming.of_value(one) for key, one in calculation.inputs.items()}
        calculation = replace(calculation, inputs=inputs)
    basis = tuple(renaming.of(name) for name in claim.basis)
    return replace(claim, id=renaming.of(claim.id), basis=basis, calculation=calculation)
