"""What rests on a source, and what a check of sources found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...bibliography.survey import BROKEN, Copy, Surveyed, Surveying
from ..print import plural, style
from .sources import as_json, copy_in_words, place_of_claim, source_fields, withdrawn_in_words

if TYPE_CHECKING:  # What reads files, or asks the web, is loaded by who asks for it.
    from ...bibliography.built import Built
    from ...bibliography.online import Online


def impact_text(one: Surveyed, built: Sequence[Built], subject: Surveying) -> str:
    """What rests on a source, under headings."""
    return "".join(f"{line}\n" for line in _lines(one, built, subject))


def impact_json(one: Surveyed, built: Sequence[Built], subject: Surveying) -> str:
    """What rests on a source, each claim with its place and the claim that it rests on."""
    reach, project = one.dependants, subject.project
    return as_json(
        **source_fields(one, subject)
        | {
            "claims": [
                {
                    "claim": name,
                    "cites": name in reach.citing,
                    "rests_on": reach.resting.get(name),
                    "path": project.claim_span(name).path,
                    "line": place_of_claim(name, project)[0],
                }
                for name in reach.claims
            ],
            "briefs": [
                {
                    "brief": name,
                    "path": project.briefs[name].path,
                    "prints": prints,
                    "claims": _used(name, one, subject),
                }
                for name, prints in reach.briefs.items()
            ],
            "pdfs": [
                {
                    "path": pdf.path,
                    "brief": pdf.brief,
                    "rests": pdf.rests,
                    "prints": pdf.prints,
                    "where": pdf.where or None,
                }
                for pdf in built
            ],
        }
    )


def _lines(one: Surveyed, built: Sequence[Built], subject: Surveying) -> Iterator[str]:
    reach = one.dependants
    gone, title = withdrawn_in_words(one.row), one.row.title
    yield f"{one.row.source}{f' [{gone}]' if gone else ''}{f': {title}' if title else ''}"
    if not (reach.claims or reach.briefs or built):
        yield "Nothing rests on it."
    if reach.citing:
        yield f"{_of(len(reach.citing), 'claim', 'cite')} it:"
        for name in reach.citing:
            yield f"  {name}  {_place(name, subject)}"
    if reach.resting:
        yield f"{_of(len(reach.resting), 'claim', 'rest')} on those:"
        for name, ground in reach.resting.items():
            yield f"  {name} (on {ground})  {_place(name, subject)}"
    if reach.briefs:
        yield f"{_of(len(reach.briefs), 'brief', 'rest')} on it:"
        for name, prints in reach.briefs.items():
            how = [] if prints else ["not in its Sources"]
            if used := _used(name, one, subject):
                how.insert(0, f"by {plural(len(used), 'claim')}")
            yield f"  {name}  {subject.project.briefs[name].path} ({', '.join(how) or 'cites it'})"
    if built:
        yield f"{_of(len(built), 'built PDF', 'rest')} on it:"
        for pdf in built:
            yield f"  {pdf.path} ({_pdf(pdf)})"


def _place(name: str, subject: Surveying) -> str:
    """Where a claim is written, as an editor opens it."""
    line, column = place_of_claim(name, subject.project)
    return f"{subject.project.claim_span(name).path}:{line}:{column}"


def _used(brief: str, one: Surveyed, subject: Surveying) -> list[str]:
    """The claims that rest on the source and that a brief uses."""
    used = {
        name
        for composition in subject.compositions
        if composition.brief.id == brief
        for name in composition.claims
    }
    return [name for name in one.dependants.claims if name in used]


def _of(number: int, noun: str, verb: str) -> str:
    return f"{plural(number, noun)} {verb}{'s' if number == 1 else ''}"


def _pdf(pdf: Built) -> str:
    """Whether a PDF itself names the source."""
    if pdf.prints is None:
        return "its text cannot be read"
    if not pdf.prints:
        return "does not name it"
    where = f" on {pdf.where}" if pdf.where else ""
    return f"names it{where}" + ("" if pdf.rests else "; its brief no longer does")


# What a person has to look at, and what could not be decided.
BAD = frozenset({"dead", "changed"})
_COLOURS = {"dead": "red", "changed": "red", "moved": "yellow", "blocked": "yellow"}


def check_text(found: Sequence[Surveyed], online: Mapping[str, Online]) -> str:
    """A line for each copy, and for each address that was asked."""
    return "".join(f"{line}\n" for one in found for line in _check_lines(one, online))


def check_json(found: Sequence[Surveyed], online: Mapping[str, Online], subject: Surveying) -> str:
    """Each source, its copies, and what became of its address; null where that was not asked."""
    return as_json(
        sources=[
            source_fields(one, subject) | {"online": _online(online.get(one.row.source))}
            for one in found
        ]
    )


def summary(found: Sequence[Surveyed], online: Mapping[str, Online], asked: bool) -> str:
    """What the copies and the addresses come to."""
    copies = [copy for one in found for copy in one.copies]
    counted = _counted([copy.state for copy in copies])
    without = sum(not one.copies for one in found)
    parts = [*counted, f"{without} without a copy"] if without else counted
    said = f"{plural(len(found), 'source')}: {', '.join(parts) or 'nothing to check'}."
    if asked:
        outcomes = _counted([one.outcome for one in online.values()])
        silent = len(found) - len(online)
        parts = [*outcomes, f"{silent} without an address"] if silent else outcomes
        said += f" Online: {', '.join(parts) or 'nothing to ask'}."
    return said


def is_bad(found: Sequence[Surveyed], online: Mapping[str, Online]) -> bool:
    """Whether a copy is broken, or an address dead or changed."""
    return any(copy.state in BROKEN for one in found for copy in one.copies) or any(
        one.outcome in BAD for one in online.values()
    )


def _check_lines(one: Surveyed, online: Mapping[str, Online]) -> Iterator[str]:
    key = one.row.source
    if not one.copies:
        yield f"{key}: no archived copy"
    for copy in one.copies:
        yield f"{key}: {_copy(copy)}"
    if key in online:
        state = online[key]
        outcome = style(state.outcome, fg=_COLOURS.get(state.outcome, "green"))
        detail = f": {state.detail}" if state.detail else ""
        yield f"{key}: {state.url}: {outcome}{detail}"
        for quote in state.lost:
            words = quote.words if len(quote.words) <= 160 else quote.words[:159] + "…"
            yield f"    {quote.claim}: “{' '.join(words.split())}”"


def _copy(copy: Copy) -> str:
    said = copy_in_words(copy)
    return style(said, fg="red") if copy.state in BROKEN else said


def _online(state: Online | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "outcome": state.outcome,
        "url": state.url,
        "detail": state.detail or None,
        "quotes": state.looked_for,
        "lost": [{"claim": quote.claim, "quote": quote.words} for quote in state.lost],
    }


def _counted(states: Sequence[str]) -> list[str]:
    return [f"{states.count(state)} {state}" for state in dict.fromkeys(states)]
