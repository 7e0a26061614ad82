"""A text as the checks of this package see it: its words, dates, amounts and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from .dates.reading import Date, find_dates
from .names.identifiers import Identifier, find_identifiers
from .names.reading import Name, Phrases, find_names
from .quantities.quantity import Quantity
from .quantities.reading import find_quantities
from .tokens import Token, plain, tokenise

Mention = Date | Quantity | Name | Identifier
# From which token up to which one, of which kind, and the mention.
_Place = tuple[int, int, str, Mention]

FUNCTION_WORDS = frozenset(
    """
    the a an of in on at to by for from with as and or but that which who whom whose while when
    where than if into it its their his her our they he she we this these those is are was were be
    been being has have had do does did will would can could may might must shall should not no so
    also such there then about over under between among during since until before after through via
    against within each other both either neither nor any some all more most less own per up out
    off only just even
    """.split()
)


class Item(Struct):
    """A word, or a date, amount, name or number of a document that counts as one word.

    It stands at the tokens from `first` up to `last`; `key` is equal for what says the same.
    """

    kind: str
    key: object
    first: int
    last: int
    weight: float
    mention: Mention | None = None


class Reading(Struct):
    """A text taken apart; `items` leaves the marks out, `item_at` finds the item of a token."""

    tokens: list[Token]
    items: list[Item] = field(default_factory=list)
    item_at: dict[int, int] = field(default_factory=dict)
    # The number of the sentence of each item, and the places in `items` of each kind.
    sentences: list[int] = field(default_factory=list)
    of_kind: dict[str, list[int]] = field(default_factory=dict)

    def mentions(self, kind: str) -> list[int]:
        """The places in `items` of dates, numbers, names or identifiers, the first thousand."""
        return self.of_kind.get(kind, [])[:1000]

    def words(self, first: int, last: int) -> str:
        """What stands at these tokens, as it is written, with single spaces."""
        pieces = []
        for place, token in enumerate(self.tokens[first:last]):
            pieces.append(token.text if not place or token.glued else f" {token.text}")
        return "".join(pieces)

    def sentence(self, item: int) -> int:
        """The number of the sentence in which an item stands."""
        return self.sentences[item]


def read_text(
    texts: Sequence[str], phrases: Sequence[Phrases], is_name: Callable[[str], bool]
) -> Reading:
    """Read one text, or several one after another, none of whose sentences run on in the next."""
    tokens: list[Token] = []
    mentions: list[_Place] = []
    for text in texts:
        sentence = tokens[-1].sentence + 1 if tokens else 0
        offset = len(tokens)
        own, found, taken = _taken_apart(text)
        for first, last, kind, mention in (*found, *_names(own, taken, phrases, is_name)):
            mentions.append((first + offset, last + offset, kind, _moved(mention, offset)))
        if sentence:
            own = [token.moved(sentence) for token in own]
        tokens.extend(own)
    reading = Reading(tokens)
    _fill(reading, mentions)
    return reading


def read_figures(text: str) -> Iterator[Mention]:
    """The dates, amounts and numbers of documents in a text, those within names among them."""
    return (mention for _, _, _, mention in _taken_apart(text)[1])


@lru_cache(maxsize=4_096)
def read_tokens(text: str) -> list[Token]:
    """The words, numbers and marks of a text; nobody may change them."""
    return tokenise(text)


# A text is read with each text that it is held against; what depends on it alone is
# found again for the claims of a file, which several rules go through.
@lru_cache(maxsize=4_096)
def _taken_apart(text: str) -> tuple[list[Token], list[_Place], list[bool]]:
    """The tokens of a text, all its mentions but names, and which tokens these take.

    What is returned is shared: nobody may change it.
    """
    tokens = read_tokens(text)
    text = plain(text)
    taken = [False] * len(tokens)
    at_start = {token.start: place for place, token in enumerate(tokens)}
    found: list[_Place] = []
    written: list[tuple[str, Identifier | Date]] = [
        *(("identifier", one) for one in find_identifiers(text)),
        *(("date", date) for date in find_dates(text)),
    ]
    for kind, mention in written:
        first = _token_from(at_start, mention.start, mention.end)
        if first is None or taken[first]:
            continue
        last = first
        while last < len(tokens) and tokens[last].start < mention.end:
            taken[last] = True
            last += 1
        found.append((first, last, kind, mention))
    for quantity in find_quantities(tokens, taken):
        last = max(quantity.number.end, _unit_end(tokens, quantity))
        found.append((quantity.at, last, "number", quantity))
        taken[quantity.at : last] = [True] * (last - quantity.at)
    return tokens, found, taken


def _names(
    tokens: list[Token],
    taken: list[bool],
    phrases: Sequence[Phrases],
    is_name: Callable[[str], bool],
) -> Iterable[_Place]:
    for name in find_names(tokens, taken, phrases, is_name):
        yield name.first, name.last, "name", name


def _token_from(at_start: dict[int, int], start: int, end: int) -> int | None:
    return next((at_start[place] for place in range(start, end) if place in at_start), None)


def _unit_end(tokens: list[Token], quantity: Quantity) -> int:
    """Where the number's unit ends; what it counts are words by themselves."""
    return quantity.number.end if quantity.nouns or not quantity.measure else quantity.last


def _moved(mention: Mention, offset: int) -> Mention:
    """A mention counted in the tokens of all texts; dates and identifiers keep none."""
    if not offset or isinstance(mention, Date | Identifier):
        return mention
    if isinstance(mention, Name):
        return Name(
            mention.key,
            mention.kind,
            mention.first + offset,
            mention.last + offset,
            mention.country,
        )
    return replace(
        mention,
        at=mention.at + offset,
        first=mention.first + offset,
        last=mention.last + offset,
        number=replace(mention.number, end=mention.number.end + offset),
    )


def _fill(reading: Reading, mentions: list[_Place]) -> None:
    """Puts words and mentions in one row."""
    starts = {first: (last, kind, mention) for first, last, kind, mention in mentions}
    tokens, at = reading.tokens, 0
    items, item_at, of_kind = reading.items, reading.item_at, reading.of_kind
    while at < len(tokens):
        token = tokens[at]
        if at in starts:
            last, kind, mention = starts[at]
            item = Item(kind, _key(kind, mention), at, last, 1.2, mention)
        elif token.kind == "word":
            item = Item(
                "word", token.stem, at, at + 1, 0.15 if token.low in FUNCTION_WORDS else 1.0
            )
        else:
            at += 1
            continue
        number = len(items)
        item_at[at] = number
        for place in range(at + 1, item.last):
            item_at[place] = number
        items.append(item)
        reading.sentences.append(token.sentence)
        if item.kind in of_kind:
            of_kind[item.kind].append(number)
        else:
            of_kind[item.kind] = [number]
        at = item.last


def _key(kind: str, mention: Mention) -> object:
    if isinstance(mention, Name):
        return mention.key
    if isinstance(mention, Identifier):
        return (kind, mention.number)
    if isinstance(mention, Date):
        return (kind, mention.year, mention.month, mention.day, mention.kind, mention.part)
    return (kind, mention.value, mention.measure)
