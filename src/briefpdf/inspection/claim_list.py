"""Picks claims from the registry by what they are, without running the checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from ..compose.sandbox import Sandbox
from ..editing.claims.uses import Uses, find_uses
from ..model.claim import Claim
from ..project.fingerprint import Fingerprints, reviewers
from ..project.load import load_project
from ..project.project import Project
from ..project.withdrawn import staleness, today
from ..source.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filter:
    """What claims are asked for; each that is given must hold."""

    brief: str | None = None
    source: str | None = None
    topic: str | None = None
    unreviewed: bool = False
    changed: bool = False
    stale: bool = False
    unused: bool = False
    unsourced: bool = False

    @property
    def needs_uses(self) -> bool:
        """Whether briefs must be expanded to know."""
        return self.brief is not None or self.unused

    @property
    def needs_sources(self) -> bool:
        """Whether the bibliography must be read to know."""
        return self.unreviewed or self.changed


@dataclass(frozen=True)
class Selection:
    """The claims that were picked, of which project; `uses` where they had to be known."""

    project: Project
    claims: tuple[Claim, ...]
    uses: Uses | None


def select_claims(workspace: Workspace, wanted: Filter, sandbox: Sandbox) -> Selection:
    """The claims that a filter asks for, in the order of the registry."""
    briefs = None if wanted.needs_uses else ()
    if wanted.needs_uses:
        sandbox.start()
    project = load_project(workspace, briefs, sources=wanted.needs_sources)
    uses = find_uses(project, sandbox) if wanted.needs_uses else None
    tests = _tests(wanted, project, uses)
    claims = project.claims.values()
    return Selection(project, tuple(c for c in claims if all(t(c) for t in tests)), uses)


def _tests(wanted: Filter, project: Project, uses: Uses | None) -> list[Callable[[Claim], bool]]:
    prints = Fingerprints(project)
    policy, day = project.settings.policy, today()

    def reviewed(claim: Claim) -> bool:
        return bool(reviewers(claim, prints.of(claim)))

    def stamped(claim: Claim) -> bool:
        return any(review.fingerprint for review in claim.reviews)

    tests: dict[str, Callable[[Claim], bool]] = {
        "brief": lambda claim: claim.id in in_brief,
        "source": lambda claim: any(one.key == wanted.source for one in claim.citations),
        "topic": lambda claim: wanted.topic in claim.topics,
        "unreviewed": lambda claim: not reviewed(claim),
        "changed": lambda claim: stamped(claim) and not reviewed(claim),
        "stale": lambda claim: staleness(claim, policy.stale_after_days, day) is not None,
        "unused": lambda claim: uses is not None and claim.id not in others,
        "unsourced": lambda claim: (
            not claim.citations and not claim.basis and not claim.calculation
        ),
    }
    in_brief = used_by(wanted.brief, project, uses) if wanted.brief and uses else frozenset()
    others = {use.name for use in uses.all if use.claim != use.name} if uses else set()
    for name in uses.unknown if uses else ():
        # What a brief that does not expand may use is not unused.
        written = project.text(project.briefs[name].path).content
        others |= {one for one in project.claims if one in written}
    return [tests[one.name] for one in fields(wanted) if getattr(wanted, one.name)]


def used_by(brief: str, project: Project, uses: Uses) -> frozenset[str]:
    """The ids of the claims that a brief uses, and of those that they rest on."""
    direct = {use.name for use in uses.all if use.brief == brief and use.name in project.claims}
    return frozenset(project.graph.below(direct))


def claim_data(claim: Claim, project: Project) -> dict[str, Any]:
    """What a claim says and where it is written."""
    line, column = project.text(claim.span.path).line_column(claim.span.start)
    made = claim.calculation
    return {
        "claim": claim.id,
        "path": claim.span.path,
        "line": line,
        "column": column,
        "statement": claim.statement,
        "kind": claim.kind,
        "short": claim.short,
        "date": _text(claim.date),
        "as_of": _text(claim.as_of),
        "expires": _text(claim.expires),
        "confidence": claim.confidence,
        "topics": list(claim.topics),
        "values": {
            name: {"value": one.value, "unit": one.unit, "qualifier": one.qualifier}
            for name, one in claim.values.items()
        },
        "sources": [
            {"key": one.key, "locator": one.locator, "quote": one.quote} for one in claim.citations
        ],
        "basis": list(claim.basis),
        "calculate": made
        and {
            "result": made.result,
            "unit": made.unit,
            "round": made.round,
            "formula": made.formula,
            "inputs": dict(made.inputs),
        },
        "author": claim.author,
        "reviews": [
            {"by": one.by, "on": str(one.on), "fingerprint": one.fingerprint}
            for one in claim.reviews
        ],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
