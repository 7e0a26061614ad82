"""Words, citation marks and links as calls of a style's functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
import re
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from ...model.document import FigureLink, Inlines, Jump, LineBreak, Mark, Words
from ...source.pattern import lazy_pattern
from ..content.characters import (
    ADDRESS,
    LONGEST,
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    SPACES,
    address_parts,
    is_long_word,
    is_seen,
    is_whole,
    letters_of,
    printable,
)
from ..content.links import figure_anchor, is_linked, mark_anchor, source_anchor
from .literal import Code, Value, call, joined, language_of, shown

# Under this scheme stand the links within a file until it is finished.
INNER = "briefpdf:"
_WORD = lazy_pattern(rf"[\S{NO_BREAK_SPACE}]+")
_MAY_STAND_APART = lazy_pattern(
    rf"[/@–—{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}]|www\.|\S{{{LONGEST + 1}}}", re.IGNORECASE
)
_MAIL, _LONGEST_MAIL = lazy_pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+"), 254
_BEHIND_DASHES = lazy_pattern(r"(?<=[^\d–—-][–—-])(?=[^\s–—-])")
_JOINTS = frozenset(NO_BREAK_SPACE + NO_BREAK_HYPHEN)
# Behind any other sign a line could end, and the mark would begin the next.
_HOLDS = lazy_pattern(r"[\w.,;:)\]”’\"'%]$")


class InnerLinks(Struct):
    """The links within a document: where each leads, what is said of it, and which run it is in.

    The links of one mark are a run. The link of an index stands in the pages as INNER and the
    index. `cited` are the numbers of the sources that a mark was set for; `notes` are those of
    headings and of boxes (while `deferring`), which go to the foot of the page with the text below:
    Typst leaves the notes of what it moves on as a whole behind.
    """

    targets: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    marks: list[Mark | None] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    cited: set[int] = field(default_factory=set)
    notes: list[Code] = field(default_factory=list)
    deferring: bool = False
    _run: int = 0

    def begin_run(self) -> None:
        """What is added from now on is read out together."""
        self._run += 1

    def add(self, target: str, mark: Mark | None = None, number: int = 0) -> str:
        """The address that stands in the pages for a link to an anchor."""
        self.targets.append(target)
        self.runs.append(self._run if mark is not None else 0)
        self.marks.append(mark)
        self.numbers.append(number)
        return f"{INNER}{len(self.targets) - 1}"


class InlineSetter(Struct, frozen=True):
    """Sets inline content; `marked` says whether citation marks are printed.

    `figures` are the ids of the figures and tables that can be linked to; `at_foot` the numbers of
    the sources that are set at the foot of the page where they are first cited; `away` says of the
    numbers of findings how many letters of others stand between them and the text, `slanted` which
    characters there are in italics.
    """

    marked: bool
    figures: frozenset[str]
    links: InnerLinks
    at_foot: frozenset[int] = frozenset()
    away: Mapping[int, int] = field(default_factory=dict)
    slanted: frozenset[int] | None = None

    def set(self, inlines: Inlines, heading: bool = False) -> Code:
        """Inline content as Typst's code.

        The marks of a `heading` are no part of its name in the outline: only content that
        depends on its place is none.
        """
        return joined(self._pieces(inlines, heading))

    def _pieces(self, inlines: Inlines, heading: bool) -> Iterator[Code]:
        deferring = heading or self.links.deferring
        if not deferring:
            yield from self.links.notes
            self.links.notes.clear()
        pieces = [one for one in inlines if self.marked or not isinstance(one, Mark)]
        flags: tuple[int, ...] = ()
        spaced, before = True, ""  # White space at the start, and more than one, is none.
        for index, piece in enumerate(pieces):
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            match piece:
                case Words():
                    # The numbers of findings stand once beside the words that share them.
                    again, flags = bool(flags) and piece.flags == flags, piece.flags
                    text = re.sub(f"[{SPACES}]+", " ", piece.text)
                    text = text[1:] if spaced and text[:1] == " " else text
                    # A mark stands right behind the words that it is for.
                    if following is None or isinstance(following, Mark | LineBreak):
                        text = text.rstrip(SPACES)
                    if text:
                        spaced, before = text[-1] == " ", text
                        yield from self._upright_where_needed(piece, text, heading, again)
                case Mark():
                    spaced = False
                    mark, *notes = [*self.mark(piece, hold=not _HOLDS.search(before)), Code("none")]
                    yield Code(f"context {mark.code}") if heading else mark
                    if deferring:
                        self.links.notes += notes[:-1]
                    else:
                        yield from notes[:-1]
                case FigureLink():
                    spaced = False
                    to = None
                    if piece.figure in self.figures:
                        to = self.links.add(figure_anchor(piece.figure))
                    yield call("style.reference", call("box", piece.label), to)
                case Jump():
                    spaced = False
                    known = piece.target in self.figures
                    to = self.links.add(piece.target) if known else None
                    yield call("kit.jump", piece.anchor, piece.text, to, raised=piece.raised)
                case LineBreak():
                    spaced = True
                    yield Code("linebreak()")

    def _upright_where_needed(
        self, words: Words, text: str, heading: bool, again: bool
    ) -> Iterator[Code]:
        """Words; those in a script that the italics lack stand upright, not in another family."""
        italics = self.slanted
        if not words.italic or italics is None or text.isascii():
            yield self.words(words, text, heading, again)
            return
        for has, signs in groupby(
            text, lambda sign: sign <= "~" or ord(sign) in italics or not is_seen(sign)
        ):
            upright = words if has else replace(words, italic=False)
            yield self.words(upright, "".join(signs), heading, again)
            again = True

    def words(self, words: Words, text: str, heading: bool = False, again: bool = False) -> Code:
        """A stretch of text in its style, linked where its link leads to the web or to mail."""
        linked = words.link if is_linked(words.link) and is_seen(text) else None
        style: dict[str, Value] = {
            name: True
            for name in ("bold", "italic", "code", "superscript", "subscript")
            if getattr(words, name)
        }
        if linked is not None:
            style["to"] = linked
            if text[0] in SPACES:
                # At the end of a line it would be a part of the link that cannot be hit.
                return joined(
                    (Code(shown(" ")), self.words(words, text.lstrip(SPACES), heading, again))
                )
        if words.lang:
            style["lang"], style["region"] = language_of(words.lang)
        if words.flags:
            style["flags"] = [] if again else list(words.flags)
            style["away"] = self.away.get(words.flags[0], 0)
        pieces = in_pieces(text, by_syllables=not heading)
        if not style and len(pieces) == 1 and isinstance(pieces[0], str):
            return Code(shown(text))
        return call("style.words", pieces, **style)

    def mark(self, mark: Mark, hold: bool = False) -> Iterable[Code]:
        """A citation mark: the numbers of its sources, each linked to its entry in Sources.

        `hold` has it joined to what is before it.
        """
        if not mark.cited:
            return
        self.links.begin_run()
        cited: list[Value] = []
        notes: list[Code] = []
        for one in mark.cited:
            first = one.number not in self.links.cited
            self.links.cited.add(one.number)
            cited.append(
                {
                    "number": one.number,
                    "to": self.links.add(source_anchor(one.number), mark, one.number),
                    "name": mark_anchor(one.number, 1) if first else None,
                }
            )
            if first and one.number in self.at_foot:
                notes.append(Code(f"note-{one.number}"))
        yield call("style.mark", cited, hold=True) if hold else call("style.mark", cited)
        yield from notes


def in_pieces(text: str, by_syllables: bool = True) -> list[Value]:
    """A text in pieces: addresses, in the parts that a line may end between, what must stay in
    one line, and words that are longer than a line may be, each stand apart.

    What looks for the syllables of a word has no place in a heading, which would lack the word in
    the outline.
    """
    text = printable(text)
    if not _MAY_STAND_APART.search(text):  # So it is with nearly all.
        return [text] if text else []
    pieces: list[Value] = []
    last = 0
    for match in _WORD.finditer(text):
        parts = _parts(match[0], by_syllables)
        if parts:
            pieces += [text[last : match.start()], *parts] if match.start() > last else parts
            last = match.end()
    return [*pieces, text[last:]] if last < len(text) else pieces


def _parts(word: str, by_syllables: bool) -> list[Value]:
    """The pieces of a word that stands apart; none of one that may be broken like all others."""
    address = ADDRESS.search(word)
    if address is None and "@" in word and len(word) <= _LONGEST_MAIL:
        address = _MAIL.search(word)
    if address is not None:
        before, behind = word[: address.start()], word[address.end() :]
        return [*filter(None, [before]), address_parts(address[0]), *filter(None, [behind])]
    if len(word) > LONGEST:
        return _in_lines(word, by_syllables)
    if is_whole(word) or not _JOINTS.isdisjoint(word):
        return [[word]]
    # No line begins with a dash.
    return [[one] for one in _BEHIND_DASHES.split(word)] if "—" in word[1:-1] else []


def _in_lines(word: str, by_syllables: bool) -> list[Value]:
    """What is too long to stay in one line: as many of its words together as can be."""
    lines = [""]
    for part in word.split(NO_BREAK_SPACE):
        together = f"{lines[-1]}{NO_BREAK_SPACE}{part}" if lines[-1] else part
        if len(together) > LONGEST and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = together
    pieces: list[Value] = []
    for index, line in enumerate(lines):
        pieces += [" "] if index else []
        # A line may end behind a hyphen or a dash, as in any other word.
        stretches = [line] if len(line) <= LONGEST else _BEHIND_DASHES.split(line)
        for one in stretches:
            if by_syllables and is_long_word(one):
                pieces.append(call("kit.in-syllables", one))
            else:
                pieces.append(letters_of(one) if len(one) > LONGEST else [one])
    return pieces


def readable(address: str) -> str:
    """An address as it is read out."""
    return unquote(address.removeprefix("mailto:"))
