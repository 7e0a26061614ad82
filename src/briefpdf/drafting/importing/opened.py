"""Opens a finished document: Word or Markdown, its pictures and what has no place in a brief."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
import re

from msgspec import Struct, field

from ...editing.lock import Refused
from ...readers.archive.limits import UnreadableArchiveError
from ...readers.archive.text import decode_text
from ...readers.docx.read import WordText, read_docx
from ...source.workspace import MAX_FILE_BYTES, followed, place_to_read
from .endnotes import typed_notes
from .head import take_head
from .layout import pictures_in
from .prose import Left, Note

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt")
_LARGEST_TEXT = 4 * 1024 * 1024
_LARGEST_PICTURE = 20 * 1024 * 1024
# What a picture that a page can show begins with, and the ending of its name.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"<svg", ".svg"),
    (b"<?xml", ".svg"),
)


class Opened(Struct):
    """A document as Markdown: the fields of its head, its notes by their labels, its pictures.

    `pictures` are endings and bytes by the names that the text has for them; `libraries` are the
    files of sources that its front matter names, beside it.
    """

    text: str
    head: dict[str, list[str]]
    notes: dict[str, Note] = field(default_factory=dict)
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    libraries: list[Path] = field(default_factory=list)


def open_document(path: Path, root: Path | None = None) -> Opened:
    """The document in a file that was named in a workspace of this root. Raises `Refused`."""
    ending = path.suffix.lower()
    try:
        place_to_read(path, root)
        if not path.is_file():
            what = "a folder" if path.is_dir() else "not there"
            raise Refused(f"{path} is {what}", "Name a file of Word (DOCX) or Markdown.")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused(f"{path} is larger than {MAX_FILE_BYTES // 1024**2} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}") from None
    if data.startswith(b"PK\x03\x04"):
        try:
            return _of_word(read_docx(data))
        except UnreadableArchiveError as problem:
            raise Refused(f"{path} {problem.reason}", *filter(None, [problem.hint])) from None
    if data.startswith(b"%PDF-"):
        hint = f"As a source it is added with: briefpdf source add {path.name} --key KEY"
        raise Refused(f"{path} is a PDF, whose text has no order to rely on", hint)
    if ending not in _MARKDOWN or b"\0" in data[:4096]:
        hint = "Open it in the program that wrote it, and save it as DOCX."
        raise Refused(f"{path} is neither a DOCX nor Markdown", hint)
    if len(data) > _LARGEST_TEXT:
        raise Refused(f"{path} is larger than {_LARGEST_TEXT // 1024**2} MB, as no brief is")
    return _of_markdown(path, decode_text(data))


def _of_markdown(path: Path, text: str) -> Opened:
    head, text, left = take_head(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    opened = _with_typed_notes(Opened(text, head, left=left))
    for name in head.pop("bibliography", ()):
        library = _beside(path.parent, name if name.endswith(".bib") else f"{name}.bib")
        if library is not None:
            opened.libraries.append(library)
        else:
            left.append(Left("front matter", "this file of sources is not there", name))
    for name in pictures_in(text):
        if (picture := _picture(path.parent, name)) is not None:
            opened.pictures[name] = picture
    return opened


def _picture(folder: Path, name: str) -> tuple[str, bytes] | None:
    """A picture beside a document; a text that others wrote may not name what lies elsewhere."""
    place = _beside(folder, name)
    try:
        if place is None:
            return None
        if place.stat().st_size > _LARGEST_PICTURE:
            return None
        data = place.read_bytes()
    except OSError:
        return None
    ending = next((ending for sign, ending in _SIGNATURES if data.startswith(sign)), None)
    return (ending, data) if ending else None


def _beside(folder: Path, name: str) -> Path | None:
    """A file of the document's own folder, or of one within it."""
    pure = PurePosixPath(name)
    if re.match(r"[a-z]+:", name, re.IGNORECASE) or pure.is_absolute() or ".." in pure.parts:
        return None
    place = folder / pure
    try:
        inside = followed(place).is_relative_to(followed(folder))
        return place if inside and place.is_file() else None
    except OSError:
        return None


def _of_word(word: WordText) -> Opened:
    left = []
    if word.inserted or word.deleted:
        why = f"they are accepted (insertions: {word.inserted}, deletions: {word.deleted})"
        left.append(Left("tracked changes", why))
    for comment in word.comments:
        about = f" (on “{comment.about[:80]}”)" if comment.about else ""
        left.append(Left("comment", f"by {comment.by or 'nobody named'}{about}", comment.words))
    left += [
        Left("picture", f"a picture of a kind that no page shows: {one}") for one in word.unread
    ]
    left += [Left("text", "it is crossed out", one) for one in word.struck if one]
    for words, about in word.formulas:
        of = f" out of “{about[:80]}”" if about else ""
        left.append(Left("formula", f"it is left{of}: write it in words, or as a picture", words))
    left += [Left("text", "it holds what cannot be read here", one) for one in word.lost]
    if word.merged:
        why = f"{word.merged} merged cells: what they hold stands in the first of them"
        left.append(Left("table", why))
    if word.subtitle:
        left.append(Left("front matter", "a brief has no subtitle", word.subtitle))
    head = {"title": word.title, "date": word.date}
    fields = {name: [said] for name, said in head.items() if said}
    if word.authors:
        fields["authors"] = list(word.authors)
    pictures = {f"picture-{at}": one for at, one in enumerate(word.pictures, 1)}
    return _with_typed_notes(Opened(word.markdown, fields, _notes(word), pictures, left))


def _with_typed_notes(opened: Opened) -> Opened:
    """The document with the notes that somebody numbered by hand, where it has no others."""
    if opened.notes or "[^" in opened.text:
        return opened
    opened.text, typed = typed_notes(opened.text)
    opened.notes |= {number: Note("endnote", number, words) for number, words in typed.items()}
    return opened


def _notes(word: WordText) -> dict[str, Note]:
    """The notes by their labels, with the numbers that a reader sees: those of their order."""
    counts = {"footnote": 0, "endnote": 0}
    found: dict[str, Note] = {}
    order = dict.fromkeys(re.findall(r"\[\^((?:footnote|endnote)-\d+)\]", word.markdown))
    for label in (*order, *(one for one in word.notes if one not in order)):
        kind = "endnote" if label.startswith("endnote") else "footnote"
        counts[kind] += 1
        words = " ".join(word.notes.get(label, "").split())
        found[label] = Note(
            "endnote" if kind == "endnote" else "footnote", str(counts[kind]), words
        )
    return found
