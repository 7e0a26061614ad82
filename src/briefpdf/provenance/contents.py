"""What a finished file holds: what is printed on its pages, and all else, in hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from ..proof.reading.pieces import Pages
from .signed import Signature

# No file of ours nests deeper.
_DEEPEST = 100
# Where something belongs, and how it is packed, is not what it is.
_ASIDE = frozenset({"/Parent", "/StructParents", "/StructParent", "/P", "/Pg"})
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
# What of a file's root is looked at by itself, or says nothing to a reader.
_ROOT_ASIDE = frozenset(
    {
        *("/Type", "/Pages", "/Metadata", "/AF", "/StructTreeRoot", "/AcroForm", "/DSS"),
        *("/Extensions", "/Version", "/Names", "/OutputIntents", "/MarkInfo"),
    }
)
_SPOKEN = frozenset({"/Alt", "/ActualText", "/E", "/T"})


class PageContents(Struct, frozen=True):
    """A page: its pieces of text, which of them nobody sees, where its links lead, a hash of all.

    `unseen` are the indices of the pieces that nobody can see.
    """

    text: tuple[str, ...]
    unseen: tuple[int, ...]
    links: tuple[str, ...]
    digest: str


class HeldFile(Struct, frozen=True):
    """All that a file holds; `fields` are those of its forms that are no signatures."""

    pages: tuple[PageContents, ...]
    document: dict[str, str]
    attachments: dict[str, bytes]
    signatures: tuple[Signature, ...]
    fields: int


def page_digests(opened: Pdf) -> tuple[str, ...]:
    """A hash of each page of a file with all that it shows."""
    hasher = Hasher(opened)
    return tuple(hasher.digest(page.obj) for page in opened.pages)


def read_contents(
    opened: Pdf, pages: Pages, digests: Sequence[str] = ()
) -> tuple[PageContents, ...]:
    """What is on each page of a file, of which the `digests` may be known already."""
    texts: list[list[str]] = [[] for _ in pages.sizes]
    unseen: list[list[int]] = [[] for _ in pages.sizes]
    for piece in pages.pieces:
        if piece.unseen:
            unseen[piece.page].append(len(texts[piece.page]))
        texts[piece.page].append(" ".join(piece.text.split()))
    known = zip(opened.pages, digests or page_digests(opened), strict=True)
    return tuple(
        PageContents(tuple(texts[index]), tuple(unseen[index]), tuple(_links(page.obj)), digest)
        for index, (page, digest) in enumerate(known)
    )


def document_digests(opened: Pdf) -> dict[str, str]:
    """Hashes of what a file holds beside its pages, by what it is."""
    root, hasher = opened.Root, Hasher(opened)
    rest = {name: root[name] for name in root.keys() - _ROOT_ASIDE}
    names = root.get("/Names", Dictionary())
    rest |= {f"/Names{name}": names[name] for name in names.keys() - {"/EmbeddedFiles"}}
    told = sorted(
        f"{item['/S']} {name} {item[name]}"
        for item in opened.objects
        if isinstance(item, Dictionary) and "/S" in item
        for name in item.keys() & _SPOKEN
    )
    info = [str(opened.docinfo.get(name, "")) for name in ("/Title", "/Author", "/Subject")]
    packet = root.get("/Metadata")
    info.append(_data(packet).hex() if isinstance(packet, Stream) else "")
    return {
        "what it does by itself, its outline and its named places": hasher.of_all(rest),
        "what is read out in place of what is shown": _sha("\n".join(told)),
        "its title, its authors and its edition": _sha("\n".join(info)),
    }


def _sha(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _links(page: Object) -> Iterator[str]:
    """Where the links of a page lead, in their order; what else is laid on it, by its kind."""
    for annotation in page.get("/Annots", ()):
        if is_bare_signature(annotation):
            continue
        action = annotation.get("/A")
        if "/Dest" in annotation and isinstance(annotation["/Dest"], pikepdf.String):
            yield f"#{annotation['/Dest']}"
        elif isinstance(action, Dictionary) and "/URI" in action:
            yield str(action["/URI"])
        else:
            yield str(annotation.get("/Subtype", "/Link"))


def is_bare_signature(annotation: Object) -> bool:
    """Whether an annotation is the field of a signature that shows nothing: it has no area."""
    if annotation.get("/FT") != Name.Sig or annotation.get("/Subtype") != Name.Widget:
        return False
    left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])
    return left == right and bottom == top


class Hasher:
    """Hashes objects of a file by what they are, wherever in the file they stand."""

    def __init__(self, opened: Pdf) -> None:
        self.pages = {page.obj.objgen: index for index, page in enumerate(opened.pages)}
        self._known: dict[tuple[int, int], bytes] = {}

    def digest(self, page: Object) -> str:
        """The hash of a page with all that it shows."""
        return sha256(self._dictionary(page, 0)).hexdigest()

    def of_all(self, items: dict[str, Object]) -> str:
        """The hash of several things by name."""
        told = [name.encode() + self._of(items[name], 0) for name in sorted(items)]
        return sha256(b"".join(told)).hexdigest()

    def _of(self, item: Any, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise ValueError("it nests too deeply")
        if not isinstance(item, Object):
            return f"{type(item).__name__}:{item}".encode()
        if isinstance(item, (Dictionary, Stream, Array)):
            key = item.objgen
            if key in self.pages:
                return b"page %d" % self.pages[key]
            if key == (0, 0):
                return self._inside(item, depth)
            if key not in self._known:
                self._known[key] = b"itself"  # Until it is known: it may hold itself.
                self._known[key] = self._inside(item, depth)
            return self._known[key]
        return bytes(item.unparse())

    def _inside(self, item: Object, depth: int) -> bytes:
        if isinstance(item, Array):
            told = b"[" + b" ".join(self._of(one, depth + 1) for one in item)
        elif isinstance(item, Stream):
            told = self._dictionary(item.stream_dict, depth, _PACKING) + _data(item)
        else:
            told = self._dictionary(item, depth)
        return sha256(told).digest()

    def _dictionary(self, item: Object, depth: int, without: frozenset[str] = frozenset()) -> bytes:
        told = [b"<"]
        for name in sorted(item.keys()):
            if name in _ASIDE or name in without:
                continue
            value = item[name]
            if name == "/Annots" and isinstance(value, Array):
                shown = [one for one in value if not is_bare_signature(one)]
                if not shown:
                    continue
                told += [b"/Annots", *(self._of(one, depth + 1) for one in shown)]
                continue
            told += [name.encode(), self._of(value, depth + 1)]
        return b" ".join(told)


def _data(stream: Stream) -> bytes:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    return sha256(data).digest()
