"""Where a new edition of an archived copy goes, and where the earlier one stays."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain, count
from pathlib import PurePosixPath

from msgspec import Struct

from ..editing.lock import Refused
from ..model.reference import Reference
from ..project.project import Project
from ..source.workspace import (
    DiskWorkspace,
    FileTooLarge,
    OutsideWorkspace,
    inside,
)
from .add import place_of_copy
from .document import Document
from .entries import Bibliography


class Edition(Struct, frozen=True):
    """The bytes of a new edition and its path; the bytes of the earlier one, and where it stays.

    `earlier_path` is where the copy was until now, empty where there was none; `earlier` is None
    where it is not there any more. `found` is what lay at the path of the new edition.
    """

    path: str
    data: bytes
    earlier_path: str = ""
    aside: str = ""
    earlier: bytes | None = None
    found: bytes | None = None

    @property
    def sha256(self) -> str:
        """The checksum of the new edition."""
        return sha256(self.data).hexdigest()

    @property
    def contents(self) -> dict[str, bytes]:
        """The files that there are afterwards, and were not so before.

        The earlier one comes first: at no moment is it nowhere.
        """
        aside = self.earlier if self.aside else None
        return ({self.aside: aside} if aside is not None else {}) | {self.path: self.data}


def plan_edition(
    workspace: DiskWorkspace,
    project: Project,
    bibliography: Bibliography,
    reference: Reference,
    document: Document,
) -> Edition:
    """How a document becomes the copy of a source. Raises `Refused` where it cannot."""
    path = _copy_of(reference, bibliography)
    try:
        earlier_path = inside(path) if path else ""
        earlier = _read(workspace, earlier_path) if earlier_path else None
    except OutsideWorkspace:
        # Of another machine, maybe: what it names cannot be replaced.
        earlier_path, earlier = "", None
    if not earlier_path:
        target, _ = place_of_copy(document, reference.key, project.settings, workspace)
        return Edition(target, document.data, found=_read(workspace, target))
    recorded = reference.get("sha256").lower()
    if earlier == document.data:
        if recorded in ("", sha256(document.data).hexdigest()):
            raise Refused(
                f"this is the copy that “{reference.key}” has already, byte for byte",
                "Name the file of the new edition.",
            )
        # It was put there by hand, or by a command that was cut off: the earlier may be beside it.
        aside = _recorded_beside(workspace, earlier_path, recorded)
        before = _read(workspace, aside) if aside else None
        return Edition(earlier_path, document.data, earlier_path, aside, before, document.data)
    target = _named_for(document, earlier_path, workspace)
    if target != earlier_path:
        return Edition(
            target, document.data, earlier_path, earlier_path, earlier, _read(workspace, target)
        )
    _check_alone(project, bibliography, reference, earlier_path)
    aside = _aside(workspace, earlier_path, reference, earlier) if earlier is not None else ""
    return Edition(target, document.data, earlier_path, aside, earlier, earlier)


def _copy_of(reference: Reference, bibliography: Bibliography) -> str:
    """The one copy that a source names itself; empty where it names none."""
    own = {field.name.lower() for field in bibliography.entry(reference.key).fields}
    if reference.files and not own & {"file", "pdf"}:
        parent = reference.get("crossref", "xdata")
        raise Refused(
            f"the copy of “{reference.key}” is that of “{parent}”",
            f"Give the new edition to “{parent}”.",
        )
    if len(reference.files) > 1:
        raise Refused(
            f"“{reference.key}” has {len(reference.files)} archived copies, and the new edition "
            "can take the place of one",
            f"Leave one: “briefpdf source edit {reference.key} --set file={reference.files[0]}”.",
        )
    return reference.files[0] if reference.files else ""


def _read(workspace: DiskWorkspace, path: str) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return workspace.read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError:
        raise Refused(f"{path} is a folder", "Name the copy itself in “file”.") from None
    except FileTooLarge:
        raise Refused(f"{path} is too large to be read", "Move it away by hand.") from None


def _named_for(document: Document, earlier: str, workspace: DiskWorkspace) -> str:
    """The earlier copy's path, with another ending where the new edition is of another kind."""
    pure = PurePosixPath(earlier)
    endings = {".htm": ".html", ".yml": ".yaml", ".markdown": ".md"}
    ending = pure.suffix.lower()
    if endings.get(ending, ending) == document.ending:
        return earlier
    for name in chain([pure.stem], (f"{pure.stem}-{number}" for number in count(1))):
        path = pure.with_name(name + document.ending).as_posix()
        if _read(workspace, path) in (None, document.data):
            return path
    raise AssertionError("numbers do not end")


def _aside(workspace: DiskWorkspace, path: str, reference: Reference, data: bytes) -> str:
    """Where the earlier edition stays: beside its place, with its date or else a number."""
    pure = PurePosixPath(path)
    date = [str(reference.date)] if reference.date else []
    for mark in chain(date, count(1)):
        beside = pure.with_name(f"{pure.stem}-{mark}{pure.suffix}").as_posix()
        if _read(workspace, beside) in (None, data):
            return beside
    raise AssertionError("numbers do not end")


def _recorded_beside(workspace: DiskWorkspace, path: str, recorded: str) -> str:
    """The file beside a copy whose name begins like its and whose checksum was recorded."""
    pure = PurePosixPath(path)
    folder = "" if pure.parent.as_posix() == "." else f"{pure.parent.as_posix()}/"
    for one in workspace.files(f"{folder}*{pure.suffix}"):
        if PurePosixPath(one).name.startswith(f"{pure.stem}-"):
            data = _read(workspace, one)
            if data is not None and sha256(data).hexdigest() == recorded:
                return one
    return ""


def _check_alone(
    project: Project, bibliography: Bibliography, reference: Reference, path: str
) -> None:
    """Make sure that no other source names the same copy itself."""
    for entry in bibliography.blocks.entries:
        other = project.references.get(entry.key.text)
        own = {field.name.lower() for field in entry.fields} & {"file", "pdf"}
        if other and own and entry.key.text != reference.key and path in other.files:
            raise Refused(
                f"{path} is the copy of “{entry.key.text}”, too",
                f"Give “{entry.key.text}” a copy of its own first.",
            )
