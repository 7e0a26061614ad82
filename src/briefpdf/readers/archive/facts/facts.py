"""What a document says of itself, made fit for a bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
import re
from typing import Any
import unicodedata

from msgspec import Struct

from ....model.reference import MONTHS, PartialDate
from ....source.pattern import lazy_pattern
from ...bib.dates import guess

MAX_TITLE, MAX_NAME, MAX_AUTHORS = 300, 120, 30

# What programs write where nobody gave a title.
_NO_TITLE = lazy_pattern(
    r"(?:untitled|document|no title|title|index|slide|presentation|doc|home)\W*\d*"
    r"|(?:microsoft\s+(?:word|powerpoint|excel)\s+-\s+)?\S*\.(?:docx?|pptx?|xlsx?|indd|qxp?d|pdf"
    r"|tex|dvi|rtf|odt|html?|txt|md)"
    r"|(?:https?|file)://.*",
    re.IGNORECASE,
)
_WORD_PREFIX = lazy_pattern(r"microsoft\s+(?:word|powerpoint)\s+-\s+", re.IGNORECASE)
_NO_NAME = lazy_pattern(
    r"(?:unknown|admin(?:istrator)?|user|owner|author|anonymous|default|n/?a|none|\W*\d*)"
    r"|(?:https?://|www\.|@).*",
    re.IGNORECASE,
)
_BODY = lazy_pattern(
    r"\b(?:office|department|ministry|council|agency|service|services|university|institute"
    r"|institution|committee|bank|commission|union|organi[sz]ation|nations|cent(?:er|re)|bureau"
    r"|government|congress|parliament|senate|library|association|foundation|federation|corporation"
    r"|society|team|group|authority|administration|board|court|press|staff|news|inc|ltd|llc|gmbh)\b",
    re.IGNORECASE,
)
_WEEKDAY = lazy_pattern(r"^[A-Za-z]{3,9},\s*|\s+\d\d?:\d\d.*$")
_DAY = lazy_pattern(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")
MONTH_NAMES = "|".join((*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."))
# A line that is a day, or ends with one behind a word such as “Updated”.
PRINTED_DAY = lazy_pattern(
    rf"^(?:[A-Z][\w ]{{0,30}}[:,]? )?(?P<day>(?:{MONTH_NAMES}) \d{{1,2}}, \d{{4}}"
    rf"|\d{{1,2}} (?:{MONTH_NAMES}) \d{{4}})\.?$"
)
_PERSON = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|der))*? [A-Z][\w’'-]+"
# “Andrew S. Bowen, Analyst in Russian and European Affairs”, as reports name who wrote them.
SIGNED = lazy_pattern(
    rf"^(?P<name>{_PERSON}), (?:[A-Z]\w+ ){{0,3}}(?:Analyst|Specialist|Attorney|Coordinator"
    r"|Economist|Fellow|Director|Researcher|Advis[eo]r|Editor|Officer|Counsel|Librarian|Professor|Manager)\b"
)
# “and” is a word as others are where capitals are not told apart: only commas part names here. Were
# it both, a line of many would take very long.
BY = lazy_pattern(rf"^By:? (?P<names>{_PERSON}(?:, {_PERSON})*)$", re.IGNORECASE)


class Creator(Struct, frozen=True):
    """Who wrote a document: a person or, with `is_body`, a body."""

    name: str
    is_body: bool = False


class Facts(Struct, frozen=True):
    """What a document says of itself; empty where it says nothing that can be used.

    `body` is who published it, `url` the address that it gives as its own, `number` that of a
    report.
    """

    title: str = ""
    authors: tuple[Creator, ...] = ()
    date: PartialDate | None = None
    body: str = ""
    url: str = ""
    number: str = ""


def make_facts(said: Mapping[str, Any]) -> Facts:
    """The facts in what a document says, the best first: texts, never to be trusted.

    Of `titles`, `dates`, `bodies` and `urls` the first that can be used counts; `authors` has a
    list for each way in which they are given, of names or of pairs of a name and whether it is a
    body's.
    """
    body = next((name for one in said.get("bodies", ()) if (name := _name(one))), "")
    return Facts(
        title=_without_site(_title(said.get("titles", ())), body),
        authors=_authors(said.get("authors", ()), body),
        date=next((date for one in said.get("dates", ()) if (date := read_day(one))), None),
        body=body,
        url=next((one for one in map(str, said.get("urls", ())) if _is_address(one)), ""),
        number=clean(str(said.get("number", "")), 60),
    )


def clean(text: str, longest: int) -> str:
    """A text on one line, without control and format characters, cut between words where long."""
    text = unicodedata.normalize("NFC", text[: 8 * longest])
    kept = (_kept(character) for character in text)
    text = " ".join("".join(kept).split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-–—") + "…"


def _kept(character: str) -> str:
    """A character, a space for one that parts words, or nothing for one that nobody sees."""
    kind = unicodedata.category(character)
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    # Persian and the languages of India need joiners; the rest could hide or turn round what is
    # printed, or is no character at all.
    return "" if kind[0] == "C" and character not in "\u200c\u200d" else character


def read_day(text: str) -> PartialDate | None:
    """The date in a text such as "2025-06-13T08:00Z", "D:20250613080000Z" or "June 13, 2025"."""
    text = _WEEKDAY.sub("", clean(str(text), 60))
    match = _DAY.match(text)
    if match:
        return _sensible(PartialDate.parse("-".join(match.groups())))
    guessed = PartialDate.parse(text) or PartialDate.parse(guess(text) or "")
    return _sensible(guessed)


def _sensible(date: PartialDate | None) -> PartialDate | None:
    """A date that a document can have: clocks that were never set say 1970, or 1904."""
    return date if date and 1450 <= date.year <= 2200 and str(date) != "1970-01-01" else None


def _title(said: Iterable[object]) -> str:
    for one in said:
        title = _WORD_PREFIX.sub("", clean(str(one), MAX_TITLE))
        if re.search(r"\w", title) and not _NO_TITLE.fullmatch(title):
            return title
    return ""


def _without_site(title: str, body: str) -> str:
    """A title without the name of the site that pages put behind it."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        if body and title.casefold().endswith((mark + body).casefold()):
            return title[: -len(mark + body)].rstrip()
    return title


