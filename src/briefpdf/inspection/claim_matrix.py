"""The traceability matrix: which claim rests on which source and stands in which brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..model.claim import Claim
from ..project.fingerprint import Fingerprints, reviewers
from .claim_list import used_claims
from .look import Look

COLUMNS = ("id", "kind", "statement", "edge", "to", "detail", "holes")


class Matrix(Struct, frozen=True):
    """A row for each edge of a claim: to a source (with the locator), to a claim that it rests on,
    and to a brief (with how often it is used there).

    A claim without any edge has one row, and so have sources that no claim cites, and briefs that
    use no claim. `holes` say what is missing between a claim's sources and its readers, in the
    first row of the claim. `unknown` are the briefs of which not all uses are known.
    """

    rows: tuple[dict[str, str], ...]
    unknown: tuple[str, ...] = ()


def make_matrix(look: Look, holes_only: bool = False) -> Matrix:
    """The matrix of a workspace, or the rows of what has a hole."""
    used = used_claims(look.graph, look)
    prints = Fingerprints(look.project, look.session.archives.checksum)
    uses = Counter[tuple[str, str]]()
    for brief, composed in look.compositions.items():
        uses.update((use.name, brief) for use in composed.uses)
    in_briefs: dict[str, list[tuple[str, int]]] = {}
    for (name, brief), count in uses.items():
        in_briefs.setdefault(name, []).append((brief, count))
    rows: list[dict[str, str]] = []
    for claim in look.project.claims.values():
        holes = "; ".join(_holes(claim, look, claim.id not in used, prints))
        if holes or not holes_only:
            rows += _claim_rows(claim, in_briefs.get(claim.id, ()), holes)
    cited = look.graph.citing
    rows += [
        {"id": key, "kind": "source", "holes": "no claim cites it"}
        for key in look.graph.sources
        if key not in cited
    ]
    using = {brief for name, brief in uses}
    rows += [
        {"id": name, "kind": "brief", "holes": "it uses no claim"}
        for name in look.compositions
        if name not in using and name not in look.unknown
    ]
    return Matrix(tuple(rows), tuple(look.unknown))


def _claim_rows(
    claim: Claim, briefs: Sequence[tuple[str, int]], holes: str
) -> Iterator[dict[str, str]]:
    edges = [("source", one.key, one.locator or "") for one in claim.citations]
    edges += [("basis", name, "") for name in claim.basis]
    if claim.calculation is not None:
        edges += [("input", to, name) for name, to in claim.calculation.inputs.items()]
    edges += [("brief", brief, str(count)) for brief, count in briefs]
    for number, (edge, to, detail) in enumerate(edges or [("", "", "")]):
        row = {"id": claim.id, "kind": claim.kind, "edge": edge, "to": to, "detail": detail}
        yield row if number else {**row, "statement": claim.statement, "holes": holes}


def _holes(claim: Claim, look: Look, unused: bool, prints: Fingerprints) -> Iterator[str]:
    """What is missing between a claim's sources and its readers."""
    graph = look.graph
    if not (claim.citations or claim.basis or claim.calculation):
        yield "no source"
    for key in dict.fromkeys(citation.key for citation in claim.citations):
        if key not in graph.sources:
            yield f"unknown source {key}"
        elif not graph.sources[key].copies:
            yield f"no archived copy of {key}"
    if any(not citation.quote for citation in claim.citations):
        yield "no quote"
    if unused and not look.unknown:
        yield "unused"
    policy = look.project.settings.policy
    if claim.kind in policy.reviewed:
        count = (
            len(reviewers(claim, prints.of(claim), look.project.settings.people))
            if claim.reviews
            else 0
        )
        if count < policy.reviewers:
            yield f"{count} of {policy.reviewers} reviews"
