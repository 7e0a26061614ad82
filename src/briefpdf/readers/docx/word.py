"""Reads a Word document into Markdown; the limited process serves this module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree, html

from ...source.pattern import lazy_pattern
from ...source.raised import RAISED
from ..archive.limits import UnreadableArchiveError
from ..archive.office.package import Package
from ..archive.office.words import docx_text
from .markdown import Writer, html_as_markdown

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# What Word calls its styles, and what stands for them here.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.table-caption:fresh
p[style-name='Table'] => p.table-caption:fresh
p[style-name='Image Caption'] => p.figure-caption:fresh
p[style-name='Illustration'] => p.figure-caption:fresh
p[style-name='Figure'] => p.figure-caption:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
strike => s
"""
_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
}
_NOTE = lazy_pattern(r"#(footnote|endnote)-(\d+)$")
_WORD = lazy_pattern(r"\w+")
# The numbers of notes, as they stand in the text.
_RAISED = lazy_pattern(f"[{RAISED}]+")
_MOST_LOST = 200
_LARGEST_PICTURE = 20 * 1024 * 1024


@contextmanager
def serve() -> Iterator[Callable[[tuple[str, bytes]], dict[str, Any]]]:
    """What answers tasks about documents: the task's name, the bytes."""
    yield answer_to


def answer_to(job: tuple[str, bytes]) -> dict[str, Any]:
    """The answer to a task about a document, or why there is none."""
    task, data = job
    try:
        if task == "HTML":
            return {"markdown": html_as_markdown(data.decode("utf-8", "replace"))}
        return read_word(data)
    except UnreadableArchiveError as problem:
        return {"error": problem.reason, "hint": problem.hint}
    except (etree.LxmlError, ValueError) as error:
        return {"error": f"cannot be read: {error}", "hint": "Open it in Word, and save it anew."}


def read_word(data: bytes) -> dict[str, Any]:
    """A DOCX as `read.WordText` has it. Raises `UnreadableArchiveError`."""
    package = Package(data)
    kinds = dict(package.related("").values())
    main = package.xml(kinds.get("officeDocument", "word/document.xml"))
    reading = _Reading()
    content = reading.as_html(data)
    root = html.fragment_fromstring(content, create_parent="div")
    head = _head(root, package, kinds.get("core-properties", ""))
    notes = _notes(root)
    writer = Writer(_mark, reading.picture)
    markdown = writer.blocks(root)
    written = {mark: writer.blocks(note) for mark, note in notes.items()}
    formulas = _formulas(main)
    signs = [one["words"] for one in formulas]
    parts = dict(package.related(kinds.get("officeDocument", "word/document.xml")).values())
    return {
        **head,
        "markdown": markdown,
        "notes": written,
        "pictures": reading.pictures,
        "unread": reading.unread,
        "inserted": _count(main, "ins", "moveTo"),
        "deleted": _count(main, "del", "moveFrom"),
        "comments": _comments(package, parts.get("comments", ""), main),
        "struck": writer.struck,
        "merged": writer.uneven,
        "formulas": formulas,
        "lost": _lost(data, [markdown, *written.values(), *writer.struck, *head["said"], *signs]),
    }


class _Reading:
    """What mammoth makes of a document, and its pictures."""

    def __init__(self) -> None:
        self.pictures: list[tuple[str, bytes]] = []
        self.unread: list[str] = []

    def as_html(self, data: bytes) -> str:
        """The document as HTML; its pictures are numbered."""
        import mammoth  # Only a document of Word needs it.

        try:
            made = mammoth.convert_to_html(
                BytesIO(data),
                style_map=_STYLES,
                convert_image=mammoth.images.img_element(self._take),
            )
        except (KeyError, IndexError, AttributeError, OSError) as error:
            # What the library raises for parts that are not there, or not as they must be.
            hint = "Open it in Word, and save it anew."
            raise UnreadableArchiveError(f"is no DOCX that can be read ({error})", hint) from None
        return str(made.value)

    def _take(self, image: Any) -> dict[str, str]:
        ending = _ENDINGS.get(image.content_type)
        if ending is None:
            self.unread.append(str(image.content_type).removeprefix("image/"))
            return {"src": ""}
        with image.open() as file:
            content = file.read(_LARGEST_PICTURE + 1)
        if len(content) > _LARGEST_PICTURE:
            self.unread.append("too large")
            return {"src": ""}
        self.pictures.append((ending, content))
        return {"src": f"picture-{len(self.pictures)}"}

    def picture(self, file: str, alt: str) -> str:
        """How Markdown shows a picture; nothing for one that no page can show."""
        return f"![{alt.replace('[', '(').replace(']', ')')}]({file})" if file else ""