def _name(said: object) -> str:
    name = clean(str(said), MAX_NAME).strip(" ,;")
    return name if re.search(r"\w", name) and not _NO_NAME.fullmatch(name) else ""


def _authors(ways: Iterable[Sequence[object]], body: str) -> tuple[Creator, ...]:
    for way in ways:
        found: dict[str, Creator] = {}
        for one in way:
            pair = one if isinstance(one, list | tuple) and len(one) == 2 else (one, False)
            for creator in _creators(str(pair[0]), bool(pair[1]), body):
                found.setdefault(creator.name.casefold(), creator)
        if found:
            return tuple(found.values())[:MAX_AUTHORS]
    return ()


def _creators(said: str, is_body: bool, body: str) -> Iterable[Creator]:
    """The authors that one text names: it may hold several, and a comma may turn a name round."""
    if is_body or clean(said, MAX_NAME).casefold() == body.casefold():
        name = _name(said)
        return [Creator(name, True)] if name else []
    parts = re.split(r"\s*[;|•]\s*", clean(re.sub(r"^\s*by\s+", "", said, flags=re.I), 3000))
    if len(parts) == 1:
        parts = _split(parts[0])
    names = [name for part in parts if (name := _name(part))]
    return [Creator(name, bool(_BODY.search(name))) for name in names]


def _split(said: str) -> list[str]:
    if _BODY.search(said):
        return [said]
    parts = [part for part in re.split(r"\s*,?\s+(?:and|&)\s+|\s*,\s*", said) if part]
    if "," in said and not all(" " in part for part in parts):
        # “Bowen, Andrew S.” is one name, turned round, and a list of such cannot be told apart.
        return re.split(r"\s+(?:and|&)\s+", said) if said.count(",") == 1 else [said]
    return parts


def _is_address(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s\"<>\\^`{|}\x00-\x1f\x7f-\uffff]{1,2000}", text) is not None
