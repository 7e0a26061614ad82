"""The quotes of sentences whose sources have archived copies, with the pages that they stand on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ...checks.sentence import Sentence
from ...evidence.quotation.locator import located_pages
from ...project.archives import Archives
from ..match import Found, Match, Matcher
from ..search import Finder, Passage
from .resolve import Cited


class Source(Struct, frozen=True):
    """A source of a claim: what the note says, and what its copy has of the sentence.

    `found` is None where the source has no copy that can be read. `diff` says how the copy differs,
    `why` why it does not serve as a quote, and `nearest` is the passage most like the sentence;
    `other` is the locator of the note where the copy has the words on another page.
    """

    cited: Cited
    locator: str
    quote: str = ""
    found: Found | None = None
    diff: str = ""
    why: str = ""
    other: str = ""
    nearest: str = ""


class Quotes:
    """Looks for sentences in the copies of the sources that their notes cite."""

    def __init__(self, archives: Archives) -> None:
        self.archives = archives
        self._matchers: dict[str, Matcher] = {}

    def of(self, sentence: Sentence, cited: Sequence[Cited]) -> list[Source]:
        """What each source has of a sentence; several notes of one source make one."""
        made: list[Source] = []
        for one in cited:
            source = self._look(sentence, one)
            same = [each for each in made if each.cited.key == one.key]
            if source.quote and any(each.quote == source.quote for each in same):
                continue
            made.append(source)
        return made

    def _look(self, sentence: Sentence, cited: Cited) -> Source:
        if not self.archives.of(cited.key):
            return Source(cited, cited.locator)
        match = self._matcher(cited.key).match(sentence)
        passage = match.passage
        if match.found == "copy":
            passage = self._on_page(sentence, cited) or passage
        if passage is None or match.found not in ("copy", "near") or match.why:
            found, why = match.found, self._why(match)
            near = " ".join(passage.words.split()) if passage else ""
            if near and passage is not None and passage.locator:
                near = f"{passage.locator}: {near}"
            return Source(cited, cited.locator, found=found, diff=match.diff, why=why, nearest=near)
        other = cited.locator if passage.locator and self._elsewhere(cited, passage.locator) else ""
        locator = passage.locator if other or not cited.locator else cited.locator
        return Source(cited, locator, passage.words, match.found, match.diff, other=other)

    def _matcher(self, key: str) -> Matcher:
        if key not in self._matchers:
            self._matchers[key] = Matcher(Finder(self.archives, [key]), self.archives)
        return self._matchers[key]

    def _on_page(self, sentence: Sentence, cited: Cited) -> Passage | None:
        """The passage on the page that the note names, where the copy has it there, too."""
        if not cited.locator:
            return None
        words = " ".join(sentence.text.split())
        return next(
            (
                one
                for one in self._matcher(cited.key).whole(words)
                if one.locator and not self._elsewhere(cited, one.locator)
            ),
            None,
        )

    def _elsewhere(self, cited: Cited, locator: str) -> bool:
        """Whether the note names pages, and the passage stands on none of them."""
        for archive in self.archives.of(cited.key):
            said = located_pages(cited.locator, archive.labels)
            has = located_pages(locator, archive.labels)
            if said is not None and has is not None:
                return not said & has
        return False

    @staticmethod
    def _why(match: Match) -> str:
        if match.found == "nowhere":
            return "its copy has nothing like it"
        return match.why or "only a person can tell whether it says so"
