"""The report of `source impact`: every claim, brief and PDF that rests on a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....bibliography.built import Built
from ....bibliography.survey import Surveyed
from ....checks.subject import Subject
from ..summary import plural
from .described import as_json, place_of_claim, source_fields, withdrawn_in_words


def text(one: Surveyed, built: Sequence[Built], subject: Subject) -> str:
    """What rests on a source, under headings."""
    return "".join(f"{line}\n" for line in _lines(one, built, subject))


def json(one: Surveyed, built: Sequence[Built], subject: Subject) -> str:
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
                    "path": project.claims[name].span.path,
                    "line": subject.text(project.claims[name].span.path).line_column(
                        project.claims[name].span.start
                    )[0],
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


def _lines(one: Surveyed, built: Sequence[Built], subject: Subject) -> Iterator[str]:
    reach = one.dependants
    gone = withdrawn_in_words(one)
    title = one.reference.get("title")
    yield f"{one.reference.key}{f' [{gone}]' if gone else ''}{f': {title}' if title else ''}"
    if not (reach.claims or reach.briefs or built):
        yield "Nothing rests on it."
    if reach.citing:
        yield f"{_of(len(reach.citing), 'claim', 'cite')} it:"
        for name in reach.citing:
            yield f"  {name}  {place_of_claim(name, subject)}"
    if reach.resting:
        yield f"{_of(len(reach.resting), 'claim', 'rest')} on those:"
        for name, ground in reach.resting.items():
            yield f"  {name} (on {ground})  {place_of_claim(name, subject)}"
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


def _used(brief: str, one: Surveyed, subject: Subject) -> list[str]:
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
