"""The text of Word documents (DOCX) and slides (PPTX), as far as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ....source.raised import TO_RAISED
from .package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES = ("footnotes", "endnotes")
# A reader sees none of these; what was deleted is still in the file.
_NOT_TEXT = frozenset({f"{_W}instrText", f"{_W}delInstrText", f"{_W}pPr", f"{_W}sectPr"})
_OFF = frozenset({"0", "false", "off"})


def docx_text(data: bytes) -> tuple[str, str]:
    """The text of a DOCX, and the same with what is deleted or hidden: a line for each paragraph.

    A tab stands before each cell of a table but the first; notes come last, their marks raised.
    """
    package = Package(data)
    kinds = package.related("")
    name = next((name for kind, name in kinds.values() if kind == "officeDocument"), "")
    name = name or "word/document.xml"
    roots = [package.xml(name)]
    parts = dict(package.related(name).values())
    roots += [package.xml(parts[kind]) for kind in _NOTES if kind in parts]
    seen = "\n".join(_lines(root, False) for root in roots)
    return seen, "\n".join(_lines(root, True) for root in roots)


def _lines(root: etree._Element, whole: bool) -> str:
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _NOT_TEXT or (not whole and _is_unseen(element)):
                walk.skip_subtree()
            elif tag in (f"{_W}footnote", f"{_W}endnote"):
                kind, number = element.get(f"{_W}type"), element.get(f"{_W}id", "")
                parts.append("" if kind else f"{number} ")
            elif tag in (f"{_W}t", f"{_W}delText", f"{_M}t"):
                parts.append(element.text or "")
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                parts.append(str(element.get(f"{_W}id", "")).translate(TO_RAISED))
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                parts.append(" ")
            elif tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{_W}tc" and element.getprevious() is not None:
                parts.append("\t")
        elif tag == f"{_W}p":
            parts.append(" " if _is_in(element, "tc") else "\n")
        elif tag == f"{_W}tr":
            parts.append("\n")
    lines = (
        "\t".join(" ".join(cell.split()) for cell in line.split("\t"))
        for line in "".join(parts).split("\n")
    )
    return "\n".join(line.rstrip(" ") for line in lines).strip("\n")


def _is_in(element: etree._Element, name: str) -> bool:
    """Whether an element stands right in one of a name."""
    above = element.getparent()
    return above is not None and above.tag == f"{_W}{name}"


def _is_unseen(element: etree._Element) -> bool:
    """Whether text was deleted or moved away, is struck out, hidden or white."""
    if element.tag in (f"{_W}del", f"{_W}moveFrom"):
        return not _is_in(element, "rPr")
    if element.tag != f"{_W}r":
        return False
    style = element.find(f"{_W}rPr")
    if style is None:
        return False
    for name in ("vanish", "strike", "dstrike"):
        switch = style.find(f"{_W}{name}")
        if switch is not None and switch.get(f"{_W}val", "1") not in _OFF:
            return True
    colour, shade = style.find(f"{_W}color"), style.find(f"{_W}shd")
    white = colour is not None and str(colour.get(f"{_W}val")).upper() == "FFFFFF"
    return white and shade is None and style.find(f"{_W}highlight") is None


def pptx_text(data: bytes) -> tuple[list[str], list[str]]:
    """The text of each slide of a PPTX in their order, and the same with hidden slides."""
    package = Package(data)
    main = "ppt/presentation.xml"
    parts = package.related(main)
    seen, whole = [], []
    for listed in package.xml(main).iter(f"{_P}sldId"):
        slide = package.xml(parts.get(listed.get(f"{_R}id", ""), ("", ""))[1])
        text = "\n".join(_paragraphs(slide))
        whole.append(text)
        seen.append("" if slide.get("show") in _OFF else text)
    return seen, whole


def _paragraphs(slide: etree._Element) -> Iterator[str]:
    """The paragraphs of a slide; a row of a table is one, with a tab before each cell but one."""
    for element in slide.iter(f"{_A}p", f"{_A}tr"):
        if element.tag == f"{_A}tr":
            yield "\t".join(_run(cell) for cell in element.iter(f"{_A}tc"))
        elif next(element.iterancestors(f"{_A}tc"), None) is None:
            yield _run(element)


def _run(element: etree._Element) -> str:
    texts = (
        one.text or "" if one.tag == f"{_A}t" else " "
        for one in element.iter(f"{_A}t", f"{_A}br", f"{_A}p")
    )
    return " ".join("".join(texts).split())
