"""An entry for the bibliography, made of what a note says of a work that it does not have."""

from __future__ import annotations

from collections.abc import Container
import re
import unicodedata

from ...bibliography.entry import Entry
from ...readers.archive.facts.facts import Creator, clean, make_facts
from ...source.pattern import lazy_pattern
from .citation import Part
from .known import Known
from .unmarked import NUMBER

_LAW = lazy_pattern(
    r"\bP(?:ub)?\.?\s?L\.?\s?(?:No\.\s)?\d{2,3}[-–]\d+"
    r"|\b\d+ (?:U\.S\.C\.|C\.F\.R\.|Stat\.|Fed\. Reg\.)"
    r"|\b(?:H\.R\.|S\.|H\.\s?Res\.|S\.\s?Res\.|H\.Con\.Res\.) ?\d{1,5}\b"
)
_CODE = lazy_pattern(r"\b\d+ (?:U\.S\.C\.|C\.F\.R\.|Stat\.|Fed\. Reg\.)")
_VOLUME = lazy_pattern(r"\b(?:vol\.|no\.|\d+\s?\(\d+\)|\d+, no\.)", re.IGNORECASE)
_ISSUE = lazy_pattern(r"(?:19|20)\d\d;\s?\d+")
_HOUSE = lazy_pattern(r"\((?P<city>[^():]{2,60}): (?P<house>[^()]{2,80}?), (?:[^(),]+ )?\d{4}\)")
_BODY = lazy_pattern(
    r"\b(?:office|department|ministry|council|agency|services?|university|institute|institution|"
    r"committee|bank|commission|union|organi[sz]ation|nations|cent(?:er|re)|bureau|congress|senate|"
    r"library|association|foundation|corporation|administration|board|court|house|government)\b",
    re.IGNORECASE,
)
_INITIALS = lazy_pattern(r"(?:[A-Z][A-Z&.]{1,8}|U\.S\.)(?:[ ,]|$)")
_BARE_HOUSE = lazy_pattern(r"[.,]\s+[A-Z][\w. ,]{1,30}: (?P<house>[A-Z][\w .&’'-]{1,60})")
_YEAR_BEHIND = lazy_pattern(r"[.,]?\s*\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,]?$")
_SHORT_NAME = lazy_pattern(r"[^\W\d_][\w'’ -]+ [A-Z]{1,3}")
_LONGEST_PIECE = 120


def is_citation(part: Part) -> bool:
    """Whether a part of a note names a work, and does more than remark on something."""
    if part.addresses or part.dois or _LAW.search(part.words):
        return True
    if part.unmarked is not None:
        return True
    # A remark may quote something, too: a work has a date or a number.
    told = part.date is not None or NUMBER.search(part.bare) is not None
    return bool(part.title) and told and len(part.bare) - len(part.title) < 400


def propose(part: Part, taken: Container[str]) -> tuple[Entry, Known]:
    """An entry of what a part of a note says, by a key that is not taken, and how it is known."""
    authors, body = _who(part)
    law = _LAW.search(part.bare)
    if law and _CODE.search(part.bare):
        # A section of a code is no place in it, but what is cited.
        title = " ".join(re.sub(r"https?://\S+", "", part.words).split())
    else:
        title = (part.bare if law and not part.is_marked else part.title) or _first_piece(part)
    date = part.date[0] if part.date else ""
    number = found["number"] if (found := NUMBER.search(part.bare)) else ""
    kind = _kind(part, bool(law), body, number)
    url = next((one for one in part.addresses if not re.search(r"doi\.org/10\.", one)), "")
    url = f"https://{url}" if url.lower().startswith("www.") else url
    entry = Entry(
        key=_key(part, authors, body, date, title, taken),
        type=kind,
        title=clean(title.strip(" ,") if title.endswith("seq.") else title.strip(" .,"), 300),
        authors=authors,
        body=clean(body, 200),
        number=number if kind == "report" else "",
        date=date,
        doi=part.dois[0] if part.dois else "",
        url=url,
        urldate=part.accessed,
    )
    known = Known(
        entry.key,
        entry.title,
        tuple(one.name if one.is_body else _family(one.name) for one in authors),
        int(date[:4]) if date else None,
        part.addresses,
        entry.doi,
        number,
    )
    return entry, known