def _mark(link: str) -> str | None:
    found = _NOTE.match(link)
    return f"[^{found[1]}-{found[2]}]" if found else None


def _notes(root: etree._Element) -> dict[str, etree._Element]:
    """The notes at the end of the HTML by their marks, taken out of it."""
    found: dict[str, etree._Element] = {}
    for item in list(root.iter("li")):
        name = str(item.get("id") or "")
        if (mark := _NOTE.match(f"#{name}")) is None:
            continue
        for link in list(item.iter("a")):
            # The arrow that leads back.
            if (link.get("href") or "").startswith("#"):
                link.text = None
        found[f"{mark[1]}-{mark[2]}"] = item
    for item in found.values():
        above = item.getparent()
        if above is not None:
            above.remove(item)
            if not len(above) and above.getparent() is not None:
                above.getparent().remove(above)  # type: ignore[union-attr]
    return found


def _head(root: etree._Element, package: Package, core: str) -> dict[str, Any]:
    """Title, authors and date as styles mark them, else as the document's properties say."""
    said: list[str] = []
    found: dict[str, list[str]] = {}
    for one in list(root):
        kind = str(one.get("class") or "")
        if kind in ("title", "subtitle", "author", "date"):
            words = " ".join("".join(map(str, one.itertext())).split())
            marks = [mark for link in one.iter("a") if (mark := _mark(link.get("href") or ""))]
            if marks and kind == "title":
                continue
            found.setdefault(kind, []).append(words)
            said.append(words)
            root.remove(one)
    properties = package.xml(core) if core in package.names else None
    if properties is not None:
        for name, tag in (("title", f"{_DC}title"), ("author", f"{_DC}creator")):
            text = next((one.text for one in properties.iter(tag) if one.text), None)
            if text and name not in found:
                found[name] = [text.strip()]
    return {
        "title": " ".join(found.get("title", [])),
        "subtitle": " ".join(found.get("subtitle", [])),
        "authors": found.get("author", []),
        "date": " ".join(found.get("date", [])),
        "said": said,
    }


def _count(main: etree._Element, *names: str) -> int:
    """How many stretches of text were changed in a way, marks of paragraphs and cells too."""
    return sum(1 for name in names for _ in main.iter(f"{_W}{name}"))


def _comments(package: Package, name: str, main: etree._Element) -> list[dict[str, str]]:
    """The comments: who made each, what it says, and the words that it is about."""
    if name not in package.names:
        return []
    about = _commented(main)
    return [
        {
            "by": str(one.get(f"{_W}author") or ""),
            "words": _plain(one),
            "about": about.get(str(one.get(f"{_W}id")), ""),
        }
        for one in package.xml(name).iter(f"{_W}comment")
    ]


def _commented(main: etree._Element) -> dict[str, str]:
    open_: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for one in main.iter(f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}t"):
        number = str(one.get(f"{_W}id"))
        if one.tag == f"{_W}t":
            for words in open_.values():
                words.append(one.text or "")
        elif one.tag == f"{_W}commentRangeStart":
            open_[number] = []
        else:
            found[number] = " ".join("".join(open_.pop(number, [])).split())
    return found


def _formulas(main: etree._Element) -> list[dict[str, str]]:
    """The formulas in the text, each with the words of its paragraph; a page has none of them."""
    found = []
    for one in islice(main.iter(f"{_M}oMath"), _MOST_LOST):
        paragraph = next(one.iterancestors(f"{_W}p"), None)
        words = "".join(part.text or "" for part in one.iter(f"{_M}t"))
        found.append({"words": words, "about": "" if paragraph is None else _plain(paragraph)})
    return found


def _plain(root: etree._Element) -> str:
    paragraphs = (
        "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
        for paragraph in root.iter(f"{_W}p")
    )
    return " ".join(" ".join(paragraphs).split())


def _lost(data: bytes, written: list[str]) -> list[str]:
    """Lines of the document of which a word is nowhere in what was made of it."""
    has = Counter(_WORD.findall(_RAISED.sub("", "\n".join(written))))
    seen = _RAISED.sub("", docx_text(data)[0])
    lost = []
    for line in seen.split("\n"):
        words = [word for word in _WORD.findall(line) if not word.isdecimal()]
        if any(word not in has for word in words):
            lost.append(line.strip())
    return lost[:_MOST_LOST]
