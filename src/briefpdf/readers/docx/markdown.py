"""HTML as Markdown that CommonMark reads back as it was, with tables and footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import re

from lxml import etree, html
from msgspec import Struct, field

from ...source.pattern import lazy_pattern
from ...source.raised import TO_LOWERED, TO_RAISED

_HEADING = lazy_pattern(r"h([1-6])")
# A sign that would mean something at the beginning of a line, or anywhere.
_AT_START = lazy_pattern(
    r"^(\s*)(?:(#{1,6}(?=\s|$)|>|[+-](?=\s|$)|=+[ \t]*$|-{3,}|~{3,}|:{3,})"
    r"|(\d{1,9})([.)])(?=\s|$))",
    re.MULTILINE,
)
_ANYWHERE = lazy_pattern(
    r"[\\`*<]|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]*\][(\[:])|\[(?=\^|-?@)|!(?=\[)|&(?=#\w+;|[A-Za-z]{2,31}\d*;)"
    r"|(?<=\{)[{%#]"
)
_TABLE_CAPTION = lazy_pattern(r"(?:Table|Tab\.)\s*\d*\s*[.:–—-]?\s*", re.IGNORECASE)
_FIGURE_CAPTION = lazy_pattern(r"(?:Figure|Fig\.|Chart|Illustration)\s*\d", re.IGNORECASE)
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol table blockquote div section article pre hr figure dl".split()
)
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}


def escape(text: str) -> str:
    """Text that CommonMark, and whatever reads calls in it, prints as it stands."""
    return _AT_START.sub(_hidden, _ANYWHERE.sub(r"\\\g<0>", text))


def _hidden(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}\\{match[2]}"
    return f"{match[1]}{match[3]}\\{match[4]}"


class Writer(Struct):
    """Writes HTML as Markdown; `note` says what stands for a mark of a note, by its link.

    `struck` are words that are crossed out, which are left out; `uneven` counts tables in which
    cells were merged.
    """

    note: Callable[[str], str | None]
    picture: Callable[[str, str], str]
    struck: list[str] = field(default_factory=list)
    uneven: int = 0

    def blocks(self, root: etree._Element) -> str:
        """The blocks of an element, an empty line between two."""
        return "\n\n".join(filter(str.strip, self._blocks(root)))

    def _blocks(self, root: etree._Element) -> Iterator[str]:
        loose = [escape(root.text)] if root.text and root.text.strip() else []
        for child in root:
            if child.tag in _BLOCKS:
                if loose:
                    yield _tidy("".join(loose))
                    loose = []
                yield from self._block(child)
            else:
                loose.append(self._inline(child))
            if child.tail and child.tail.strip():
                loose.append(escape(child.tail))
        if loose:
            yield _tidy("".join(loose))

    def _block(self, one: etree._Element) -> Iterator[str]:
        tag = str(one.tag)
        if heading := _HEADING.fullmatch(tag):
            words = self._inside(one).replace("\n", " ")
            if words.strip("*_ "):
                yield f"{'#' * int(heading[1])} {words}"
        elif tag in ("ul", "ol"):
            yield self._list(one)
        elif tag == "table":
            yield self._table(one)
        elif tag == "blockquote":
            yield "\n".join(f"> {line}".rstrip() for line in self.blocks(one).split("\n"))
        elif tag == "pre":
            yield "\n".join(f"    {line}" for line in "".join(_texts(one)).strip("\n").split("\n"))
        elif tag == "hr":
            yield "---"
        elif tag == "p" and not any(child.tag in _BLOCKS for child in one):
            words = self._inside(one)
            kind = one.get("class") or ""
            beside = [each for each in (one.getnext(), one.getprevious()) if each is not None]
            of_table = any(each.tag == "table" for each in beside)
            yield _caption(words, kind, of_table) if kind.endswith("caption") else words
        else:
            yield from self._blocks(one)

    def _list(self, one: etree._Element) -> str:
        items = []
        numbers = int(one.get("start") or 1) if str(one.get("start") or 1).isdecimal() else 1
        for item in one.iterchildren("li"):
            sign = "- " if one.tag == "ul" else f"{numbers}. "
            numbers += 1
            inner = re.sub(r"\n\n(?=(?:-|\d+\.) )", "\n", self.blocks(item))
            lines = inner.split("\n")
            deeper = [" " * len(sign) + line if line else "" for line in lines[1:]]
            items.append("\n".join([sign + lines[0], *deeper]))
        return "\n".join(items)

    def _table(self, one: etree._Element) -> str:
        """A table as one with pipes; a table of one cell, as a box."""
        found = [
            [cell for cell in row if cell.tag in ("td", "th")]
            for row in one.iter("tr")
            if next(row.iterancestors("table"), None) is one
        ]
        if len(found) == 1 and len(found[0]) == 1:
            inside = self.blocks(found[0][0])
            return f"::: box\n{inside}\n:::" if inside.strip() else ""
        rows: list[list[str]] = []
        waiting: dict[int, int] = {}
        for cells in found:
            row: list[str] = []
            for cell in cells:
                self._fill(row, waiting)
                words = " ".join(self._loose(cell).split()).replace("|", "\\|")
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                self.uneven += wide > 1 or high > 1
                for at in range(len(row), len(row) + wide):
                    row.append(words if at == len(row) and words is not None else "")
                    words = ""
                    if high > 1:
                        waiting[at] = high - 1
            self._fill(row, waiting)
            if any(row):
                rows.append(row)
        if not rows:
            return ""
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])

    @staticmethod
    def _fill(row: list[str], waiting: dict[int, int]) -> None:
        """Leave cells empty that one of a row above reaches down to."""
        while waiting.get(len(row), 0):
            waiting[len(row)] -= 1
            row.append("")

    def _inside(self, one: etree._Element) -> str:
        parts = [escape(one.text or "")]
        for child in one:
            parts.append(self._inline(child))
            parts.append(escape(child.tail or ""))
        return _tidy("".join(parts))

    def _inline(self, one: etree._Element) -> str:
        tag = one.tag
        if not isinstance(tag, str) or tag in ("script", "style", "head"):
            return ""
        if tag == "br":
            return "\n"
        if tag == "img":
            return self.picture(one.get("src") or "", " ".join((one.get("alt") or "").split()))
        if tag in ("s", "del", "strike"):
            self.struck.append(" ".join("".join(_texts(one)).split()))
            return ""
        if tag in ("a", "sup"):
            link = one if tag == "a" else next(iter(one.iter("a")), None)
            mark = self.note(link.get("href") or "") if link is not None else None
            if mark is not None:
                return mark
        inner = self._loose(one)
        if tag in ("sup", "sub") and inner.strip().isdecimal():
            return inner.translate(TO_RAISED if tag == "sup" else TO_LOWERED)
        if tag == "a" and (one.get("href") or "").startswith(("http://", "https://", "mailto:")):
            address = str(one.get("href")).replace(" ", "%20")
            # Brackets of its own would end it.
            address = f"<{address}>" if re.search(r"[()]", address) else address
            return f"[{inner}]({address})"
        if tag == "code":
            return f"`{''.join(_texts(one)).replace('`', '')}`"
        return _around(inner, _EMPHASIS[tag]) if tag in _EMPHASIS else inner

    def _loose(self, one: etree._Element) -> str:
        parts = [escape(one.text or "")]
        for child in one:
            parts += [" " if child.tag in _BLOCKS else "", self._inline(child)]
            parts.append(escape(child.tail or ""))
        return "".join(parts)


def _span(cell: etree._Element, name: str) -> int:
    said = str(cell.get(name) or "1")
    return min(int(said), 50) if said.isdecimal() and int(said) else 1


def _texts(one: etree._Element) -> list[str]:
    return [str(text) for text in one.itertext()]


def _around(inner: str, mark: str) -> str:
    """Words with marks right around them: outside of blanks, and of nothing."""
    words = inner.strip()
    if not words:
        return inner
    head, foot = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{head}{mark}{words}{mark}{foot}"


def _tidy(text: str) -> str:
    """A paragraph: single blanks, line ends where a line was ended, no emphasis parted in two."""
    text = re.sub(r"(?<=\w)\*\*\*\*(?=\w)|(?<=[\w ])\*\*( ?)\*\*(?=[\w ])", r"\1", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\\\n".join(filter(None, lines))


def _caption(words: str, kind: str, of_table: bool) -> str:
    """A caption as briefs have it; that of a picture says that it is one."""
    bare = words.lstrip("*")
    found = _TABLE_CAPTION.match(bare)
    figure = _FIGURE_CAPTION.match(bare)
    if found or (not figure and (kind == "table-caption" or of_table)):
        return f"Table: {bare[found.end() if found else 0 :].strip('* ')}"
    return words if figure or kind != "figure-caption" else f"Figure 1. {words}"


def html_as_markdown(content: str) -> str:
    """A part of a page as Markdown; pictures that it links to stay links."""
    root = html.fragment_fromstring(content, create_parent="div")
    writer = Writer(lambda link: None, lambda file, alt: f"![{alt}]({file})")
    return writer.blocks(root)