def _who(part: Part) -> tuple[tuple[Creator, ...], str]:
    """The authors, before the title or with a “by” behind it, and who published the work."""
    words = part.bare
    at = words.find(part.title) if part.title else -1
    behind = words[at + len(part.title) :] if at >= 0 else ""
    before = words[:at].rstrip('“"*_( ,') if at > 0 else ""
    by = re.match(r"[”\"*_,.\s]*\b(?:coordinated )?by (?P<names>[A-Z][^;()]{3,150}?)\s*$", behind)
    if part.unmarked is not None:
        before, behind = part.unmarked.who, part.unmarked.rest
    elif part.date and at >= 0:
        where = part.date[1][0] - (at + len(part.title))
        behind = behind[:where] if where > 0 else ""
    series = NUMBER.search(before)
    if series is not None:
        # “CRS Report R46886” is no author.
        before, behind = before[: series.start()], f"{series[0].split()[0]}, {behind}"
    if by is not None:
        before, behind = by["names"].rstrip(". "), behind.replace(by[0], "")
    authors = _authors(_YEAR_BEHIND.sub("", before).strip(" ,"))
    if house := _house(part):
        return authors, house
    if part.in_italics:
        return authors, part.in_italics
    pieces = [piece.strip(' .,()“”"*_[]') for piece in re.split(r",|\(|\)|(?<![A-Z])\. ", behind)]
    pieces = [NUMBER.sub("", re.sub(r"^(?:in|on|at) ", "", one)).strip() for one in pieces]
    named = [one for one in pieces if 1 < len(one) < _LONGEST_PIECE and re.search(r"[A-Z]", one)]
    return authors, next((one for one in named if not _VOLUME.search(one)), "")


def _house(part: Part) -> str:
    """The house that published a book: “(New York: Harper, 2020)”, “Oxford: OUP”."""
    if found := _HOUSE.search(part.words):
        return str(found["house"])
    if part.is_marked and not part.is_quoted:
        behind = part.bare[part.bare.find(part.title) + len(part.title) :]
        if found := _BARE_HOUSE.search(behind):
            return str(found["house"]).strip(" .")
    return ""


def _authors(said: str) -> tuple[Creator, ...]:
    if not 1 < len(said) < 300:
        return ()
    if len(said) < _LONGEST_PIECE and _is_body(said):
        return (Creator(clean(said, 120), is_body=True),)
    if _SHORT_NAME.fullmatch(said.split(", ")[0]):
        # “Smith J, Doe K”, as medicine has it.
        each = (one.rpartition(" ") for one in re.split(r",\s+", said) if one != "et al")
        return tuple(Creator(f"{family}, {given}") for family, _, given in each if family)
    return make_facts({"authors": [[said]]}).authors


def _is_body(name: str) -> bool:
    return bool(_BODY.search(name) or _INITIALS.match(name))


def _kind(part: Part, law: bool, body: str, number: str) -> str:
    if law and not part.is_marked:
        return "legislation"
    if part.in_italics or _ISSUE.search(part.words):
        return (
            "article"
            if part.dois or _ISSUE.search(part.words) or _VOLUME.search(part.bare)
            else "news"
        )
    if _house(part):
        return "book"
    if part.title and not part.is_quoted and not part.addresses:
        return "report"
    if part.dois:
        return "article"
    if number or (body and (_is_body(body) or not part.addresses)):
        return "report"
    return "online" if part.addresses else "misc"


def _first_piece(part: Part) -> str:
    """What stands before the first comma, or else the address: something to know the work by."""
    piece = part.bare.partition(",")[0].strip(" .*_")
    if part.key and not re.sub(r"[\W@]", "", piece.replace(part.key, "")):
        return ""
    return piece or next(iter(part.addresses), "")


def _family(name: str) -> str:
    family, comma, _ = name.partition(",")
    return family if comma else name.split()[-1] if name.split() else name


def _key(
    part: Part,
    authors: tuple[Creator, ...],
    body: str,
    date: str,
    title: str,
    taken: Container[str],
) -> str:
    """The key that the note names, or one of the author, the year and the title."""
    if part.key and part.key.casefold() not in taken:
        return part.key
    first = _family(authors[0].name) if authors and not authors[0].is_body else ""
    first = first or (authors[0].name if authors else body)
    who = _slug(first, 3)
    words = [word for word in _slug(title, 20).split("-") if len(word) > 3]
    site = re.sub(
        r"^(?:https?://)?(?:www\.)?|[/.][^/]*(?:/.*)?$", "", next(iter(part.addresses), "")
    )
    what = _slug(site, 3) if title in part.addresses else "-".join(words[:3])
    what = _slug(title, 6) if _LAW.search(title) else what or _slug(title, 4)
    name = "-".join(filter(None, (who or what, date[:4]))) or "source"
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _slug(text: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:most])
