"""What statements say that the quotes of their claims do not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from ..evidence.gap import Gap
from ..evidence.languages import UNKNOWN, is_evidently_english, language_of, names_english
from ..evidence.names.acronyms import find_definitions
from ..evidence.quotation.brackets import source_words
from ..evidence.sourcing import dates_source, names_source
from ..evidence.stated import unrecorded
from ..evidence.support import Assessment, assess, find_number_gaps, is_word_for_word
from ..model.claim import Citation, Claim, Translation
from ..model.reference import Reference
from ..project.archives import Archives
from .record import record_of, texts_of_sources
from .tables import Tables

# A judgment says what no source says; a calculation is held to its formula.
HELD = frozenset({"fact", "quotation", "estimate", "table"})
FACTS = frozenset({"number", "unit", "date", "name", "quotation"})
MEANING = frozenset({"qualifier", "negation", "direction", "quantifier", "relation", "context"})
SOURCING = frozenset({"attribution", "certainty"})


# Several rules ask of the same words, briefs print the same words of a claim, and whoever saves a
# file again and again changes few of them.
@lru_cache(maxsize=512)
def _assessed(
    words: str,
    passages: tuple[str, ...],
    definitions: tuple[tuple[str, str], ...],
    pages: tuple[str, ...],
) -> Assessment:
    return assess(words, passages, dict(definitions), copies=pages)


def _translation(citation: Citation) -> Translation | None:
    """The translation of a quote, unless that is English and needs none."""
    made = citation.translation
    return made if made and not is_evidently_english(citation.quote or "") else None


class Support:
    """What the statements of claims say and their quotes do not, looked at once."""

    def __init__(
        self, archives: Archives, tables: Tables, references: Mapping[str, Reference]
    ) -> None:
        self._archives = archives
        self._references = references
        self._tables = tables
        self._assessed: dict[str, Assessment] = {}
        # By the path of a copy. The claims of a large registry come to hundreds of copies in turn.
        self._defined: dict[str, Mapping[str, str]] = {}

    def assessed(self, claim: Claim) -> Assessment:
        """How the claim's statement stands to its quotes."""
        if claim.id not in self._assessed:
            held = claim.kind in HELD and claim.statement
            found = self._assess(claim.statement, claim) if held else Assessment()
            self._assessed[claim.id] = found
        return self._assessed[claim.id]

    def gaps(self, claim: Claim) -> tuple[Gap, ...]:
        """What the claim's statement says and none of its quotes does."""
        return self.assessed(claim).gaps

    def gaps_of(self, words: str, claim: Claim, more: str = "", lang: str = "") -> tuple[Gap, ...]:
        """What some words say, in a language, and neither the claim's quotes nor `more` does."""
        return self._assess(words, claim, more, lang).gaps

    def _assess(self, words: str, claim: Claim, more: str = "", lang: str = "") -> Assessment:
        if not (passages := self._passages(claim, words, more)):
            return Assessment()
        if is_word_for_word(words, passages):
            return Assessment(is_copy=True)
        if foreign := self._foreign(words, claim, more, lang):
            from ..evidence.figures.support import find_figure_gaps  # Most quotes are English.

            language, quotes = foreign
            # Sense is read in English only: of other languages figures alone.
            return Assessment(find_figure_gaps(words, quotes, language), unread=True)
        pages = tuple(
            page
            for citation in claim.citations
            if citation.quote
            for archive in self._archives.of(citation.key)
            for page in archive.pages
        )
        definitions = tuple(self._definitions(claim).items())
        assessed = _assessed(words, tuple(passages), definitions, pages)
        swapped: list[Gap] = []
        if tables := self._tables.of(claim).values():
            from ..evidence.tables.hold import statement_gaps  # Few quotes are tables.

            swapped = [gap for table in tables for gap in statement_gaps(words, table)]
        known = {gap.start for gap in swapped}
        gaps = (*swapped, *(gap for gap in assessed.gaps if gap.start not in known))
        gaps = tuple(gap for gap in gaps if not self._names_source(gap, words, claim))
        return replace(assessed, gaps=gaps)

    def _names_source(self, gap: Gap, words: str, claim: Claim) -> bool:
        """Whether what no quote says is who says it, or when, as the bibliography has it.

        No report names itself in each sentence: “according to GAO”, of a quote from GAO.
        """
        if gap.kind == "name":
            attributes = names_source(words, gap.start, gap.end)
        else:
            attributes = gap.kind == "date" and dates_source(words, gap.start, gap.end)
        if not attributes:
            return False
        keys = dict.fromkeys(citation.key for citation in claim.citations)
        record = record_of((), texts_of_sources(keys, self._references))
        return not unrecorded(words[gap.start : gap.end], record)

    def amount_gap(self, words: str, claim: Claim, kind: str = "number") -> Gap | None:
        """The first number in some words that neither the claim's quotes nor its statement have.

        Of the kind “qualifier” it is one that lies on another side of its number than they say.
        """
        if not (passages := self._passages(claim, words, claim.statement)):
            return None
        if foreign := self._foreign(words, claim, claim.statement, "en"):
            from ..evidence.figures.support import find_figure_gaps

            language, quotes = foreign
            gaps = find_figure_gaps(words, quotes, language)
        else:
            gaps = find_number_gaps(words, passages, self._definitions(claim))
        return next((gap for gap in gaps if gap.kind == kind), None)

    def _foreign(
        self, words: str, claim: Claim, more: str, lang: str
    ) -> tuple[str, list[tuple[str, str]]] | None:
        """The language of some words, and the quotes each with its own; None where all is English.

        `lang` is the language of the words and of `more`, where it is known.
        """
        quotes = [
            (made.text, language_of(made.text))
            if (made := _translation(one))
            else (one.quote, language_of(one.quote, self._archives.language(one.key)))
            for one in claim.citations
            if one.quote
        ]
        quotes = [(more, language_of(more)), *quotes] if more else quotes
        language = language_of(words, lang)
        if names_english(language) and all(names_english(tag) for _, tag in quotes):
            return None
        # What shows no language by itself is most likely in that of the others.
        tags = [tag for tag in (language, *(tag for _, tag in quotes)) if tag != UNKNOWN]
        known = next((tag for tag in tags if not names_english(tag)), UNKNOWN)
        language = known if language == UNKNOWN else language
        return language, [(quote, known if tag == UNKNOWN else tag) for quote, tag in quotes]

    def _definitions(self, claim: Claim) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for citation in claim.citations:
            for archive in self._archives.of(citation.key):
                if archive.path not in self._defined:
                    text = "\n".join(archive.pages)
                    self._defined[archive.path] = find_definitions(text)
                found |= self._defined[archive.path]
        return found

    def passages(self, claim: Claim, words: str) -> list[str]:
        """What the quotes of a claim say as evidence of some words; nothing where it has none."""
        cited = [one for one in claim.citations if one.quote]
        return [passage for one in cited for passage in self._evidence(one, claim, words)]

    def _passages(self, claim: Claim, words: str, more: str) -> list[str]:
        """What the claim rests on, with `more` before it; nothing where it has no quote."""
        passages = self.passages(claim, words)
        return [more, *passages] if more and passages else passages

    def _evidence(self, citation: Citation, claim: Claim, words: str) -> list[str]:
        """What a quote says: its translation, a table's cells, or its words, none in brackets."""
        quote = citation.quote or ""
        if made := _translation(citation):
            return [made.text]
        if (table := self._tables.of(claim).get(quote)) is not None:
            from ..evidence.tables.hold import sentences_of

            cells = sentences_of(table, words)
            return [table.caption, *cells] if table.caption else cells
        return [source_words(quote, lambda: self._text(citation.key))]

    def _text(self, key: str) -> str:
        return "\n".join(page for copy in self._archives.of(key) for page in copy.pages)

    def searched(self, claim: Claim) -> str:
        """Where a claim's quotes are from, for a hint."""
        places = []
        for citation in claim.citations:
            if citation.quote:
                where = f", {citation.locator}" if citation.locator else ""
                quote = citation.quote if len(citation.quote) <= 200 else citation.quote[:199] + "…"
                places.append(f"{citation.key}{where}: “{quote}”")
        return "Searched: " + "; ".join(dict.fromkeys(places))
