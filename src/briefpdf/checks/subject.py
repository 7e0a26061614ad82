"""What rules look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ..compose.composition import Composition
from ..model.claim import Claim
from ..model.reference import Reference
from ..project.archives import Archives
from ..project.graph import Graph
from ..project.project import Project
from ..source.diagnostic import Diagnostic
from ..source.nearest import nearest
from ..source.text import Lines, Span, Text
from .backing import Coverage

if TYPE_CHECKING:  # What reads evidence is loaded where something is to be read.
    from ..project.fingerprint import Fingerprints
    from .pair import Pair
    from .quoted import Quotes
    from .standing import Verdict
    from .support import Support
    from .tables import Tables

T = TypeVar("T")
MAX_NEAREST = 100


@dataclass(frozen=True, eq=False, repr=False)
class Subject:
    """A project, what became of its briefs, and the day on which it is checked.

    `whole` says that every brief of the workspace was composed, so that what none of them uses
    is unused.
    """

    project: Project
    compositions: Sequence[Composition]
    day: date
    whole: bool = True
    # The claims and the sources to check, where that is not all of them.
    some_claims: Collection[Claim] | None = None
    some_references: Collection[Reference] | None = None

    @property
    def today(self) -> date:
        """The day on which the project is checked."""
        return self.day

    @property
    def claims(self) -> Collection[Claim]:
        """The claims to check."""
        some = self.some_claims
        return self.project.claims.values() if some is None else some

    @property
    def references(self) -> Collection[Reference]:
        """The sources to check."""
        some = self.some_references
        return self.project.references.values() if some is None else some

    @cached_property
    def by_code(self) -> Mapping[str, list[Diagnostic]]:
        """What readers and composers reported, by code; the same thing once."""
        sorted_out: dict[str, dict[Diagnostic, None]] = {}
        reported = [*self.project.diagnostics]
        for composition in self.compositions:
            reported += composition.diagnostics
        for diagnostic in reported:
            sorted_out.setdefault(diagnostic.code, {})[diagnostic] = None
        return {code: list(found) for code, found in sorted_out.items()}

    def found(self, code: str) -> list[Diagnostic]:
        """What readers and composers reported under a code."""
        return self.by_code.get(code, [])

    @cached_property
    def coverages(self) -> Sequence[tuple[Composition, Coverage]]:
        """How the sentences of each brief that expanded are backed."""
        from .coverage import cover

        return [(one, cover(one, self.project.claims)) for one in self.compositions if one.expanded]

    @cached_property
    def unread_sources(self) -> frozenset[str]:
        """The keys of entries that could not be read: citing them is no second defect."""
        return frozenset(found.source for found in self.found("REF001") if found.source)

    @property
    def knows_all_uses(self) -> bool:
        """Whether every use of a claim or a source is known, so that one without any is unused."""
        return self.whole and not (
            self.project.lost_claims
            or self.found("BRIEF020")
            or any(
                not one.expanded or (one.brief.unread and not one.brief.body)
                for one in self.compositions
            )
            or any(names.incomplete for names in self.graph.claims.values())
        )

    @cached_property
    def graph(self) -> Graph:
        """What rests on what, briefs included."""
        return self.project.graph.with_briefs(self.compositions)

    @cached_property
    def relied_on(self) -> frozenset[str]:
        """The keys of the sources that a claim or a brief cites, and of those they inherit from."""
        found: set[str] = set()
        waiting = list(self.graph.cited)
        for composition in self.compositions:
            waiting += composition.sources
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                names = self.graph.sources.get(key)
                waiting += names.links if names else ()
        return frozenset(found)

    def text(self, path: str) -> Text:
        """The text of a file of the workspace, or of a style that a brief is set in."""
        if path.startswith("templates/") and path in self._styles:
            return self._styles[path]
        return self.project.text(path)

    def lines(self, path: str) -> Lines:
        """What says where in a file an offset is, which may take less than its text."""
        return self.text(path) if path.startswith("templates/") else self.project.lines(path)

    def written(self, span: Span) -> str:
        """What stands at a place."""
        return self.text(span.path).content[span.start : span.end]

    def nearest_claim(self, name: str) -> str | None:
        """The id that a misspelt one was probably meant to be."""
        return self._nearest(name, self.project.claims)

    def nearest_source(self, key: str) -> str | None:
        """The key that a misspelt one was probably meant to be."""
        return self._nearest(key, self.project.references)

    def _nearest(self, name: str, names: Mapping[str, object]) -> str | None:
        # Who asks looks at the names also where the answer is known: what is found rests on them.
        if not names:
            return None
        place = (name, id(names))
        if place not in self._near:
            # Each look takes a while among ten thousand names, and nobody reads so many hints.
            self._near[place] = nearest(name, names) if len(self._near) < MAX_NEAREST else None
        return self._near[place]

    @cached_property
    def _near(self) -> dict[tuple[str, int], str | None]:
        return {}

    @cached_property
    def archives(self) -> Archives:
        """The archived copies of sources."""
        return self.project.archives

    @cached_property
    def quotes(self) -> Quotes:
        """The quotes of claims, looked for in the archived copies of their sources."""
        from .quoted import Quotes

        return Quotes(self.claims, self.archives)

    @cached_property
    def support(self) -> Support:
        """What the statements of claims say and their quotes do not."""
        from .support import Support

        return Support(self.archives, self.tables, self.project.references)

    def once(self, find: Callable[[Subject], Iterable[T]]) -> tuple[T, ...]:
        """What a function finds in it: found once, for whichever rules ask."""
        if find not in self._found:
            self._found[find] = tuple(find(self))
        return self._found[find]

    @cached_property
    def _found(self) -> dict[object, tuple[Any, ...]]:
        return {}

    @cached_property
    def tables(self) -> Tables:
        """The quotes of claims that are a table's head and row, as cells."""
        from .tables import Tables

        return Tables(self.quotes)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that contradict each other or say the same."""
        from .conflict import compare_claims

        return tuple(compare_claims(self.project.claims.values()))

    @cached_property
    def standings(self) -> Mapping[str, Verdict]:
        """The verdict of each claim, by its id, that no error stands against."""
        from .standing import standing

        return {claim.id: standing(claim, self.quotes, self.support) for claim in self.claims}

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a file of the workspace in hexadecimal; None when it cannot be read."""
        return self.archives.checksum(path)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What the reviews of claims are held against."""
        from ..project.fingerprint import Fingerprints

        return Fingerprints(self.project, self.checksum)

    @cached_property
    def _styles(self) -> Mapping[str, Text]:
        themes = [one.theme for one in self.compositions if one.theme is not None]
        texts = [
            text
            for theme in themes
            for text in (theme.page, theme.styles, theme.references, theme.disclaimer)
            if text is not None
        ]
        return {text.path: text for text in texts}
