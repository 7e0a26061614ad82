"""A ZIP of XML, as offices write documents: its parts, read within bounds."""

from __future__ import annotations

from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote
import zipfile

from lxml import etree

from ..limits import UnreadableArchiveError

# A part, and all parts that are read, in bytes once unpacked.
_LARGEST, _MOST = 64 * 1024 * 1024, 256 * 1024 * 1024
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a ZIP by their names; what is too large to be one raises."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise UnreadableArchiveError("is a broken ZIP file", "Download it again.") from None
        self.names = frozenset(self._file.namelist())
        self._left = _MOST

    def read(self, name: str) -> bytes:
        """A part. Raises `UnreadableArchiveError`."""
        try:
            info = self._file.getinfo(name)
            if info.file_size > min(_LARGEST, self._left):
                raise UnreadableArchiveError("has a part that is too large to be read")
            self._left -= info.file_size
            return self._file.read(name)
        except KeyError:
            raise UnreadableArchiveError(f"lacks its part {name}", "Download it again.") from None
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
            hint = "Open it, and save it anew without a password."
            raise UnreadableArchiveError("has a part that cannot be unpacked", hint) from None

    def xml(self, name: str) -> etree._Element:
        """A part that is XML. Raises `UnreadableArchiveError`."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(self.read(name), parser)
        if root is None:
            raise UnreadableArchiveError(f"has a part that cannot be read: {name}")
        return root

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part of an OOXML file refers to, by the id: the kind, and the name."""
        folder = dirname(name)
        listed = join(folder, "_rels", f"{name.rpartition('/')[2]}.rels")
        if listed not in self.names:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                self.path(folder, one.get("Target", "")),
            )
            for one in self.xml(listed).iter(_RELATION)
        }

    @staticmethod
    def path(folder: str, target: str) -> str:
        """The name of a part that another one in a folder refers to."""
        target = unquote(target.partition("#")[0])
        return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
