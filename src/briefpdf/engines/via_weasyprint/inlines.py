"""Words, citation marks and links as HTML, with characters that the fonts can set as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import zip_longest

from msgspec import Struct, field
from msgspec.structs import replace

from ...model.document import FigureLink, Inline, Jump, LineBreak, Mark, Words
from ...source.pattern import lazy_pattern
from ..content.characters import (
    BREAK_HERE,
    LONGEST,
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    SPACES,
    WORD_JOINER,
    is_long_word,
    is_seen,
    one_for_each_glyph,
    printable,
    printed,
    with_breaks,
)
from ..content.links import figure_anchor, is_linked, mark_anchor, source_anchor
from ..metadata.about import language_tag

# WeasyPrint 70 breaks a line behind its first word when the text that begins it ends with a space
# and fits but for that space. So a space that ends a text stands apart from it.
SPACE = "<span> </span>"

# No column holds more letters in a line; more marks stand in several lines.
_LINE, _MANY = 60, 9

_WORD = lazy_pattern(rf"[\S{NO_BREAK_SPACE}]+")
_JOINTS = frozenset(NO_BREAK_SPACE + NO_BREAK_HYPHEN)


class _Flagged:
    """Says of the numbers of findings how far they stand away from the column, in letters.

    Those of what begins in one line stand beside each other; which lines there are is not known,
    so it is enough that one could hold what is between them.
    """

    def __init__(self) -> None:
        self._since = self._taken = 0
        self._last: tuple[int, ...] = ()

    def away(self, words: Words) -> int | None:
        """How many letters of other numbers stand between those of some words and their column.

        None where they have none of their own, or those of the words before them.
        """
        last, self._last = self._last, words.flags
        if not words.flags or words.flags == last:
            self._since += len(words.text)
            return None
        away = self._taken if self._taken and self._since < _LINE else 0
        self._taken = away + len(",".join(map(str, words.flags))) + 1
        self._since = len(words.text)
        return away


class InlineSetter(Struct, frozen=True):
    """Sets inline content; `marks` says whether citation marks are printed.

    `figures` are the ids of the figures and tables that can be linked to; `notes` has, by its
    number, the HTML of each source that is set at the foot of the page where it is first cited.
    """

    marks: bool
    figures: frozenset[str]
    notes: Mapping[int, str] = field(default_factory=dict)

    def set(self, inlines: Iterable[Inline]) -> str:
        """Inline content as HTML."""
        pieces = [piece for piece in inlines if self.marks or not isinstance(piece, Mark)]
        html: list[str] = []
        flagged = _Flagged()
        for piece, following in zip_longest(pieces, pieces[1:]):
            if isinstance(piece, Words):
                away = flagged.away(piece)
                text = piece.text if following is None else piece.text.rstrip(SPACES)
                # A mark stands right behind the words that it is for.
                space = SPACE if text != piece.text and not isinstance(following, Mark) else ""
                html.append((words_html(replace(piece, text=text), away) if text else "") + space)
            else:
                html.append(self._set_one(piece))
        return "".join(html)

    def notes_of(self, mark: Mark) -> str:
        """The notes of the sources that a mark is the first to cite; mostly nothing."""
        first = (one.number for one in mark.cited if one.occurrence == 1)
        return "".join(self.notes.get(one, "") for one in first)

    def _set_one(self, inline: Mark | FigureLink | Jump | LineBreak) -> str:
        match inline:
            case Mark():
                return mark_html(inline) + self.notes_of(inline)
            case FigureLink():
                known = inline.figure in self.figures
                link = f'<a href="#{figure_anchor(inline.figure)}">' if known else ""
                return f"<b>{text_html(inline.label, link)}</b>"
            case Jump():
                known = inline.target in self.figures
                link = f'<a href="#{inline.target}">' if known else ""
                text = f'<span id="{inline.anchor}">{text_html(inline.text, link)}</span>'
                return f"<sup>{text}</sup>" if inline.raised else text
            case LineBreak():
                return "<br>"


def words_html(words: Words, away: int | None = 0) -> str:
    """A stretch of text in its style, linked where its link leads to the web or to mail.

    What was found about it in a draft stands beside its column, by number, so many letters `away`;
    not again where that is None.
    """
    is_link = is_linked(words.link) and is_seen(words.text)
    link = f'<a class="link" href="{attribute(words.link or "")}">' if is_link else ""
    # A space at the end of a line would be a part of the link that cannot be hit.
    text = words.text.lstrip(SPACES) if link else words.text
    html = text_html(text, link)
    styles = (
        ("code", words.code),
        ("sup", words.superscript),
        ("sub", words.subscript),
        ("i", words.italic),
        ("b", words.bold),
    )
    for tag, wanted in styles:
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    html = html if text == words.text else SPACE + html
    if words.lang:
        html = f'<span lang="{attribute(language_tag(words.lang))}">{html}</span>'
    if words.flags:
        numbers = ",".join(map(str, words.flags))
        own = f' style="box-sizing: border-box; padding-right: {away * 0.6:.1f}em"' if away else ""
        flag = "" if away is None else f'<span class="flag"{own}>{numbers}</span>'
        html = f'{flag}<span class="flagged">{html}</span>'
    return html


def mark_html(mark: Mark, style: str = "") -> str:
    """A citation mark: the numbers of its sources, each linked to its entry in Sources.

    `style` are rules of CSS for this mark alone.
    """
    comma = ","
    if len(mark.cited) > _MANY:  # No line would hold them.
        comma, style = f",{BREAK_HERE}", f"{style}; white-space: normal"
    own = f' style="{style}"' if style else ""
    links = (
        f'<a class="mark" id="{mark_anchor(cited.number, cited.occurrence)}"'
        f' href="#{source_anchor(cited.number)}">{cited.number}</a>'
        for cited in mark.cited
    )
    # The joiner keeps the mark in the line of the word before it, whatever that ends with.
    return f'<span class="marks"{own}>{WORD_JOINER}{comma.join(links)}</span>' if mark.cited else ""


def sign_html(sign: str, link: str = "") -> str:
    """The bullet or number of a list's item, with the space that parts it from the words behind it.

    `link` is the anchor that it leads to. It is set as text of the item: a marker of CSS would be
    painted after all other text of the page, and whoever reads the file would meet it there.
    """
    text = f'<a href="#{link}">{sign}</a>' if link else sign
    return f'<span class="sign">{text} </span>'


def text_html(text: str, link: str = "") -> str:
    """A text, escaped; words with no-break hyphens and spaces in them are kept in one line, and
    long ones parted by syllables.

    `link` is the tag that begins a link. It is innermost: each box in a link would be a link too.
    """

    def linked(piece: str) -> str:
        return f"{link}{_plain(piece)}</a>" if link and piece else _plain(piece)

    pieces: list[str] = []
    last = 0
    text = with_breaks(printable(text))
    for match in _WORD.finditer(text):
        is_long = is_long_word(match[0])
        if not is_long and (len(match[0]) > LONGEST or _JOINTS.isdisjoint(match[0])):
            continue
        before = text[last : match.start()]
        parted = SPACE if before != before.rstrip(SPACES) else ""
        name = "syllables" if is_long else "unbroken"
        whole = f'<span class="{name}">{linked(match[0])}</span>'
        pieces.append(f"{linked(before.rstrip(SPACES))}{parted}{whole}")
        last = match.end()
    return "".join([*pieces, linked(text[last:])])


def preformatted_html(text: str) -> str:
    """A text, escaped, all of whose spaces count."""
    return _plain(printable(text))


def attribute(text: str) -> str:
    """A text, escaped for the value of an attribute."""
    return escape(printed(text), quote=True)


def _plain(text: str) -> str:
    return escape(one_for_each_glyph(text))
