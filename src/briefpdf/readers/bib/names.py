"""Names as bibliographies write them."""

from __future__ import annotations

from functools import lru_cache
import re

from ...model.reference import Name
from ...source.nearest import respelling
from ...source.pattern import lazy_pattern
from ...source.text import Span
from .findings import UNLIKELY_NAMES, Findings, shown
from .latex import accented, decode

_NAME_FIELDS = """
    author editor translator bookauthor editora editorb editorc annotator commentator introduction
    foreword afterword holder
"""
NAME_FIELDS = frozenset(_NAME_FIELDS.split())

# Longer is nobody's name, and taking it apart could take very long.
_MAX_NAME = 1000

# Biblatex's other form, which Better BibTeX writes: `family=Berg, given=Anna, prefix=van den`.
_PART = lazy_pattern(r"\s*+([a-z-]+)\s*+=\s*+((?:[^,{}]|\{[^{}]*+\})*+)(?:,|$)", re.IGNORECASE)


# It begins where the white space does: tried at each blank of many, it would take very long.
_AND = lazy_pattern(r"[ \t\r\n](?<![ \t\r\n]{2})[ \t\r\n]*+and[ \t\r\n]++", re.IGNORECASE)
# What most fields of names are, and what is taken apart without bibtexparser, which takes its time
# to be loaded: bodies in braces, and persons whose family name comes first.
_BODIES = lazy_pattern(r"\{[^{}\\]+\}(?:[ \t\r\n]+and[ \t\r\n]+\{[^{}\\]+\})*")
_BODY = lazy_pattern(r"\{[^{}\\]+\}")
_WORDS = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*"
_PERSON = lazy_pattern(rf"({_WORDS}), ({_WORDS})")


def split_names(value: str) -> list[str]:
    """The single names of a field, between its `and`s."""
    if _BODIES.fullmatch(value):
        return _BODY.findall(value)
    value = value.strip(" \t\r\n")
    found, begin, at, depth = [], 0, 0, 0
    for match in _AND.finditer(value):
        depth += value.count("{", at, match.start()) - value.count("}", at, match.start())
        at = match.start()
        if depth <= 0:
            found.append(value[begin:at])
            begin = match.end()
    return [*found, value[begin:]] if value else []


def read_names(value: str) -> tuple[Name, ...]:
    """The names in a field's LaTeX value, in their order; `and others` is a last one, “others”."""
    names = (read_name(name) for name in split_names(value))
    return tuple(name for name in names if name.family)


