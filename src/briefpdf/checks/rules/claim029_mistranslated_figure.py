"""CLAIM029: a translation with other numbers or dates than the quote that it translates."""

from __future__ import annotations

from collections.abc import Iterator

from ...evidence.gap import Gap
from ...evidence.languages import is_evidently_english, language_of
from ...model.claim import Citation
from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each translation that has another number or date than its quote.

    And for one beside a quote that needs none.
    """
    for claim in subject.claims:
        for citation in claim.citations:
            if citation.translation is None or not citation.quote:
                continue
            if is_evidently_english(citation.quote):
                yield Diagnostic(
                    "CLAIM029",
                    f"in the claim “{claim.id}”, the quote from “{citation.key}” is in English: "
                    "its translation backs nothing",
                    citation.translation.span,
                    ("Leave it out: a translation stands beside a quote in another language.",),
                    claim=claim.id,
                    source=citation.key,
                    kind="quotation",
                )
                continue
            for gap, of_translation in _gaps(citation, subject):
                sides = ("translation", "quote")
                one, other = sides if of_translation else sides[::-1]
                said = f"the {other} says {gap.nearest}" if gap.nearest else f"the {other} does not"
                yield Diagnostic(
                    "CLAIM029",
                    f"in the claim “{claim.id}”, the {one} from “{citation.key}” says {gap.token}; "
                    f"{said}",
                    citation.translation.span,
                    (f"The quote: {citation.quote}", f"Translated: {citation.translation.text}"),
                    claim=claim.id,
                    source=citation.key,
                    kind=gap.kind,
                )


def _gaps(citation: Citation, subject: Subject) -> Iterator[tuple[Gap, bool]]:
    """The figures that only one of the two has, and whether it is the translation."""
    from ...evidence.figures.support import find_figure_gaps  # Few quotes are translated.

    assert citation.translation is not None and citation.quote is not None
    text, quote = citation.translation.text, citation.quote
    language = language_of(text)
    original = language_of(quote, subject.archives.language(citation.key))
    extra = find_figure_gaps(text, [(quote, original)], language)
    yield from ((gap, True) for gap in extra)
    if not extra:
        missing = find_figure_gaps(quote, [(text, language)], original)
        yield from ((gap, False) for gap in missing)


_TEXT = "Pyongyang a envoyé 10 500 soldats en Russie en 2024."
_FIELDS = (
    "    statement: North Korea sent 10,500 troops to Russia in 2024.\n"
    "    sources:\n"
    "      - key: crs-troops\n"
    f"        quote: {_TEXT}\n"
    "        translation: {}\n"
)
_TRANSLATED = '{{text: "North Korea sent {} troops to Russia in 2024.", by: ab, kind: human}}'
_ARCHIVE = {"briefs/sources/crs-troops.txt": f"{_TEXT}\n"}

RULE = Rule(
    code="CLAIM029",
    name="mistranslated-figure",
    severity=Severity.ERROR,
    title="A translation has other numbers or dates than its quote",
    why=(
        "A statement is held to the translation of a quote, and the quote to its source. Between "
        "the two a program can compare numbers and dates: they are the same in every language."
    ),
    bad={
        CLAIMS: registry(
            _FIELDS.format(f"«{_TRANSLATED.format('15,000')}»").replace("10,500 t", "15,000 t")
        ),
        **_ARCHIVE,
    },
    good={CLAIMS: registry(_FIELDS.format(_TRANSLATED.format("10,500"))), **_ARCHIVE},
    check=check,
    scope="claim",
)
