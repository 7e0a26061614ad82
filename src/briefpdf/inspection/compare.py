"""Compares a workspace with what it was at a revision, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..compose.compose import Composition, compose_brief
from ..compose.sandbox import Sandbox
from ..model.claim import Claim
from ..project.load import load_project
from ..project.project import Project
from ..source.git_workspace import GitWorkspace, branch_point
from ..source.workspace import DiskWorkspace, Workspace
from .aspect import Aspect, claim_aspects, source_aspects

Fate = Literal["added", "removed", "renamed", "changed"]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What became of a claim, and the briefs that it touches.

    `old` and `new` are its two states, one of them None where it is added or removed.
    """

    claim: str
    fate: Fate
    old: Claim | None
    new: Claim | None
    aspects: tuple[Aspect, ...] = ()
    briefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What became of an entry of the bibliography, the claims that cite it, and their briefs."""

    source: str
    fate: Fate
    aspects: tuple[Aspect, ...] = ()
    claims: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefChange:
    """A brief that is new, gone or edited, or that a changed claim or source touches.

    `fate` is None where its own text is what it was.
    """

    brief: str
    fate: Fate | None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a commit; `partly` says that a file could not be read on either side."""

    commit: str
    claims: tuple[ClaimChange, ...]
    sources: tuple[SourceChange, ...]
    briefs: tuple[BriefChange, ...]
    partly: bool


def changes_since(workspace: DiskWorkspace, base: str, sandbox: Sandbox) -> Changes:
    """What changed since the work at hand left `base`, a revision. Raises `GitFailed`."""
    commit = branch_point(workspace.root, base)
    return compare(GitWorkspace(workspace.root, commit), workspace, commit, sandbox)


def compare(old: Workspace, new: Workspace, commit: str, sandbox: Sandbox) -> Changes:
    """What changed between two states of a workspace."""
    return _Comparison(load_project(old), load_project(new), sandbox).changes(commit)


class _Comparison:
    def __init__(self, old: Project, new: Project, sandbox: Sandbox) -> None:
        self.old = old
        self.new = new
        self.sandbox = sandbox

    @cached_property
    def uses(self) -> Uses:
        return Uses(self.new, self.sandbox)

    @cached_property
    def earlier_uses(self) -> Uses:
        """Who used what is gone: the briefs of then say."""
        return Uses(self.old, self.sandbox)

    def changes(self, commit: str) -> Changes:
        claims = tuple(self.claims())
        sources = tuple(self.sources())
        lost = (self.old.lost_claims, self.new.lost_claims)
        unread = (self.old.lost_references, self.new.lost_references)
        briefs = tuple(self.briefs(claims, sources))
        return Changes(commit, claims, sources, briefs, any((*lost, *unread)))

    def claims(self) -> Iterator[ClaimChange]:
        old, new = self.old.claims, self.new.claims
        # What a file that cannot be read holds is neither new nor gone.
        gone = {} if self.new.lost_claims else {name: old[name] for name in old if name not in new}
        fresh = {} if self.old.lost_claims else {name: new[name] for name in new if name not in old}
        for name, claim in new.items():
            if name in old:
                if aspects := claim_aspects(old[name], claim):
                    users = self.uses.of_claim(name)
                    yield ClaimChange(name, "changed", old[name], claim, aspects, users)
            elif name in fresh:
                yield self._fresh(claim, gone)
        for name, claim in gone.items():
            users = self._users_then_and_now(name)
            yield ClaimChange(name, "removed", claim, None, briefs=users)

    def _fresh(self, claim: Claim, gone: dict[str, Claim]) -> ClaimChange:
        """A claim that is new, or one that is gone under another id; that is then accounted for."""
        same = (was for was in gone.values() if was.statement and was.statement == claim.statement)
        users = self.uses.of_claim(claim.id)
        if (was := next(same, None)) is None:
            return ClaimChange(claim.id, "added", None, claim, briefs=users)
        del gone[was.id]
        aspects = (Aspect("id", "id", was.id, claim.id), *claim_aspects(was, claim))
        users = tuple(sorted({*users, *self._users_then_and_now(was.id)}))
        return ClaimChange(claim.id, "renamed", was, claim, aspects, users)

    def _users_then_and_now(self, name: str) -> tuple[str, ...]:
        then = set(self.earlier_uses.of_claim(name)) & set(self.new.briefs)
        return tuple(sorted({*self.uses.of_claim(name), *then}))

    def sources(self) -> Iterator[SourceChange]:
        if self.old.lost_references or self.new.lost_references:
            return
        old, new = self.old.references, self.new.references
        for key in dict.fromkeys((*new, *old)):
            if key not in old:
                yield self._source(key, "added")
            elif key not in new:
                yield self._source(key, "removed")
            elif aspects := source_aspects(old[key], new[key]):
                yield self._source(key, "changed", aspects)

    def _source(self, key: str, fate: Fate, aspects: tuple[Aspect, ...] = ()) -> SourceChange:
        citing = tuple(
            claim.id
            for claim in self.new.claims.values()
            if any(citation.key == key for citation in claim.citations)
        )
        return SourceChange(key, fate, aspects, citing, self.uses.of_claims(citing))

    def briefs(
        self, claims: tuple[ClaimChange, ...], sources: tuple[SourceChange, ...]
    ) -> Iterator[BriefChange]:
        for name in dict.fromkeys((*self.new.briefs, *self.old.briefs)):
            touching = tuple(change.claim for change in claims if name in change.briefs)
            cited = tuple(change.source for change in sources if name in change.briefs)
            fate = self._fate(name)
            if fate or touching or cited:
                yield BriefChange(name, fate, touching, cited)

    def _fate(self, name: str) -> Fate | None:
        old, new = self.old.briefs.get(name), self.new.briefs.get(name)
        if old is None or new is None:
            return "removed" if old else "added"
        same = self.old.text(old.path).content == self.new.text(new.path).content
        return None if same else "changed"


class Uses:
    """Who uses what in a project."""

    def __init__(self, project: Project, sandbox: Sandbox) -> None:
        composed = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
        self._briefs = _users(composed)
        self._dependents = _dependents(project.claims)

    def of_claim(self, name: str) -> tuple[str, ...]:
        """The ids of the briefs that use a claim, or one that rests on it, sorted."""
        return self.of_claims([name])

    def of_claims(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the briefs that use any of these claims, or one that rests on them."""
        waiting = list(names)
        reached = set(waiting)
        while waiting:
            for name in self._dependents.get(waiting.pop(), ()):
                if name not in reached:
                    reached.add(name)
                    waiting.append(name)
        return tuple(sorted({brief for name in reached for brief in self._briefs.get(name, ())}))


def _users(composed: Iterable[Composition]) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for composition in composed:
        # A claim that is gone, and is called for all the same, is missed.
        for name in {*composition.claims, *composition.missed}:
            users.setdefault(name, []).append(composition.brief.id)
    return users


def _dependents(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """For each claim, those that name it as their basis or calculate with a value of it."""
    dependents: dict[str, list[str]] = {}
    for claim in claims.values():
        inputs = claim.calculation.inputs.values() if claim.calculation else ()
        for name in {*claim.basis, *(place.rpartition(".")[0] for place in inputs)}:
            dependents.setdefault(name, []).append(claim.id)
    return dependents
