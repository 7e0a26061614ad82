"""An entry for the bibliography, made of what a note says of a work that it does not have."""

from __future__ import annotations

from collections.abc import Container
import re
import unicodedata

from ...bibliography.entry import Entry
from ...readers.archive.facts.facts import Creator, clean, make_facts
from .citation import Part
from .known import Known

_LAW = re.compile(
    r"\bP(?:ub)?\.?\s?L\.?\s?(?:No\.\s)?\d{2,3}[-–]\d+"
    r"|\b\d+ (?:U\.S\.C\.|C\.F\.R\.|Stat\.|Fed\. Reg\.)"
    r"|\b(?:H\.R\.|S\.|H\.\s?Res\.|S\.\s?Res\.|H\.Con\.Res\.) ?\d{1,5}\b"
)
_NUMBER = re.compile(
    r"\b(?:CRS (?:Report|In Focus|Insight|Legal Sidebar) )?"
    r"(?P<number>(?:[RL]S?L?|IF|IN|LSB|RS)\d{4,6}|GAO-\d\d-\d+(?:\w*)|[A-Z]{2,}[-/]\d[\w/-]{2,})\b"
)
_VOLUME = re.compile(r"\b(?:vol\.|no\.|\d+\s?\(\d+\)|\d+, no\.)", re.IGNORECASE)
_HOUSE = re.compile(r"\((?P<city>[^():]{2,60}): (?P<house>[^()]{2,80}?), (?:[^(),]+ )?\d{4}\)")
_BODY = re.compile(
    r"\b(?:office|department|ministry|council|agency|services?|university|institute|institution|"
    r"committee|bank|commission|union|organi[sz]ation|nations|cent(?:er|re)|bureau|congress|senate|"
    r"library|association|foundation|corporation|administration|board|court|house|government)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z][A-Z&.]{1,8}|U\.S\.)(?:[ ,]|$)")
_LONGEST_PIECE = 120


def is_citation(part: Part) -> bool:
    """Whether a part of a note names a work, and does more than remark on something."""
    if part.addresses or part.dois or _LAW.search(part.words):
        return True
    if not part.title:
        return False
    # A remark may quote something, too: a work has a date, or something is said of it in pieces.
    return part.date is not None and len(part.bare) - len(part.title) < 400


def propose(part: Part, taken: Container[str]) -> tuple[Entry, Known]:
    """An entry of what a part of a note says, by a key that is not taken, and how it is known."""
    authors, body = _who(part)
    law = _LAW.search(part.bare)
    title = part.title or (part.bare if law else "") or _first_piece(part)
    date = part.date[0] if part.date else ""
    number = found["number"] if (found := _NUMBER.search(part.bare)) else ""
    kind = _kind(part, bool(law), body, number)
    url = next((one for one in part.addresses if not re.search(r"doi\.org/10\.", one)), "")
    url = f"https://{url}" if url.lower().startswith("www.") else url
    entry = Entry(
        key=_key(part, authors, body, date, title, taken),
        type=kind,
        title=clean(title.strip(" .,"), 300),
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
    """The authors, before the title, and who published the work, behind it."""
    words = part.bare
    at = words.find(part.title) if part.title else -1
    before = words[:at].rstrip('“"*_( ,') if at > 0 else ""
    facts = make_facts({"authors": [[before]] if 1 < len(before) < 300 else []})
    authors = facts.authors
    if before and len(before) < _LONGEST_PIECE and _is_body(before):
        authors = (Creator(clean(before, 120), is_body=True),)
    if house := _HOUSE.search(words):
        return authors, house["house"]
    if part.in_italics:
        return authors, part.in_italics
    behind = words[at + len(part.title) :] if at >= 0 else ""
    if part.date and at >= 0:
        where = part.date[1][0] - (at + len(part.title))
        behind = behind[:where] if where > 0 else ""
    pieces = [piece.strip(' .,()“”"*_[]') for piece in re.split(r",|\(|\)", behind)]
    named = [one for one in pieces if 1 < len(one) < _LONGEST_PIECE and re.search(r"[A-Z]", one)]
    named = [_NUMBER.sub("", one).strip() for one in named]
    return authors, next((one for one in named if one and not _VOLUME.search(one)), "")


def _is_body(name: str) -> bool:
    return bool(_BODY.search(name) or _INITIALS.match(name))


def _kind(part: Part, law: bool, body: str, number: str) -> str:
    if law and not part.is_quoted:
        return "legislation"
    if part.in_italics:
        return "article" if part.dois or _VOLUME.search(part.bare) else "news"
    if _HOUSE.search(part.words) or (part.title and not part.is_quoted and not part.addresses):
        return "book" if _HOUSE.search(part.words) else "report"
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
    site = re.sub(r"^(?:https?://)?(?:www\.)?|[/.][^/]*(?:/.*)?$", "", next(iter(part.addresses), ""))
    what = _slug(site, 3) if title in part.addresses else "-".join(words[:3]) or _slug(title, 4)
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
