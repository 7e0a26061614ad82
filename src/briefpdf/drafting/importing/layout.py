"""Headings, tables, captions, pictures and HTML of a finished text, as a brief has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import re

from msgspec import Struct, field

from ...editing.tree.scalars import Value
from ...readers.archive.limits import UnreadableArchiveError
from ...readers.docx.read import markdown_of_html
from ...source.pattern import lazy_pattern
from ...source.raised import TO_LOWERED, TO_RAISED
from .prose import Left

_ATX = lazy_pattern(
    r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*$", re.MULTILINE
)
_SETEXT = lazy_pattern(r"^(?![ \t>|#-])([^\n]+)\n(=+|-+)[ \t]*$", re.MULTILINE)
_BOLD_LINE = lazy_pattern(r"\*\*([^*\n]{2,80}[^*\n.:;,])\*\*")
_PICTURE = lazy_pattern(
    r"!\[(?P<alt>[^\]]*)\]\(<?(?P<file>[^()<>\s]+(?:\([^()\s]*\))?)>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\)"
    r"(?:\{[^{}\n]*\})?"
)
_CAPTION = lazy_pattern(
    r"(?:\*\*|__)?(?P<kind>Table|Figure|Fig\.|Chart)\s+[A-Z]?[\d.-]+\s*[.:–—-]?\s*(?:\*\*|__)?\s*(?P<words>.*)",
    re.DOTALL | re.IGNORECASE,
)
_PANDOC_CAPTION = lazy_pattern(r"(?:Table)?:[ \t]+(?P<words>\S.*)", re.DOTALL)
_SOURCE = lazy_pattern(r"\**Sources?:\**\s*(?P<words>.*?)\**\s*", re.DOTALL | re.IGNORECASE)
_DELIMITER = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_HTML_TABLE = lazy_pattern(r"<table\b.*?</table\s*>", re.DOTALL | re.IGNORECASE)
_TAG = lazy_pattern(r"</?([a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>")
_ATTRIBUTE = lazy_pattern(r"\b(src|alt|href)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_SCRIPT = lazy_pattern(r"<(sup|sub)>(\d{1,4})</\1>", re.IGNORECASE)
_SCRIPTS = {"sup": TO_RAISED, "sub": TO_LOWERED}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_DEEPEST = 4


class Layout(Struct):
    """Lays a text out anew; `pictures` are the paths that its pictures have beside the brief.

    Afterwards `title` is that of the document, `figures` are those that its front matter declares.
    """

    pictures: Mapping[str, str]
    title: str = ""
    figures: dict[str, Value] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def lay_out(self, text: str) -> str:
        """The text as the body of a brief."""
        text = self._without_html(text)
        text = self._headings(text)
        blocks = [block for block in re.split(r"\n[ \t]*\n+", text) if block.strip()]
        return "\n\n".join(self._blocks(blocks)) + "\n"

    def _without_html(self, text: str) -> str:
        text = _HTML_TABLE.sub(self._html_table, text)
        text = _SCRIPT.sub(lambda found: found[2].translate(_SCRIPTS[found[1].lower()]), text)

        def plain(match: re.Match[str]) -> str:
            tag = match[1].lower()
            if tag == "br":
                return "\\\n"
            if tag == "img":
                said = {name.lower(): value for name, value in _ATTRIBUTE.findall(match[0])}
                return f"![{said.get('alt', '')}]({said['src']})" if said.get("src") else ""
            return _MARKS.get(tag, "")

        return re.sub(r"(?:\\\n[ \t]*)+(?=\n|\Z)", "", _TAG.sub(plain, text))

    def _html_table(self, match: re.Match[str]) -> str:
        try:
            return f"\n\n{markdown_of_html(match[0])}\n\n"
        except UnreadableArchiveError as problem:
            self.left.append(Left("table", problem.reason, " ".join(match[0].split())[:200]))
            return ""

    def _headings(self, text: str) -> str:
        """One title, sections with two signs, and no level left out at the top."""
        text = _SETEXT.sub(lambda match: f"{'#' if match[2][0] == '=' else '##'} {match[1]}", text)
        found = [(len(match[1]), match[2].strip()) for match in _ATX.finditer(text)]
        first = next((words for level, words in found if level == 1), "")
        own = self.title or _bare(first)
        self.title = own
        rest = [(level, words) for level, words in found if level > 1 or _bare(words) != own]
        if not rest and not found:
            text = self._bold_lines(text)
        highest = min((level for level, _ in rest), default=2)

        def moved(match: re.Match[str]) -> str:
            words = match[2].strip()
            if not words or (len(match[1]) == 1 and _bare(words) == own):
                return ""
            return f"\n{'#' * min(_DEEPEST, len(match[1]) + 2 - highest)} {words}\n"

        return _ATX.sub(moved, text)

    def _bold_lines(self, text: str) -> str:
        """Without headings, lines that are bold as a whole are taken for them."""
        blocks = re.split(r"\n[ \t]*\n+", text)
        made = [
            f"## {match[1].strip()}" if (match := _BOLD_LINE.fullmatch(block.strip())) else block
            for block in blocks
        ]
        return "\n\n".join(made)

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        at = 0
        while at < len(blocks):
            block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else ""
            after = blocks[at + 2] if at + 2 < len(blocks) else ""
            at += 1
            caption = _CAPTION.fullmatch(block.strip())
            if caption and _is_table(following) and caption["kind"].lower() == "table":
                yield f"Table: {caption['words'].strip('* ')}"
            elif _is_table(block):
                behind = _PANDOC_CAPTION.fullmatch(following.strip())
                if behind and not _is_table(after):
                    yield f"Table: {behind['words'].strip()}"
                    at += 1
                yield _with_delimiter(block)
            elif (picture := _PICTURE.fullmatch(block.strip())) is not None:
                below = _CAPTION.fullmatch(following.strip())
                if below and below["kind"].lower() != "table":
                    source = _SOURCE.fullmatch(after.strip())
                    at += 2 if source else 1
                    yield self._figure(picture, below["words"], source["words"] if source else "")
                else:
                    yield self._alone(picture)
            elif (
                caption
                and caption["kind"].lower() != "table"
                and (picture := _PICTURE.fullmatch(following.strip()))
            ):
                source = _SOURCE.fullmatch(after.strip())
                at += 2 if source else 1
                yield self._figure(picture, caption["words"], source["words"] if source else "")
            else:
                yield from self._loose(block)

    def _loose(self, block: str) -> Iterator[str]:
        """A paragraph; pictures in it go behind it, where they can stand."""
        pictures = [*_PICTURE.finditer(block)]
        words = _PICTURE.sub("", block).strip("\n") if pictures else block
        if words.strip():
            yield words
        for picture in pictures:
            yield self._alone(picture)

    def _alone(self, picture: re.Match[str]) -> str:
        file = self._file(picture)
        title = f' "{picture["title"]}"' if picture["title"] else ""
        return f"![{picture['alt']}]({file}{title})" if file else ""

    def _figure(self, picture: re.Match[str], words: str, source: str) -> str:
        file = self._file(picture)
        if not file:
            self.left.append(Left("text", "its picture could not be taken in", words.strip()))
            return ""
        name = f"figure-{len(self.figures) + 1}"
        said = {"title": words, "file": file, "alt": picture["alt"], "source": source}
        plain = {key: _bare(value) for key, value in said.items() if _bare(value)}
        self.figures[name] = {"kind": "image", **plain}
        return f'{{{{ figure("{name}") }}}}'

    def _file(self, picture: re.Match[str]) -> str:
        file = self.pictures.get(picture["file"], "")
        if not file:
            why = "it is not there, or of a kind that no page can show"
            self.left.append(Left("picture", why, picture["file"]))
        return file


def pictures_in(text: str) -> list[str]:
    """The files of the pictures that a text shows, each once."""
    found = [match["file"] for match in _PICTURE.finditer(text)]
    for match in _TAG.finditer(text):
        if match[1].lower() == "img":
            found += [value for name, value in _ATTRIBUTE.findall(match[0]) if name == "src"]
    return list(dict.fromkeys(found))


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[*_`\\]|[\ufdd0-\ufdef]\d*", "", words).split())


def _is_table(block: str) -> bool:
    lines = block.strip("\n").split("\n")
    return len(lines) > 1 and all(line.lstrip().startswith("|") for line in lines)


def _with_delimiter(block: str) -> str:
    """A table whose head a line of dashes parts from its rows, whatever was written."""
    lines = block.strip("\n").split("\n")
    if _DELIMITER.fullmatch(lines[1].strip()):
        return block
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in lines]
    width = max(map(len, rows))
    if width < 2:
        return "\n\n".join(cell.strip() for row in rows for cell in row if cell.strip())
    filled = [[*(cell.strip() for cell in row), *[""] * (width - len(row))] for row in rows]
    written = [f"| {' | '.join(row)} |" for row in filled]
    return "\n".join([written[0], f"|{' --- |' * width}", *written[1:]])
