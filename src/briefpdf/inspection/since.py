"""A workspace beside what it was when its work left a revision: what is new, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from msgspec.structs import replace

from ..cache.cache import open_cache
from ..checks.baseline import Baseline, can_be_passed_over, fingerprints
from ..checks.rule import Finding, Severity
from ..checks.subject import Subject
from ..compose.composition import Composition
from ..compose.sandbox import Sandbox
from ..project.withdrawn import today
from ..source.diagnostic import Diagnostic
from ..source.git_files import Difference
from ..source.git_workspace import GitWorkspace
from ..source.mendable import Mendable
from ..source.workspace import DiskWorkspace
from .added import with_diagnostics
from .aspect import claim_aspects, source_aspects
from .cached.brief_result import BriefResult
from .cached.briefs import Briefs
from .cached.inspect import CachedInspection, find_session, inspect_part, inspect_session
from .cached.registry import uncollected
from .cached.session import READABLE, SETTINGS, Session
from .cached.workers import Task, Workers
from .changes import History
from .compare import compare_sessions
from .examine import fleeting_cache
from .inspect import Composed, Inspection, Progress, Reach, stopping, unheard
from .untracked import find_untracked, with_untracked

# A rule, and the claim or the source that something was found of.
_Thing = tuple[str, str | None, str | None]


def _thing(finding: Finding) -> _Thing:
    return finding.rule.code, finding.diagnostic.claim, finding.diagnostic.source


def _anywhere(path: str) -> str:
    return ""


class Since:
    """A workspace now, and as it was when it left a revision; `paths` are the briefs touched."""

    def __init__(
        self,
        now: Session,
        then: Session,
        left: Difference,
        only: Iterable[str] | None,
        jobs: int = 1,
    ) -> None:
        self.now = now
        self.left = left
        self.commit, self.cut_off, self.renamed = left.commit, left.cut_off, left.renamed
        # What was on pages then too; whoever lays them out tells.
        self.on_pages: set[Diagnostic] = set()
        # Where all findings are wanted too, those of briefs that nothing touched among them.
        self.all_wanted = False
        self.whole: CachedInspection | None = None
        # The findings of claims and sources then, by the words found, once they are asked for.
        self._words_of: dict[_Thing, dict[str, Finding]] = {}
        # Beside each the composition, which is another after another check.
        self._reaches: dict[int, tuple[Composition, Reach]] = {}
        self._then = then
        paths = now.snapshot.files(now.settings.briefs) if only is None else list(only)
        # What no change touches may rest on a claim that holds up no more, or on files that cannot
        # be read.
        self._resting: list[str] = []
        if now.bases[SETTINGS] == then.bases[SETTINGS]:
            paths = list(self._touched(paths, jobs))
        self.paths = paths
        # While what is cached of them is still there: of one text, the last result is cached.
        files = set(then.snapshot.files(then.settings.briefs))
        before = (self.renamed.get(path, path) for path in (*paths, *self._resting))
        self._found_then = find_session(then, [path for path in before if path in files])
        _ = then.pairs

    @cached_property
    def then(self) -> CachedInspection:
        """The same briefs, claims and sources as they were."""
        return self._found_then()

    @property
    def is_idle(self) -> bool:
        """Whether no brief has anything to do with what changed."""
        return not self.paths and not self._resting

    def _touched(self, paths: Iterable[str], jobs: int) -> Iterator[str]:
        """Those of these briefs that a change touches, composed in `jobs` processes if it is much.

        Of what the base cached it can be told without composing anything.
        """
        then, now = self._then.snapshot, self.now.snapshot
        paths = list(paths)
        same = [path for path in paths if now.digest(path) == then.digest(path)]
        was = {path: Briefs(self._then).find(path) for path in same}
        known = {path: Briefs(self.now).find(path) for path in same if was[path] is None}
        unknown = [Task("brief", path) for path, made in known.items() if made is None]
        known |= {
            task.path: cast(BriefResult, made) for task, made in Workers(jobs)(self.now, unknown)
        }
        moved = self._moved()
        for path in paths:
            made = was.get(path) or known.get(path)
            other = self.now if was.get(path) is not None else self._then
            if made is None or any(other.world.changed(made.facts)):
                yield path
            elif self.now.bases[READABLE] != self._then.bases[READABLE]:
                self._resting.append(path)
            elif made.claims and moved:
                below = self.now.graph.below(made.claims)
                if not moved.isdisjoint(below):
                    self._resting.append(path)

    def _moved(self) -> set[str]:
        """The claims that are not what they were, or whose sources or their copies are not."""
        then, now = self._then, self.now
        claims, sources = then.claims.digests, then.references.digests
        moved = {name for name, one in now.claims.digests.items() if claims.get(name) != one}
        keys = {key for key, one in now.references.digests.items() if sources.get(key) != one}
        for path, copied in now.graph.copied.items():
            if then.snapshot.digest(path) != now.snapshot.digest(path):
                keys.update(copied)
        return moved.union(*(now.graph.citing.get(key, ()) for key in keys))

    def inspect(
        self,
        progress: Progress = lambda name: None,
        jobs: int = 1,
        composed: Composed = unheard,
    ) -> CachedInspection:
        """Check the briefs that a change touches, and all claims and sources.

        `composed` is given each composition that was made for it, before what it rests on is found.
        A brief that rests, however far, on what the change breaks is one of them.
        """
        try:
            return self._inspected(progress, jobs, composed)
        finally:
            self.now.cache.flush()

    def _inspected(self, progress: Progress, jobs: int, composed: Composed) -> CachedInspection:
        if self._resting:
            looked = inspect_session(self.now, [*self.paths, *self._resting], jobs=jobs)
            self.paths += [
                one.brief.path
                for one in looked.subject.compositions
                if one.brief.path in self._resting
                and stopping(one, looked.findings, looked.subject)
                and not self.was_stopped(one.brief.path)
            ]
            self._resting = []
        if not self.all_wanted:
            return with_untracked(inspect_session(self.now, self.paths, progress, jobs, composed))
        part, whole = inspect_part(self.now, frozenset(self.paths), progress, jobs, composed)
        untracked = list(find_untracked(whole))  # Of both, as files are the workspace's.
        self.whole = with_diagnostics(whole, untracked)
        return with_diagnostics(part, untracked)

    @cached_property
    def history(self) -> History:
        """What changed since, and how claims stood then."""
        changes = compare_sessions(self._then, self.now, self.left)
        silenced = frozenset(self._fingerprints(self.then.suppressed))
        return History(replace(changes, cut_off=self.cut_off), self.then.verdicts, silenced)

    @cached_property
    def _compositions(self) -> Mapping[str, Composition]:
        return {one.brief.path: one for one in self.then.subject.compositions}

    def composition_then(self, path: str) -> Composition | None:
        """What a brief, by its path now, was then; None for a new one."""
        return self._compositions.get(self.renamed.get(path, path))

    @cached_property
    def _marks(self) -> Mapping[str, Finding]:
        found = self.then.findings
        return dict(zip(self._fingerprints(found), found, strict=True))

    def _fingerprints(self, found: Sequence[Finding]) -> Iterator[str]:
        called = {old: new for new, old in self.renamed.items()}
        return fingerprints(found, self.then.text, lambda path: called.get(path, path))

    def had(self, mark: str, finding: Finding, inspection: Inspection) -> bool:
        """Whether a finding, by its fingerprint, was there then, and concerned the same briefs.

        An old error that a brief comes to rest on is new to that brief: it could be built.
        """
        if finding.diagnostic in self.on_pages:
            return True
        was = self._marks.get(mark) or self._elsewhere(finding, inspection)
        rule = finding.rule
        # Settings that cannot be used are never old.
        if was is None or (rule.code.startswith("CONFIG") and rule.severity is Severity.ERROR):
            return False
        if not finding.is_error:
            return True
        return all(
            not self._reach(one, inspection.subject).stops(finding) or self._concerned(one, was)
            for one in inspection.subject.compositions
        )

    def _elsewhere(self, finding: Finding, inspection: Inspection) -> Finding | None:
        """The same finding of a claim or a source then, wherever and however that was written.

        What is wrong in a brief is the brief's, though it may be about a claim.
        """
        thing = _thing(finding)
        known = self._of_things.get(thing)
        if finding.diagnostic.brief is not None or known is None:
            return None
        was = known.get(finding.diagnostic.message)
        if was is not None and self._reads_the_same(finding.diagnostic):
            return was
        if thing not in self._words_of:
            marks = (next(fingerprints([one], self.then.text, _anywhere)) for one in known.values())
            self._words_of[thing] = dict(zip(marks, known.values(), strict=True))
        (mark,) = fingerprints([finding], inspection.text, _anywhere)
        return self._words_of[thing].get(mark)

    def _reads_the_same(self, found: Diagnostic) -> bool:
        """Whether nothing of a claim or a source is other than it was, but how it is written.

        Of what is not there, or cannot be read, nobody knows.
        """
        if found.claim is not None:
            old, new = self._then.claims.get(found.claim), self.now.claims.get(found.claim)
            return old is not None and new is not None and not claim_aspects(old, new)
        key = str(found.source)
        was, is_now = self._then.references.get(key), self.now.references.get(key)
        return was is not None and is_now is not None and not source_aspects(was, is_now)

    @cached_property
    def _of_things(self) -> Mapping[_Thing, Mapping[str, Finding]]:
        """The findings of each claim and source then, by what they say."""
        found: dict[_Thing, dict[str, Finding]] = {}
        for one in self.then.findings:
            said = one.diagnostic
            if said.brief is None and (said.claim or said.source):
                found.setdefault(_thing(one), {}).setdefault(said.message, one)
        return found

    def _concerned(self, composition: Composition, was: Finding) -> bool:
        then = self.composition_then(composition.brief.path)
        return then is not None and self._reach(then, self.then.subject).stops(was)

    def _reach(self, composition: Composition, subject: Subject) -> Reach:
        known = self._reaches.get(id(composition))
        if known is None or known[0] is not composition:
            known = self._reaches[id(composition)] = (composition, Reach(composition, subject))
        return known[1]

    def was_stopped(self, path: str, baseline: Baseline | None = None) -> bool:
        """Whether a brief could not be built then; it is stopped by nothing that a baseline has."""
        composition = self.composition_then(path)
        if composition is None:
            return True
        known = baseline.entries if baseline is not None else {}
        findings = [
            finding
            for mark, finding in self._marks.items()
            if not (mark in known and can_be_passed_over(finding))
        ]
        return not composition.expanded or bool(stopping(composition, findings, self.then.subject))


def look_back(
    workspace: DiskWorkspace,
    left: Difference,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    cached: bool = True,
    jobs: int = 1,
) -> Since:
    """A workspace beside what it was at the commit that it differs from.

    A brief is touched when its text, a claim or a source that it uses, an archived copy of it, a
    picture, its template or the settings are not what they were. `only` are the briefs to look at.
    Raises `GitFailed`, and `Mendable` where there is no room for what is worked out.
    """
    cache = (open_cache(workspace.root) if cached else None) or fleeting_cache()
    if cache is None:
        raise Mendable("there is no folder for temporary files that can be written to")
    day = today()
    with uncollected():
        was = GitWorkspace(workspace.root, left.commit, workspace, is_commit=True)
        was.fetch(left.files)
        now = Session(workspace, cache, sandbox, day)
        then = Session(was, cache, sandbox, day, now)
        then.snapshot.share(now.snapshot, left.files)
        return Since(now, then, left, only, jobs)
