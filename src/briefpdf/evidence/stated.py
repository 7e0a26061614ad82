"""What printed words state that can be held to a record: numbers, dates, quotations and names.

Headings, captions and judgments say in an order of their own what their claims say. So no word of
theirs is aligned with a word there: each fact must be one of the record's, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .checkable import without_idle_numbers
from .dates.reading import Date
from .dates.sets import days_of
from .languages import has_other_script, is_english
from .names.acronyms import find_definitions
from .names.identifiers import Identifier
from .names.institutions import ACRONYMS
from .names.reading import known_phrases
from .proper_words import names_in
from .quantities.quantity import Quantity
from .quantities.sets import reach, rounds_to
from .quotations import find_quotations
from .reading import Reading, read_figures, read_text, read_tokens
from .tokens import Token, plain

T = TypeVar("T", Date, Identifier, Quantity)
_CAPITALS = lazy_pattern(r"\b[A-Z][^\W_]*(?:\s+(?:(?:of|the|and|for|on)\s+)*[A-Z][^\W_]*)+")
_WORD = lazy_pattern(r"[^\W_]+")
_FIGURE = lazy_pattern(r"\d(?:[\d.,’'\u00a0\u202f ]*\d)?")


class Fact(Struct, frozen=True):
    """A number, date, quotation or name in some words, from `start` to `end` in code points."""

    kind: str
    words: str
    start: int
    end: int

    @property
    def shown(self) -> str:
        """The words for a message, which puts them between quotation marks itself."""
        return self.words.strip('“”"„«» ') if self.kind == "quotation" else self.words


class Record(Struct, frozen=True, dict=True):
    """What some texts state, and so what words that rest on them may say."""

    texts: tuple[str, ...]

    @cached_property
    def is_in_other_script(self) -> bool:
        """Whether some of its words are in another script than the Latin one."""
        return any(map(has_other_script, self.texts))

    def gives(
        self, kind: type[T], is_held: Callable[[T], bool], figures: Sequence[str] = ()
    ) -> bool:
        """Whether they have an amount, a date or the number of a document of which this is so.

        Texts that have some figures as they are written are looked at first: most often one of
        these settles it, and no other need be read.
        """
        near: list[str] = [
            text for text in self.texts if figures and all(one in text for one in figures)
        ]
        return any(
            # Without its names a text is read in half the time. A name may have a number in it.
            any(isinstance(one, kind) and is_held(one) for one in read_figures(text))
            and any(isinstance(one, kind) and is_held(one) for one in _mentions(_read(text)))
            for text in dict.fromkeys((*near, *self.texts))
        )

    def has(self, *forms: str) -> bool:
        """Whether they have a word in one of these forms."""
        return not (self._written.isdisjoint(forms) and self._known.isdisjoint(forms))

    @cached_property
    def _written(self) -> frozenset[str]:
        """Their words in small letters, with and without endings."""
        return frozenset().union(*map(_forms, self.texts))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The same, with the initials of their names.

        A short name that they explain, or that everybody knows, brings the words of the long one.
        """
        if not self.texts:
            return frozenset()
        found = set(self._written)
        whole = "\n".join(self.texts)
        found.update(*map(_initials, _CAPITALS.findall(whole)))
        low = whole.lower()
        parted = {"", *low.split(" ")}
        explained = map(_folded_name, {**ACRONYMS, **find_definitions(whole)}.items())
        for short, long, inner, words_of_both in explained:
            # A long name stands nowhere where a word from its middle does not.
            if short in found or (inner in parted and long in low):
                found.update(words_of_both)
        return frozenset(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the names in them that are known by several forms, such as countries."""
        return frozenset(
            str(reading.items[at].key)
            for reading in map(_read, self.texts)
            for at in reading.mentions("name")
        )

    def quotes(self, words: str) -> bool:
        """Whether a text has these words one after another."""
        return _folded(words) in self._folded

    @cached_property
    def _folded(self) -> str:
        return "\n".join(map(_folded, self.texts))


def unrecorded(words: str, record: Record, lang: str = "en") -> list[Fact]:
    """The facts in some words that a record has not, in their order.

    Of words in another language than English only their figures and quotations are read.
    """
    if not is_english(words, lang):
        return sorted([*_quotations(words, record), *_digits(words, record)], key=_order)
    found = [*_quotations(words, record), *_figures(words, record)]
    # Of a name in another script nobody can tell here whether it is the same.
    found += (
        []
        if record.is_in_other_script
        else [
            Fact("name", words[one.start : one.end], one.start, one.end)
            for one in names_in(words)
            if not any(fact.start < one.end and one.start < fact.end for fact in found)
            and not all(record.has(*forms) for forms in one.words)
            and one.key not in record.names
        ]
    )
    return sorted(found, key=_order)


def facts_in(words: str, lang: str = "en") -> Sequence[Fact]:
    """All facts in some words."""
    return unrecorded(words, Record(()), lang)


def _order(fact: Fact) -> tuple[int, int]:
    return fact.start, fact.end


def _digits(words: str, record: Record) -> Iterator[Fact]:
    """Figures that no text has, whatever marks stand between the digits."""
    held = {_bare(match[0]) for text in record.texts for match in _FIGURE.finditer(text)}
    for match in _FIGURE.finditer(words):
        if _bare(match[0]) not in held:
            yield Fact("number", match[0], match.start(), match.end())


def _bare(figure: str) -> str:
    return "".join(one for one in figure if one.isdigit())


# What a claim says is a record for each heading and figure that it stands by.
@lru_cache(maxsize=5_000)
def _forms(text: str) -> frozenset[str]:
    """The words of a text in small letters, with and without endings."""
    return frozenset(form for token in read_tokens(text) for form in (token.low, token.stem))


@lru_cache(maxsize=5_000)
def _initials(row: str) -> frozenset[str]:
    """The initials, in small letters, of words that follow one another in a row of them."""
    found: set[str] = set()
    words = _WORD.findall(row)
    for small in (False, True):
        letters = "".join(one[0] for one in words if small or one[0].isupper())
        ends = range(2, len(letters) + 1)
        found.update(letters[at:end].lower() for end in ends for at in range(end - 1))
    return frozenset(found)


@lru_cache(maxsize=2_048)
def _folded_name(name: tuple[str, str]) -> tuple[str, str, str, tuple[str, ...]]:
    """A short and a long name in small letters, a word within the long one, the words of both."""
    short, long = name[0].lower(), name[1].lower()
    inner = max(long.split(" ")[1:-1], key=len, default="")
    words = (name[0], *_WORD.findall(name[1]))
    return short, long, inner, tuple(word.lower() for word in words)


def _mentions(reading: Reading) -> Iterator[object]:
    return (item.mention for item in reading.items if item.mention is not None)


def _no_name(word: str) -> bool:
    return False


@lru_cache(maxsize=5_000)
def _read(text: str) -> Reading:
    return read_text([text], [known_phrases()], _no_name)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(plain(text).casefold()))


def _quotations(words: str, record: Record) -> Iterator[Fact]:
    for quoted in find_quotations(words):
        if quoted.length > 1 and not record.quotes(quoted.words):
            yield Fact("quotation", words[quoted.start : quoted.end], quoted.start, quoted.end)


def _figures(words: str, record: Record) -> Iterator[Fact]:
    reading = read_text([without_idle_numbers(words)], [known_phrases()], _no_name)
    for item in reading.items:
        kind, held = "number", True
        if isinstance(item.mention, Date):
            kind, held = "date", _has_date(item.mention, record)
        elif isinstance(item.mention, Quantity):
            # F-16 and Q1 are names.
            named = _is_in_word(reading.tokens, item.first)
            held = named or _has_amount(item.mention, reading, record)
        elif isinstance(item.mention, Identifier):
            held = record.gives(Identifier, item.mention.is_covered_by)
        if not held:
            start, end = reading.tokens[item.first].start, reading.tokens[item.last - 1].end
            yield Fact(kind, words[start:end], start, end)


def _is_in_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is written on to a word: F-16, Q1, COVID-19."""
    hyphen = at > 1 and tokens[at].glued and tokens[at - 1].text == "-"
    before = at - 2 if hyphen else at - 1
    glued = all(one.glued for one in tokens[before + 1 : at + 1])
    return before >= 0 and glued and tokens[before].is_word


def _has_amount(ours: Quantity, reading: Reading, record: Record) -> bool:
    written = reading.tokens[ours.at : ours.number.end]
    if ours.number.worded:
        # “Doubled”, “first”, “one of them”: said in the same words, or by the same number.
        if ours.number.form in ("ordinal", "vague") or ours.number.value == 1:
            return True
        if all(record.has(token.stem) for token in written):
            return True
    figures = [token.text for token in written if token.kind == "number"]
    return record.gives(Quantity, lambda theirs: _is_same(ours, theirs), figures)


def _is_same(ours: Quantity, theirs: Quantity) -> bool:
    if not _are_alike(ours, theirs):
        return False
    if abs(ours.value) == abs(theirs.value) or rounds_to(ours, theirs):
        return True
    if ours.number.worded and ours.number.form == "share" and not ours.qualifier:
        # “A third” is said of 33.3 percent.
        return abs(abs(ours.value) - abs(theirs.value)) * 50 <= abs(theirs.value)
    near = abs(ours.value - theirs.value) * 2 <= abs(theirs.value)
    return bool(ours.qualifier) and near and reach(ours).holds(reach(theirs))


def _are_alike(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two amounts may be of one measure: a bare number may be of any."""
    bare = any(not one.measure and not one.nouns for one in (ours, theirs))
    return ours.measure == theirs.measure or bare


def _has_date(ours: Date, record: Record) -> bool:
    if ours.kind == "weekday":
        return True
    return record.gives(Date, lambda theirs: _is_of(theirs, ours)) or record.gives(
        Quantity, lambda amount: _is_year(ours, amount)
    )


def _is_of(theirs: Date, ours: Date) -> bool:
    """Whether a date of a record is the one that is given, or lies within it."""
    if ours.year is None and ours.month is not None:
        return theirs.month == ours.month and ours.day in (None, theirs.day)
    if ours.year == theirs.year and ours.month is None and not ours.part:
        fiscal = ours.kind != "fiscal" or theirs.kind in ("fiscal", "calendar")
        if fiscal and ours.kind in ("calendar", "fiscal", theirs.kind):
            return True
    wanted, days = days_of(ours), days_of(theirs)
    return bool(wanted and days and wanted.holds(days))


def _is_year(ours: Date, amount: Quantity) -> bool:
    bare = ours.month is None and not ours.part and not amount.measure
    return bare and ours.year is not None and amount.value == ours.year