@lru_cache(maxsize=10_000)
def read_name(name: str) -> Name:
    """One name, its LaTeX decoded; a name in braces is a body's and stays whole."""
    name = name.strip()
    if len(name) > _MAX_NAME:
        return Name(decode(name))
    if "family" in name and "=" in name:
        extended = _read_parts(name)
        if extended is not None:
            return extended
    if _BODY.fullmatch(name):
        return Name(decode(name))
    if person := _PERSON.fullmatch(name):
        return Name(decode(person[1]), decode(person[2]))
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if "\\" in name:
        name = accented(name)  # Of an accent's tilde it would make a blank.
    parts = parse_single_name_into_parts(name, strict=False)
    family, given, particle, suffix = (
        decode(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not family:
        # Nothing but a first name, as in “, Plato”.
        return Name(given or particle)
    if given[:1].islower() and not particle and "," not in name:
        # “van Gogh”: bibtexparser takes the first of two words for a given name in any case.
        return Name(family, "", given, suffix)
    return Name(family, given, particle, suffix)


# A name, or initials, as they stand in a list that has no “and”.
_WHOLE = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)+"
_WHOLE_NAME = lazy_pattern(_WHOLE)
_LIST = lazy_pattern(rf"{_WHOLE}(?:\s*,\s*{_WHOLE}){{1,30}}")
# “J. Doe, K. Smith” and “Doe J, Smith AB”, as medical journals have them.
_SHORT_NAME = lazy_pattern(r"(?:[^\W\d_]\.[ -]?)+ ?[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?")
_FAMILY_FIRST = lazy_pattern(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)? [A-Z]{1,3}")
# “Ministry of Finance, Japan”: no person's family name has such a word, but in braces a body's may.
_OFFICE = lazy_pattern(r"[A-Z](?=[^,;&]* (?:of|for|on) )[^,;&]*+,[^,;&]++")
_LOOSE_AND = lazy_pattern(r"\A\s*+and\s++|\s(?<!\s\s)\s*+and\s*+\Z", re.IGNORECASE)
_AND_AND = lazy_pattern(r"(?<!\s)\s++and(?:\s++and)++\s++", re.IGNORECASE)
_ET_AL = lazy_pattern(r"(?<![,\s])[,\s]++et\.?\s++al\.?\s*+$", re.IGNORECASE)


def meant_names(value: str) -> str | None:
    """What a field of names was probably meant to say, with “and” between names; None if it is.

    Some part names by semicolons or commas, and end with “et al.”
    """
    value = value.replace("\\&", "&")
    if "{" in value or "\\" in value:
        return None
    if _OFFICE.fullmatch(value.strip()):
        return f"{{{value.strip()}}}"  # Read as a person's: “Japan Ministry of Finance”.
    # Written so, all of it would be one name, or the last two words one.
    bare = _LOOSE_AND.sub("", _ET_AL.sub("", _AND_AND.sub(" and ", value)))
    names = [name for one in _split_and(bare.strip()) for name in _parted(one)]
    others = "others" if _ET_AL.search(value) else ""
    meant = " and ".join(filter(None, (*names, others)))
    return meant if meant != " and ".join(_AND.split(value.strip())) else None


def _split_and(value: str) -> list[str]:
    """The names between “and”, and between “&” where persons stand on both sides."""
    found: list[str] = []
    for one in _AND.split(value):
        persons = [part.strip() for part in one.split("&")]
        # A firm may have the sign in its name: Johnson & Johnson.
        is_pair = all("," in part or _WHOLE_NAME.fullmatch(part) for part in persons)
        found += persons if is_pair else [one]
    return found


def _parted(name: str) -> list[str]:
    name = name.strip()
    if name.endswith(","):
        # “Roe, J., and Poe, K.”: the comma parts names and belongs to none.
        name = name.rstrip(", ")
        if "," in name and all(map(_WHOLE_NAME.fullmatch, map(str.strip, name.split(",")))):
            return [one.strip() for one in name.split(",")]
    if ";" in name:
        return [each for one in name.split(";") if (each := one.strip())]
    commas = name.count(",")
    parts = [one.strip() for one in name.split(",")]
    if commas and all(map(_SHORT_NAME.fullmatch, parts)):
        return parts
    if commas and all(map(_FAMILY_FIRST.fullmatch, parts)):
        return [
            f"{family}, {' '.join(given)}"
            for family, _, given in (part.rpartition(" ") for part in parts)
        ]
    if (
        commas > 1
        and _LIST.fullmatch(name.strip())
        and not re.search(r"\b(?:Jr|Sr|I{2,3})\b", name)
    ):
        return parts
    if commas > 2 and commas % 2:
        # No name has so many parts: each second one begins another.
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [name.strip()]


def report_names(field: str, value: str, key: str, span: Span, findings: Findings) -> None:
    """Report names that are not parted as BibTeX parts them, with what was probably meant."""
    meant = meant_names(value)
    if meant is None:
        return
    findings.report(
        UNLIKELY_NAMES,
        f"{shown(value)} in “{field}” is read as {_as_read(value)}",
        span,
        f"Did you mean “{meant[:200]}”? Names are parted by “and”.",
        key=key,
        fix=respelling(findings.text, span, value, meant, ()),
    )


def _as_read(value: str) -> str:
    names = read_names(value)
    said = [" ".join(filter(None, (one.given, one.particle, one.family))) for one in names]
    return f"{len(names)} name{'s' if len(names) > 1 else ''}: {shown('; '.join(said))}"


def _read_parts(name: str) -> Name | None:
    """A name in biblatex's `family=…, given=…` form, or None where it is in another."""
    parts: dict[str, str] = {}
    pos = 0
    while pos < len(name):
        match = _PART.match(name, pos)
        if match is None:
            return None
        parts[match[1].lower()] = decode(match[2])
        pos = match.end()
    family = parts.get("family", "")
    return Name(family, parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))
