"""Parts the heads of a table's columns, where a copy has lost what stood between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...source.pattern import lazy_pattern

_YEAR = lazy_pattern(
    r"(?:FY|CY|Q[1-4]|H[12])?\s?[’']?(?:(?:19|20)\d\d|\d\d)(?:[-–/](?:\d\d|\d{4}))?[:,]?|Q[1-4]|H[12]"
)
_QUARTER = lazy_pattern(r"[QH][1-4]")
_WORD = lazy_pattern(r"\([^()]*\)|\S+")
_STUB = frozenset(
    "account accounts program programs state states country countries item items category type "
    "year name agency department region title source system county sector function bureau".split()
)


def split_heads(lines: Sequence[str], count: int, named: Sequence[str] = ()) -> tuple[str, ...]:
    """The heads of the last `count` columns of a table; () where they cannot be told apart.

    Tabs part them, or else `named`, heads that are known to be among them; without either the
    heads are read from their shape: a year in each, or as many words in each.
    """
    if not lines or not count:
        return ()
    tabbed = [line for line in lines if "\t" in line.strip()]
    if tabbed:
        cells = [cell.strip() for cell in tabbed[-1].split("\t")]
        return tuple(cells[-count:]) if len(cells) >= count else ()
    if stacked := _stacked([line.split() for line in lines], count):
        return stacked
    text = " ".join(" ".join(lines).split())
    return _by_names(text, count, named) or _by_shape(_WORD.findall(text), count)


def _stacked(lines: list[list[str]], count: int) -> tuple[str, ...]:
    """The heads where each stands in several lines: “FY2026 FY2027” over “Enacted Request”."""
    if count < 2 or len(lines) < 2 or any(len(line) not in (count, count + 1) for line in lines):
        return ()
    return tuple(map(" ".join, zip(*(line[-count:] for line in lines), strict=True)))


def _by_names(text: str, count: int, named: Sequence[str]) -> tuple[str, ...]:
    """The heads where each is a known one, or what is left between known ones."""
    low = text.lower()
    folded = {" ".join(name.lower().split()) for name in named}
    spans = sorted((at, at + len(name)) for name in folded if (at := low.find(name)) >= 0)
    if not spans or any(one[1] > other[0] for one, other in pairwise(spans)):
        return ()
    heads: list[str] = []
    done = 0
    for start, end in spans:
        if text[done:start].strip():
            heads.append(text[done:start].strip())
        heads.append(text[start:end])
        done = end
    if text[done:].strip():
        heads.append(text[done:].strip())
    if len(heads) > count:
        heads = heads[-count:] if len(heads) == count + 1 else []
    return tuple(heads) if len(heads) == count else ()


def _by_shape(words: list[str], count: int) -> tuple[str, ...]:
    years = [at for at, word in enumerate(words) if _YEAR.fullmatch(word)]
    years = [at for at in years if not (at and _QUARTER.fullmatch(words[at - 1]))]
    if len(years) == count:
        if years[-1] == len(words) - 1 and years[0] > 0 and _even(years):
            # “Enacted FY2026 Request FY2027”: the year ends each, as often as a stub leaves it so.
            width = years[1] - years[0] if count > 1 else years[0] + 1
            if count > 1 and width > 1 and years[0] >= width - 1:
                starts = [at - width + 1 for at in years]
                return _cut(words, starts)
        return _cut(words, years)
    if words and words[0].lower() in _STUB:
        words, years = words[1:], [at - 1 for at in years]
    if 0 < len(years) < count and years[0] == 0 and _even(years):
        # Years first, then columns without one, such as “Change”.
        width = years[1] - years[0] if len(years) > 1 else 2
        rest = words[years[-1] + width :]
        others = count - len(years)
        if rest and len(rest) % others == 0:
            step = len(rest) // others
            first = len(words) - len(rest)
            return _cut(words, [*years, *range(first, len(words), step)])
    if years:
        return ()  # What has no head of its own, a reader has to part.
    if len(words) == count + 1:
        words = words[1:]
    width, left = divmod(len(words), count)
    heads = _cut(words, list(range(0, len(words), width))) if width and not left else ()
    return heads if all(head[:1].isupper() or not head[:1].isalpha() for head in heads) else ()


def _even(places: list[int]) -> bool:
    return len({other - one for one, other in pairwise(places)}) <= 1


def _cut(words: list[str], starts: list[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[one:end]) for one, end in zip(starts, ends, strict=True))
