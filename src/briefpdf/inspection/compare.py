"""Compares a workspace with what it was at a revision, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath

from msgspec.structs import replace

from ..compose.sandbox import Sandbox
from ..model.claim import Claim
from ..project.graph import Graph
from ..project.load import CONFIG_FILES
from ..settings import BASELINE_FILE
from ..source.git_files import Difference, difference_since
from ..source.git_workspace import GitWorkspace
from ..source.workspace import DiskWorkspace, Workspace
from .aspect import Aspect, claim_aspects, source_aspects
from .cached.session import SETTINGS, Session
from .changes import (
    BriefChange,
    Changes,
    ClaimChange,
    CopyChange,
    CopyFate,
    Fate,
    FileChange,
    FileFate,
    SourceChange,
)
from .look import Look, looking


def changes_since(workspace: DiskWorkspace, base: str, sandbox: Sandbox) -> Changes:
    """What changed since the work at hand left `base`, a revision. Raises `GitFailed`."""
    left = difference_since(workspace.root, base)
    then = GitWorkspace(workspace.root, left.commit, workspace, is_commit=True)
    then.fetch(left.files)
    found = compare(then, workspace, left.commit, sandbox, left)
    return replace(found, cut_off=left.cut_off)


def compare(
    old: Workspace,
    new: Workspace,
    commit: str,
    sandbox: Sandbox,
    left: Difference | None = None,
) -> Changes:
    """What changed between two states of a workspace; `left` says in which files, if known."""
    with (
        looking(new, sandbox) as now,
        looking(old, sandbox, now.session.cache, now.session) as then,
    ):
        if left is not None:
            then.session.snapshot.share(now.session.snapshot, left.files)
        return _Comparison(then, now, left).changes(commit)


def compare_sessions(then: Session, now: Session, left: Difference) -> Changes:
    """What changed between two states of a workspace that are being looked at already."""
    return _Comparison(Look(then), Look(now), left).changes(left.commit)


def _unread(session: Session) -> Iterator[str]:
    """The files of the registry, and the bibliography, that could not be read."""
    for things in (session.claims, session.references):
        files = zip(things.paths, things.files, strict=True)
        yield from (path for path, index in files if index.lost)


class _Comparison:
    def __init__(self, then: Look, now: Look, left: Difference | None) -> None:
        self.then, self.now = then, now
        self.renamed = left.renamed if left else {}
        # A baseline may have any name; one that git does not keep is no part of a change.
        kept = left.files - left.untracked if left else ()
        self.baselines = {BASELINE_FILE, *(path for path in kept if path.endswith(".json"))}
        # What a brief was called, by its path now.
        self.was = {new: old for new, old in self.renamed.items() if new in now.made}
        self.old, self.new = then.project, now.project

    @property
    def uses(self) -> Graph:
        return self.now.graph

    def changes(self, commit: str) -> Changes:
        claims = tuple(self.claims())
        sources = tuple(self.sources())
        copies = tuple(self.copies())
        briefs = tuple(self.briefs(claims, sources, copies))
        unread = sorted({*_unread(self.then.session), *_unread(self.now.session)})
        files = tuple(self.files())
        styles = tuple(self.styles())
        found = Changes(commit, claims, sources, briefs, tuple(unread), copies, styles, files=files)
        then, now = self.then.session, self.now.session
        same = then.settings == now.settings and not (self.renamed and now.settings.per_file)
        if same and not any(map(self._fate_of, self.baselines)):
            return found
        from .asked import accepted_since, asked_since  # Few changes are of it.

        asked = tuple(asked_since(then, now, self.renamed))
        return replace(found, asked=asked, accepted=accepted_since(then, now, self.baselines))

    def files(self) -> Iterator[FileChange]:
        """The settings, and files that briefs are made from besides, that are not as they were."""
        then, now = self.then.session, self.now.session
        if then.bases[SETTINGS] != now.bases[SETTINGS]:
            for path, _ in CONFIG_FILES:
                yield from self._file(path, self.now.compositions)
        told = {*self.now.made, *self.uses.copied, *now.claim_paths, now.settings.references}
        made: dict[str, list[str]] = {}
        for path, one in self.now.made.items():
            for name in {**one.facts.get("file", {}), **one.facts.get("is file", {})}:
                if name not in told and not name.startswith("templates/"):
                    made.setdefault(name, []).append(PurePosixPath(path).stem)
        for name, briefs in sorted(made.items()):
            yield from self._file(name, sorted(briefs))

    def _file(self, path: str, briefs: Iterable[str]) -> Iterator[FileChange]:
        """A file that briefs are made from, where it is not what it was."""
        if fate := self._fate_of(path):
            yield FileChange(path, fate, tuple(briefs))

    def _fate_of(self, path: str) -> FileFate | None:
        """What became of a file; None where it is what it was."""
        then, now = self.then.session.snapshot, self.now.session.snapshot
        if not then.is_file(path):
            return "added" if now.is_file(path) else None
        if not now.is_file(path):
            return "removed"
        return None if then.digest(path) == now.digest(path) else "changed"

    def claims(self) -> Iterator[ClaimChange]:
        old, new = self.old.claims, self.new.claims
        before, after = self.then.session.claims.digests, self.now.session.claims.digests
        # What a file that cannot be read holds is neither new nor gone.
        gone = {} if self.new.lost_claims else {name: old[name] for name in old if name not in new}
        for name in new:
            if name in before:
                if before[name] != after[name] and (aspects := claim_aspects(old[name], new[name])):
                    users = self.uses.briefs_on([name])
                    yield ClaimChange(name, "changed", old[name], new[name], aspects, users)
            elif not self.old.lost_claims:
                yield self._fresh(new[name], gone)
        for name, claim in gone.items():
            users = self._users_then_and_now(name)
            yield ClaimChange(name, "removed", claim, None, briefs=users)

    def _fresh(self, claim: Claim, gone: dict[str, Claim]) -> ClaimChange:
        """A claim that is new, or one that is gone under another id; that is then accounted for."""
        same = (was for was in gone.values() if was.statement and was.statement == claim.statement)
        users = self.uses.briefs_on([claim.id])
        if (was := next(same, None)) is None:
            return ClaimChange(claim.id, "added", None, claim, briefs=users)
        del gone[was.id]
        users = tuple(sorted({*users, *self._users_then_and_now(was.id)}))
        return ClaimChange(claim.id, "renamed", was, claim, claim_aspects(was, claim), users)

    def _users_then_and_now(self, name: str) -> tuple[str, ...]:
        # Who used what is gone: the briefs of then say.
        then = set(self.then.graph.briefs_on([name])) & set(self.now.compositions)
        return tuple(sorted({*self.uses.briefs_on([name]), *then}))

    def sources(self) -> Iterator[SourceChange]:
        if self.old.lost_references or self.new.lost_references:
            return
        old, new = self.old.references, self.new.references
        before, after = self.then.session.references.digests, self.now.session.references.digests
        for key in dict.fromkeys((*new, *old)):
            if key not in before:
                yield self._source(key, "added")
            elif key not in after:
                yield self._source(key, "removed")
            elif before[key] != after[key] and (aspects := source_aspects(old[key], new[key])):
                yield self._source(key, "changed", aspects)

    def _source(self, key: str, fate: Fate, aspects: tuple[Aspect, ...] = ()) -> SourceChange:
        citing = tuple(self.uses.citing.get(key, ()))
        users = self._briefs_of([key])
        if fate == "removed":
            # Who printed what is gone: the briefs of then say.
            then = set(self.then.graph.on_source(key).briefs) & set(self.now.compositions)
            users = tuple(sorted({*users, *then}))
        return SourceChange(key, fate, aspects, citing, users)

    def _briefs_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The briefs that rest on sources, through their claims or by citing them themselves."""
        return tuple(sorted({name for key in keys for name in self.uses.on_source(key).briefs}))

    def copies(self) -> Iterator[CopyChange]:
        """The archived copies whose content is another, with the claims that quote from them."""
        for path, keys in self.uses.copied.items():
            fate = self._fate_of(path)
            if fate == "added":
                # A copy that git does not know has no history, or is new with its source.
                if path in self.then.graph.copied:
                    yield self._copy(path, keys, "unknown")
            elif fate is not None:
                yield self._copy(path, keys, fate)

    def _copy(self, path: str, keys: Iterable[str], fate: CopyFate) -> CopyChange:
        named = self.uses.claims
        quoting = tuple(
            name
            for key in keys
            for name in self.uses.citing.get(key, ())
            if key not in named[name].unquoted
        )
        return CopyChange(path, fate, tuple(keys), quoting, self._briefs_of(keys))

    def styles(self) -> Iterator[FileChange]:
        """The files of house styles that are new, gone or another, with the briefs set in them."""
        then, now = self.then.session.snapshot, self.now.session.snapshot
        usual = self.now.session.settings.template
        set_in: dict[str, list[str]] = {}
        for name, composed in self.now.compositions.items():
            set_in.setdefault(composed.brief.template or usual, []).append(name)
        for style, briefs in set_in.items():
            # Its pages and words, and its fonts.
            for path in dict.fromkeys(
                path
                for files in (now.files, then.files)
                for pattern in ("*", "*/*")
                for path in files(f"templates/{style}/{pattern}")
            ):
                yield from self._file(path, briefs)

    def briefs(
        self,
        claims: tuple[ClaimChange, ...],
        sources: tuple[SourceChange, ...],
        copies: tuple[CopyChange, ...],
    ) -> Iterator[BriefChange]:
        paths = self.now_briefs
        for name in dict.fromkeys((*paths, *self.then_briefs)):
            touching = tuple(change.claim for change in claims if name in change.briefs)
            cited = [change.source for change in sources if name in change.briefs]
            cited += [
                key
                for change in copies
                if name in change.briefs and change.fate != "unknown"
                for key in change.sources
            ]
            was = self.was.get(paths[name], "") if name in paths else ""
            fate: Fate | None = "renamed" if was else self._fate(name)
            if name not in paths and self.then_briefs[name] in self.was.values():
                continue  # It is there, by another name.
            if fate or touching or cited:
                keys = tuple(dict.fromkeys(cited))
                yield BriefChange(name, fate, touching, keys, PurePosixPath(was).stem)

    @cached_property
    def then_briefs(self) -> dict[str, str]:
        """The paths of the briefs of then, by their ids."""
        session = self.then.session
        paths = session.snapshot.files(session.settings.briefs)
        return {PurePosixPath(path).stem: path for path in paths}

    @cached_property
    def now_briefs(self) -> dict[str, str]:
        """The paths of the briefs of now, those that cannot be read among them, by their ids."""
        return {PurePosixPath(path).stem: path for path in self.now.made}

    def _fate(self, name: str) -> Fate | None:
        old, new = self.then_briefs.get(name), self.now_briefs.get(name)
        if old is None or new is None:
            return "removed" if old else "added"
        then, now = self.then.session.snapshot, self.now.session.snapshot
        return None if then.digest(old) == now.digest(new) else "changed"
