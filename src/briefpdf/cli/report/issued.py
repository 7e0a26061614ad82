"""Which issued PDFs rest on a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..print import indented, plural
from .text import one_line

if TYPE_CHECKING:  # Only an archive is read by its evidence.
    from ...provenance.archive import IssuedFile, IssuedOn


def issued_text(issued: IssuedOn) -> str:
    """Each file that rests on the source, with its claims that do."""
    return "".join(f"{line}\n" for line in _lines(issued))


def _lines(issued: IssuedOn) -> Iterator[str]:
    key = one_line(issued.key)
    for one in issued.files:
        yield f"{one_line(one.path)} ({one_line(_brief(one))})"
        for claim, words in one.claims.items():
            yield f"  {one_line(claim)}: {one_line(words) if words else 'not printed'}"
        if not one.claims:
            yield "  cited, but by no claim"
    rest = "rests" if len(issued.files) == 1 else "rest"
    yield f"{plural(len(issued.files), 'PDF')} of {issued.looked} {rest} on {key}."
    if issued.without:
        yield f"{plural(len(issued.without), 'PDF')} without evidence could not be asked:"
        yield from (f"  {one_line(path)}" for path in issued.without)
    for path, why in issued.unread.items():
        yield f"{one_line(path)} was passed over: {one_line(why)}"


def _brief(one: IssuedFile) -> str:
    brief = one.brief
    version = f"version {brief['version']}" if brief.get("version") else ""
    said = (brief.get("number"), brief.get("title"), version, brief.get("date"))
    return ", ".join(filter(None, said))


def issued_json(issued: IssuedOn) -> str:
    """The same as a JSON object."""
    whole = {
        "version": 1,
        "source": issued.key,
        "looked": issued.looked,
        "pdfs": [
            {
                "path": one.path,
                "brief": dict(one.brief),
                "entry": one.entry or None,
                "claims": [
                    {"claim": name, "words": words or None} for name, words in one.claims.items()
                ],
            }
            for one in issued.files
        ],
        "without_evidence": list(issued.without),
        "unread": [{"path": path, "why": why} for path, why in issued.unread.items()],
    }
    return indented(whole)
