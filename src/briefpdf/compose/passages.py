"""Where the passages that a brief rests on open: the place of each quote in its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import splitext
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from ..evidence.quotation.passage import Place
from ..model.claim import Citation, Claim
from ..model.document import Cited, Document, Inlines, Mark, QuotedPassage
from ..model.reference import Reference
from ..project.archives import Archives
from ..project.project import Project
from ..readers.archive.read import Archive
from ..source.pattern import lazy_pattern
from .walk import rewrite

# Words of a quote that say which it is, and the most that either end of a passage is named by.
_FIRST_WORDS, _FEWEST, _MOST = 8, 4, 16
# What a browser saves or opens beside its window: no fragment leads into it.
_OPENED_ELSEWHERE = frozenset(
    {".docx", ".pptx", ".xlsx", ".xls", ".ods", ".csv", ".tsv", ".epub", ".vtt", ".srt"}
)
_WORD = lazy_pattern(r"\S+")
# A word of a fragment begins and ends with a letter or a digit: a browser looks for whole words.
_EDGES = lazy_pattern(r"^[^\w]+|[^\w]+$")


def with_passages(document: Document, project: Project, archives: Archives) -> Document:
    """The Document with each mark knowing the passages that it rests on.

    A passage is a quote that stands in an archived copy of its source.
    """
    finder = _Finder(project.claims, project.references, archives)
    blocks = tuple(rewrite(block, finder.at_marks) for block in document.blocks)
    meta = replace(document.meta, notice=finder.at_marks(document.meta.notice))
    return replace(document, blocks=blocks, meta=meta)


class _Finder:
    def __init__(
        self,
        claims: Mapping[str, Claim],
        references: Mapping[str, Reference],
        archives: Archives,
    ) -> None:
        self.claims = claims
        self.references = references
        self.archives = archives
        self._found: dict[tuple[str, str, str | None], QuotedPassage | None] = {}

    def at_marks(self, content: Inlines) -> Inlines:
        if not any(isinstance(inline, Mark) for inline in content):
            return content
        return tuple(self._at(one) if isinstance(one, Mark) else one for one in content)

    def _at(self, mark: Mark) -> Mark:
        names = [name for run in mark.runs if run.kind != "judgment" for name in run.claims]
        citations = [
            citation
            for name in dict.fromkeys(names)
            if (claim := self.claims.get(name)) is not None
            for citation in claim.citations
        ]
        if not citations:
            return mark
        return replace(mark, cited=tuple(self._with(one, citations) for one in mark.cited))

    def _with(self, cited: Cited, citations: Iterable[Citation]) -> Cited:
        passages = (self._passage(one) for one in citations if one.key == cited.key)
        return replace(cited, passages=tuple(dict.fromkeys(filter(None, passages))))

    def _passage(self, citation: Citation) -> QuotedPassage | None:
        if not citation.quote:
            return None
        asked = (citation.key, citation.quote, citation.locator)
        if asked not in self._found:
            self._found[asked] = self._look(citation, citation.quote)
        return self._found[asked]

    def _look(self, citation: Citation, words: str) -> QuotedPassage | None:
        reference = self.references.get(citation.key)
        for archive in self.archives.of(citation.key):
            match = self.archives.match(words, archive, citation.locator)
            if match.found and match.agrees is not False:
                url = reference.get("url") if reference is not None else ""
                address = passage_address(url, archive, match.places[0])
                return QuotedPassage(citation.locator or "", first_words(words), address)
        return None


def first_words(text: str) -> str:
    """The first words of a quote, by which a reader knows it."""
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def passage_address(url: str, archive: Archive, place: Place) -> str:
    """The address that opens a source at a passage of its copy; empty without a web address.

    A PDF opens at the physical page, a page of the web at the words (a text fragment).
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    ending = splitext(archive.path)[1].lower()
    if ending == ".pdf" or parts.path.lower().endswith(".pdf"):
        counted = ending == ".pdf" or len(archive.pages) > 1
        return f"{url.partition('#')[0]}#page={place.first + 1}" if counted else url
    if ending in _OPENED_ELSEWHERE:
        return url
    fragment = _fragment_in(place.words, archive.pages)
    if not fragment:
        return url
    return f"{url}{'' if parts.fragment else '#'}:~:text={fragment}"


@lru_cache(maxsize=4)
def _whole(pages: tuple[str, ...]) -> str:
    return "\n".join(pages)


# Briefs of a workspace share their claims, and a mark and the evidence name the same passage.
@lru_cache(maxsize=1024)
def _fragment_in(passage: str, pages: tuple[str, ...]) -> str:
    return text_fragment(passage, _whole(pages))


def text_fragment(passage: str, text: str) -> str:
    """The words by which a browser finds a passage in a text, escaped for an address.

    Its first and its last words, as many as tell it from the rest of the text.
    """
    words = passage.split()
    if len(words) <= 2 * _FEWEST:
        return _escaped(words)
    whole = _on_one_line(text)
    half = min(_MOST, len(words) // 2)
    start, at = words[:half], whole.find(" ".join(words).casefold())
    for count in range(_FEWEST, half + 1):
        start = words[:count]
        if at < 0 or whole.find(" ".join(start).casefold()) == at:
            break
    end = words[-half:]
    for count in range(_FEWEST, half + 1):
        end = words[-count:]
        first = whole.find(" ".join(end).casefold(), max(0, at))
        if at < 0 or first + len(" ".join(end)) == at + len(" ".join(words)):
            break
    return f"{_escaped(start)},{_escaped(end)}"


@lru_cache(maxsize=4)
def _on_one_line(text: str) -> str:
    return " ".join(text.split()).casefold()


def _escaped(words: Iterable[str]) -> str:
    """Words for a fragment: its own signs (dash, comma, ampersand) and all others escaped."""
    text = _EDGES.sub("", " ".join(words))
    return quote(text, safe="").replace("-", "%2D")
