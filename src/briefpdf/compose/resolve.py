"""Looks up what a brief calls for, and reports once what there is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from ..model.brief import Brief
from ..model.claim import Citation, Claim, Value
from ..model.document import Cited, FigureLink, Inline, Mark, Run, Words
from ..project.project import Project
from ..source.diagnostic import Diagnostic, Fix, Related
from ..source.nearest import nearest, respelling
from ..source.text import Span
from .arrange import table_ids
from .expanded import Call
from .language import format_number

UNKNOWN_CLAIM, UNKNOWN_SOURCE, UNKNOWN_FIGURE, UNKNOWN_VALUE = (
    "BRIEF001",
    "BRIEF002",
    "BRIEF003",
    "BRIEF004",
)


class Resolver:
    """What the calls of one brief stand for.

    `used` collects the ids of the claims that the brief rests on, in order of first use; `missed`
    maps ids that there are not to the nearest that there is.
    """

    def __init__(self, project: Project, brief: Brief) -> None:
        self.project = project
        self.brief = brief
        self.used: dict[str, None] = {}
        self.missed: dict[str, str | None] = {}
        self.tables = table_ids(brief.body)
        self._reports: dict[tuple[str, str], Diagnostic] = {}
        self._others: list[Diagnostic] = []

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was reported, in the order of first report."""
        return [*self._reports.values(), *self._others]

    def report(self, code: str, message: str, span: Span, *hints: str) -> None:
        """Keep a finding of this brief."""
        self._others.append(Diagnostic(code, message, span, hints, brief=self.brief.id))

    def add(self, found: Diagnostic) -> None:
        """Add a finding that is made already."""
        self._others.append(found)

    def claim(self, name: str, span: Span) -> Claim | None:
        """The claim of an id; None, with a finding, when there is none."""
        found = self.project.claims.get(name)
        if found is not None:
            self.used.setdefault(name)
        elif not self.project.lost_claims:
            self.missed[name] = nearest(name, self.project.claims)
            known = self.project.claims
            self._unknown(UNKNOWN_CLAIM, "claim", name, span, self.missed[name], known)
        return found

    def _unknown(
        self,
        code: str,
        what: str,
        name: str,
        span: Span,
        meant: str | None,
        known: Mapping[str, object],
    ) -> None:
        first = self._reports.get((code, name))
        fix = respelling(self.project.text(span.path), span, name, meant, known)
        if first is not None:
            if span != first.span:
                line, _ = self.project.text(span.path).line_column(span.start)
                also = f"It is used on line {line} too."
                related = (*first.related, Related(span, also))
                hints = first.hints if also in first.hints else (*first.hints, also)
                self._reports[code, name] = replace(
                    first, related=related, hints=hints, fix=_both(first.fix, fix)
                )
            return
        where = {"source": "in refs.bib", "figure": "in the front matter"}.get(
            what, "in the registry"
        )
        message = f"there is no {what} “{name}” {where}"
        hints = (f"Did you mean “{meant}”?",) if meant else _wanting(what, name, known)
        claim = name if what == "claim" else None
        self._reports[code, name] = Diagnostic(
            code, message, span, hints, fix=fix, claim=claim, brief=self.brief.id
        )

    def mark(
        self, citations: Iterable[Citation], span: Span, runs: tuple[Run, ...]
    ) -> list[Inline]:
        """A mark for citations whose sources there are, not yet numbered; nothing without any."""
        cited: dict[str, list[str]] = {}
        for citation in citations:
            if citation.key in self.project.references:
                locators = cited.setdefault(citation.key, [])
                if citation.locator and citation.locator not in locators:
                    locators.append(citation.locator)
        if not cited:
            return []
        unnumbered = tuple(Cited(0, key, 0, tuple(found)) for key, found in cited.items())
        return [Mark(unnumbered, span, runs)]

    def statement(
        self, call: Call, index: int, runs: tuple[Run, ...], style: Words
    ) -> list[Inline]:
        """What `claim("id")` prints: the statement and its mark."""
        name, span = call.words[0], call.place(0)
        claim = self.claim(name, span)
        runs = (*runs, Run("claim", (name,), span, index))
        if claim is None:
            return [replace(style, text=f"[{name}]", origin=span, runs=runs)]
        words = replace(style, text=claim.statement, origin=span, runs=runs)
        return [words, *self.mark(claim.citations, span, runs)]

    def value(self, call: Call, index: int, runs: tuple[Run, ...], style: Words) -> list[Inline]:
        """What `value("id.name")` prints: the number, with a mark outside words for its claim."""
        written, span = call.words[0], call.place(0)
        name, _, part = written.partition(".")
        run = Run("value", (name,), span, index)
        claim = self.claim(name, Span(span.path, span.start, span.start + len(name)))
        found = claim.values.get(part) if claim else None
        if claim is None or found is None:
            if claim is not None:
                self._unknown_value(claim, part, written, span)
            return [replace(style, text=f"[{written}]", origin=span, runs=(*runs, run))]
        text = format_number(found.value, self.brief.lang)
        words: Inline = replace(style, text=text, origin=span, runs=(*runs, run))
        if any(other.kind == "words" and name in other.claims for other in runs):
            return [words]
        return [words, *self.mark(claim.citations, span, (*runs, run))]

    def value_of(self, claim: Claim, name: str, span: Span) -> Value | None:
        """The value of a name that a figure shows; None, with a finding, when there is none."""
        found = claim.values.get(name)
        if found is None:
            self._unknown_value(claim, name, f"{claim.id}.{name}", span)
        return found

    def _unknown_value(self, claim: Claim, part: str, written: str, span: Span) -> None:
        if "values" in claim.unread:
            return
        meant = nearest(part, claim.values)
        names = ", ".join(claim.values)
        hints = (f"Its values: {names}.",) if names else ("It has no values.",)
        if not part:
            message = f"“{written}” names no value: write claim-id.name"
        else:
            message = f"the claim “{claim.id}” has no value “{part}”"
            hints = (f"Did you mean “{claim.id}.{meant}”?",) if meant else hints
        whole = f"{claim.id}.{meant}" if meant else None
        values = [f"{claim.id}.{name}" for name in claim.values]
        fix = respelling(self.project.text(span.path), span, written, whole, values)
        diagnostic = Diagnostic(
            UNKNOWN_VALUE, message, span, hints, fix=fix, claim=claim.id, brief=self.brief.id
        )
        self._reports.setdefault((UNKNOWN_VALUE, written), diagnostic)

    def cite(self, call: Call, runs: tuple[Run, ...]) -> list[Inline]:
        """What `cite("key", "p. 4")` prints: a mark."""
        key, span = call.words[0], call.place(0)
        locator = call.words[1] if len(call.words) > 1 else None
        if not self.source(key, span):
            return []
        return self.mark([Citation(key, locator, None, call.span, span)], span, runs)

    def source(self, key: str, span: Span) -> bool:
        """Whether there is a source of this key; a finding when there is none."""
        if key in self.project.references:
            return True
        if not self.project.lost_references:
            meant = nearest(key, self.project.references)
            self._unknown(UNKNOWN_SOURCE, "source", key, span, meant, self.project.references)
        return False

    def link(self, call: Call, runs: tuple[Run, ...]) -> list[Inline]:
        """What `ref("id")` prints: the label of a figure, filled in when figures are numbered."""
        name, span = call.words[0], call.place(0)
        if name not in self.tables and not self.has_figure(name, span):
            return []
        return [FigureLink("", name, span, runs)]

    def has_figure(self, name: str, span: Span) -> bool:
        """Whether the front matter has this figure; a finding when it has not."""
        if name in self.brief.figures:
            return True
        if "figures" not in self.brief.unread:
            meant = nearest(name, self.brief.figures)
            self._unknown(UNKNOWN_FIGURE, "figure", name, span, meant, self.brief.figures)
        return False

    def source_mark(self, key: str, span: Span) -> list[Inline]:
        """A mark for a source that is there."""
        return self.mark([Citation(key, None, None, span, span)], span, ())

    def short_sources(self, keys: Iterable[str]) -> str:
        """Sources in a few words, for the line below a figure: body or author, each once with the
        years of its sources."""
        years: dict[str, dict[int, None]] = {}
        for reference in map(self.project.references.get, keys):
            if reference is None:
                continue
            names = reference.names.get("author", ())
            body = reference.get("institution", "organization", "publisher")
            who = body or (names[0].family if names else reference.get("title", "shorttitle"))
            number = reference.get("number")
            of_name = years.setdefault(f"{who}, {number}" if body and number else who, {})
            if reference.date:
                of_name[reference.date.year] = None
        return "; ".join(
            f"{who} ({', '.join(map(str, several))})" if several else who
            for who, several in years.items()
            if who
        )


def _wanting(what: str, name: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """What to do about a name that nothing has, and that is no slip for one that is there."""
    if what == "figure":
        there = f" Its figures: {', '.join(known)}." if known else ""
        return (f"Write it into the front matter, below figures:, as “{name}: …”.{there}",)
    example = f"claim add {name}" if what == "claim" else f"source add FILE --key {name}"
    listed = f"“briefpdf {'claim' if what == 'claim' else 'source'} list” lists them."
    return (f"{listed} If it is wanting, add it: briefpdf {example}",)


def _both(first: Fix | None, second: Fix | None) -> Fix | None:
    """One fix for all places of one misspelt name; None where one of them cannot be put right."""
    if first is None or second is None:
        return None
    return replace(first, edits=(*first.edits, *second.edits), safe=first.safe and second.safe)
