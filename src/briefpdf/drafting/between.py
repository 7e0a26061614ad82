"""Takes a quote and its locator out of an archived copy, by its first and its last words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..checks.copies import named
from ..editing.lock import Refused
from ..evidence.quotation.find import find_places, find_quote
from ..evidence.quotation.locator import located_pages
from ..evidence.quotation.passage import Place, Stream, passages
from ..evidence.sentences import split_sentences
from ..readers.archive.read import Archive

# A quote that runs on for longer is a slip: its last words were found somewhere else.
_LONGEST = 4000


class Taken(Struct, frozen=True):
    """A quote as the copy has it, and where; `locator` is empty where the copy has no pages."""

    quote: str
    locator: str


def take_quote(
    key: str, copies: Sequence[Archive], first: str, last: str | None, locator: str | None = None
) -> Taken:
    """The passage of a source from its first words to its last, or to the end of its sentence.

    A `locator` decides between several. Raises `Refused` where there is none, or not only one.
    """
    if not copies:
        raise Refused(
            f"“{key}” has no archived copy to take a quote from",
            "Name its copy in the bibliography (file), or give --quote.",
        )
    for archive in copies:
        found = _between(archive, first, last, locator)
        if found:
            return _only(key, found, archive)
    raise _missing(key, copies, first, last, locator)


def _between(archive: Archive, first: str, last: str | None, locator: str | None) -> list[Place]:
    """Every passage of a copy that begins and ends with these words, the shortest of each end."""
    prepared = passages(archive)
    begins = _located(first, archive, locator)
    ends = find_places(last, archive) if last is not None else ()
    for stream in filter(None, (prepared.body, prepared.flow, prepared.whole)):
        starts = [at for one in begins if (at := stream.offset(one.first, one.start)) is not None]
        stops = [
            (begin, end)
            for one in ends
            if (begin := stream.offset(one.first, one.start)) is not None
            and (end := stream.offset(one.last, one.end)) is not None
        ]
        if last is not None and last.strip()[-1:] in tuple(".!?"):
            # Looking for words takes no heed of the stop behind them.
            stop = last.strip()[-1]
            stops = [(one, end + stream.text.startswith(stop, end)) for one, end in stops]
        spans = _spans(starts, stops, stream, last is None)
        if spans:
            return [prepared.place_written(stream, start, end) for start, end in spans]
    return []


def _located(words: str, archive: Archive, locator: str | None) -> tuple[Place, ...]:
    """Where a copy has some words: on the pages that a locator names, if it names any."""
    found = find_places(words, archive)
    wanted = located_pages(locator, archive.labels)
    if wanted is None:
        return found
    return tuple(one for one in found if wanted & set(range(one.first, one.last + 1)))


def _spans(
    starts: Sequence[int], stops: Sequence[tuple[int, int]], stream: Stream, whole: bool
) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for start in sorted(set(starts)):
        if whole:
            _, end = split_sentences(stream.text[start : start + _LONGEST])[0]
            spans[start + end] = (start, start + end)
            continue
        behind = [end for begin, end in stops if begin >= start and end - start <= _LONGEST]
        if behind:
            # Of two beginnings before one end, the later one is meant.
            spans[min(behind)] = (start, min(behind))
    return sorted(spans.values())


def _only(key: str, found: Sequence[Place], archive: Archive) -> Taken:
    if len({place.words for place in found}) > 1 or len({place.labels for place in found}) > 1:
        where = ", ".join(
            f"{named(place.labels) or 'the copy'}: “{_short(place.words)}”" for place in found[:5]
        )
        raise Refused(
            f"{len(found)} passages of “{key}” begin and end with these words",
            f"They are {where}.",
            "Give more words of the one that is meant, or its page with --locator.",
        )
    return Taken(found[0].words, named(found[0].labels))


def _missing(
    key: str, copies: Sequence[Archive], first: str, last: str | None, locator: str | None
) -> Refused:
    """Why there is no such passage, with the nearest words that the copies have."""
    for words, option in ((first, "--from"), (last, "--to")):
        if words is None or any(find_places(words, archive) for archive in copies):
            continue
        hints = []
        near = [
            nearest
            for archive in copies
            if (nearest := find_quote(words, archive).nearest) is not None
        ]
        if near:
            best = max(near, key=lambda one: one.likeness)
            where = named(best.place.labels)
            hints.append(f"Nearest{f', {where}' if where else ''}: {best.diff}")
        hints.append("“briefpdf source find” looks for words in the copies.")
        return Refused(f"“{key}” has no words “{_short(words)}” ({option})", *hints)
    if last is None:
        pages = ", ".join(
            dict.fromkeys(
                named(place.labels) for archive in copies for place in find_places(first, archive)
            )
        )
        return Refused(
            f"“{key}” does not have “{_short(first)}” on {locator}", f"It has it on {pages}."
        )
    return Refused(
        f"in “{key}” the last words do not stand behind the first"
        + (f" on {locator}" if locator else "")
        + f", or more than {_LONGEST:,} characters away",
        "Give words of one passage.",
    )


def _short(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:44]} … {words[-24:]}"
