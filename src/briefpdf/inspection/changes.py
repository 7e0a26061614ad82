"""What changed in a workspace since a revision, as values: what reports tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..model.claim import Claim
from .aspect import Aspect

if TYPE_CHECKING:  # What checks is loaded where something is to be checked.
    from ..checks.baseline import Entry

Fate = Literal["added", "removed", "renamed", "changed"]
FileFate = Literal["added", "removed", "changed"]


class ClaimChange(Struct, frozen=True):
    """What became of a claim, and the briefs that it touches.

    `old` and `new` are its two states, one of them None where it is added or removed.
    """

    claim: str
    fate: Fate
    old: Claim | None
    new: Claim | None
    aspects: tuple[Aspect, ...] = ()
    briefs: tuple[str, ...] = ()


class SourceChange(Struct, frozen=True):
    """What became of an entry of the bibliography, the claims that cite it, and their briefs."""

    source: str
    fate: Fate
    aspects: tuple[Aspect, ...] = ()
    claims: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()


# `unknown` is one that git does not keep, so that nobody can tell.
CopyFate = Literal["removed", "changed", "unknown"]


class CopyChange(Struct, frozen=True):
    """What became of an archived copy: of which sources, the claims that quote them, and briefs."""

    path: str
    fate: CopyFate
    sources: tuple[str, ...]
    claims: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()


class BriefChange(Struct, frozen=True):
    """A brief that is new, gone or edited, or that a changed claim or source touches.

    `fate` is None where its own text is what it was; `was` is what it was called, if otherwise.
    """

    brief: str
    fate: Fate | None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    was: str = ""


class FileChange(Struct, frozen=True):
    """What became of another file that briefs are made from, and those that are.

    It is one of a house style, such as its disclaimer, a picture, or the settings.
    """

    path: str
    fate: FileFate
    briefs: tuple[str, ...]


class Asked(Struct, frozen=True):
    """A rule, or another setting, that is not what it was: everywhere, or in some files alone.

    `less` says that a workspace is held to less by it.
    """

    name: str
    paths: tuple[str, ...]
    before: str
    after: str
    less: bool


class Changes(Struct, frozen=True):
    """What changed since a commit; `unread` are the files that could not be read then or now.

    `asked` are the settings that are others, `accepted` what came to the workspace's baseline.

    `cut_off` says that git does not know here where the work at hand left that commit, so that
    what was added to it since looks removed.
    """

    commit: str
    claims: tuple[ClaimChange, ...]
    sources: tuple[SourceChange, ...]
    briefs: tuple[BriefChange, ...]
    unread: tuple[str, ...]
    copies: tuple[CopyChange, ...] = ()
    styles: tuple[FileChange, ...] = ()
    cut_off: bool = False
    files: tuple[FileChange, ...] = ()
    asked: tuple[Asked, ...] = ()
    accepted: tuple[Entry, ...] = ()

    @property
    def partly(self) -> bool:
        """Whether something may be left out, because a file could not be read."""
        return bool(self.unread)


class PageChange(Struct, frozen=True):
    """A page of a brief that does not look as it did; pictures of it, empty where it was not there.

    The pictures are named from the folder that they are in, which counts.
    """

    brief: str
    page: int
    before: str
    after: str


class History(Struct, frozen=True):
    """What a workspace was at a revision: the verdict of each claim then, and what changed since.

    `silenced` are the fingerprints of what comments silenced then, `unseen` the briefs of which
    the pages could not be compared, each with why.
    """

    changes: Changes
    verdicts: Mapping[str, str]
    silenced: Collection[str] = ()
    pages: tuple[PageChange, ...] = ()
    unseen: Mapping[str, str] | None = None
