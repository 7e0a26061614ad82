"""Where claims are used: in briefs, in figures, and by other claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from ...compose.expanded import call_uses, expand
from ...compose.sandbox import Sandbox
from ...model.claim import Claim
from ...project.graph import Use, claim_of, figure_uses
from ...project.load import load_project
from ...project.project import Project
from ...source.diagnostic import Diagnostic
from ...source.text import Span, Text
from ...source.workspace import Workspace
from ..tree.nodes import Node, read_tree


class Uses(Struct, frozen=True):
    """Every use that is known. `unknown` says why the calls of some briefs are not."""

    all: tuple[Use, ...]
    unknown: Mapping[str, Diagnostic]

    def of(self, name: str) -> list[Use]:
        """The uses of a claim, in the order of files."""
        found = (use for use in self.all if use.name == name)
        return sorted(found, key=lambda use: use.span)

    @property
    def names(self) -> frozenset[str]:
        """The ids that are used."""
        return frozenset(use.name for use in self.all)


def find_uses(project: Project, sandbox: Sandbox) -> Uses:
    """The uses of all claims of a project, its briefs expanded for them."""
    found: list[Use] = [*claim_uses(project.claims.values(), project.text)]
    unknown: dict[str, Diagnostic] = {}
    for brief in project.briefs.values():
        found += figure_uses(brief)
        expanded, failures = expand(brief, sandbox)
        if expanded is None:
            unknown[brief.id] = failures[0]
        else:
            found += call_uses(expanded.calls, brief.id)
    return Uses(tuple(dict.fromkeys(found)), unknown)


def claim_uses(claims: Iterable[Claim], text: Callable[[str], Text]) -> Iterator[Use]:
    """The claims that some claims rest on; `text` gives the text of a path."""
    inputs: dict[str, dict[tuple[str, str], Span]] = {}
    for claim in claims:
        for index, name in enumerate(claim.basis):
            yield Use(claim.at(f"basis.{index}"), name, "basis", claim=claim.id)
        if claim.calculation is not None:
            path = claim.span.path
            if path not in inputs:
                inputs[path] = input_spans(text(path))
            for key, written in claim.calculation.inputs.items():
                place = inputs[path].get((claim.id, key))
                yield Use(
                    place or claim.calculation.span, claim_of(written), "input", claim=claim.id
                )


def input_spans(text: Text) -> dict[tuple[str, str], Span]:
    """Where the inputs of a registry's calculations stand, by claim and name."""
    spans: dict[tuple[str, str], Span] = {}
    root = read_tree(text)
    claims = root.find("claims") if root else None
    for claim, fields in claims[1].items if claims else ():
        node: Node | None = fields
        for step in ("calculate", "inputs"):
            found = node.find(step) if node else None
            node = found[1] if found else None
        for key, value in node.items if node else ():
            if claim is not None and key is not None:
                spans[claim.value, key.value] = text.span(value.start, value.end)
    return spans


def show_uses(uses: Iterable[Use], text: Callable[[str], Text]) -> list[str]:
    """A line for each use: its place, and what names the claim there."""
    lines = []
    for use in uses:
        line, column = text(use.span.path).line_column(use.span.start)
        lines.append(f"{use.span.path}:{line}:{column}: {described(use)}")
    return lines


def described(use: Use) -> str:
    """What names the claim, in words."""
    if use.claim is not None:
        return f"{'basis' if use.kind == 'basis' else 'calculation'} of the claim “{use.claim}”"
    return {
        "claim": "its statement",
        "words": "own words for it",
        "value": "a value of it",
        "judgment": "basis of a judgment",
        "figure": "shown in a figure",
        "total": "total of a figure",
    }[use.kind]


def home_of_claims(workspace: Workspace, brief: str, sandbox: Sandbox) -> str | None:
    """The registry file that has most of the claims that a brief (its path) uses, if any has."""
    project = load_project(workspace, [brief], sources=False)
    used = {use.name for use in find_uses(project, sandbox).all if use.brief is not None}
    counts = Counter(
        project.claims[name].span.path for name in sorted(used) if name in project.claims
    )
    return counts.most_common(1)[0][0] if counts else None
