"""What became of each brief, found again as long as nothing changed that was looked up for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ...compose.composition import Composition
from ...model.document import Document
from ...model.theme import Theme
from ...project.graph import Use
from ...project.project import Project
from ...source.text import Lines, Span, Text
from .brief_result import RESULT, USES, BriefResult, Contents
from .registry import Places
from .session import Session

if TYPE_CHECKING:  # Only what changed is composed.
    from .composing import Composed


class Briefs:
    """Makes the results of a session's briefs, or finds them again."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def name(self, path: str) -> str:
        """The name under which the result of a brief is cached."""
        digest = self.session.snapshot.digest(path)
        return f"{path}\0{digest}\0{self.session.base('composed')}"

    def find(self, path: str) -> BriefResult | None:
        """A result that still holds."""
        name, world = self.name(path), self.session.world

        def holding(found: BriefResult) -> BriefResult | None:
            return None if found.name != name or any(world.changed(found.facts)) else found

        return self.session.find("brief", path, name, RESULT, holding)

    def begin(self, path: str) -> Callable[[], BriefResult]:
        """Compose a brief; what checks it."""
        finish = self._compose(path)
        return lambda: finish().result

    def contents(self, path: str, result: BriefResult) -> Contents:
        """The Document, style and coverage of a brief."""
        values = self.session.get("contents", result.contents)
        made = Contents(*values) if isinstance(values, tuple) else self._compose(path)().contents
        assert made is not None
        return replace(made, document=made.document and self._placed(made.document))

    def uses(self, path: str, result: BriefResult) -> tuple[Use, ...]:
        """Where a brief names claims."""
        known: tuple[Use, ...] | None = self.session.get("uses", result.contents, USES)
        return self._compose(path)().uses if known is None else known

    def _compose(self, path: str) -> Callable[[], Composed]:
        from .composing import compose  # Only what changed is composed.

        return compose(self.session, path, self.name(path))

    def _placed(self, document: Document) -> Document:
        """A Document whose Sources stand where their entries now do in the bibliography."""
        entries = []
        for entry in document.sources:
            reference = self.session.references.get(entry.key)
            if reference is not None:
                words = (replace(one, origin=reference.span) for one in entry.content)
                entry = replace(entry, content=tuple(words))
            entries.append(entry)
        return replace(document, sources=tuple(entries))


def compose_cached(session: Session, path: str, made: BriefResult) -> Composition | None:
    """What became of a brief; None where its file is no text."""
    if made.brief is None:
        return None
    return CachedComposition(path, made, Briefs(session))


def with_briefs(session: Session, project: Project, compositions: Sequence[Composition]) -> Project:
    """A project of a session with the briefs that were composed."""
    values = {name: getattr(project, name) for name in project.__match_args__}
    briefs = {one.brief.id: one.brief for one in compositions}
    made = CachedProject(**{**values, "briefs": briefs})
    vars(made).update(graph=project.graph, session=session)
    return made


class CachedComposition(Composition):
    """A composition whose Document, style and uses are fetched when they are asked for."""

    def __init__(self, path: str, made: BriefResult, briefs: Briefs) -> None:
        vars(self).update(
            brief=made.brief,
            claims=made.claims,
            sources=made.sources,
            missed=made.missed,
            diagnostics=made.diagnostics,
            _asked=(path, made),
            _briefs=briefs,
        )

    @property
    def expanded(self) -> bool:
        """Whether the brief expanded."""
        made: BriefResult = vars(self)["_asked"][1]
        return made.expanded

    @cached_property
    def _contents(self) -> Contents:
        briefs: Briefs = vars(self)["_briefs"]
        return briefs.contents(*vars(self)["_asked"])

    @cached_property
    def document(self) -> Document | None:
        """The brief's Document."""
        return self._contents.document

    @cached_property
    def theme(self) -> Theme | None:
        """The brief's style."""
        return self._contents.theme

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Where the brief names claims."""
        briefs: Briefs = vars(self)["_briefs"]
        return briefs.uses(*vars(self)["_asked"])


class CachedProject(Project):
    """A project whose files are read as text when a place in them is shown."""

    @property
    def _session(self) -> Session | None:
        """The session whose registry it has; None where somebody put other claims in."""
        return vars(self).get("session")

    @cached_property
    def _files(self) -> dict[str, Text]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, Lines]:
        return {}

    def text(self, path: str) -> Text:
        """The text of a file."""
        if path not in self._files:
            self._files[path] = super().text(path)
        return self._files[path]

    def lines(self, path: str) -> Lines:
        """Where in a file an offset is; of names in the registry its index says so."""
        if path not in self._lines:
            places = self._session.places_in(path) if self._session else None
            indexed = places and _IndexedLines(path, places, self.text)
            self._lines[path] = indexed or super().lines(path)
        return self._lines[path]

    def claim_span(self, name: str) -> Span:
        """Where the id of a claim stands."""
        span = self._session and self._session.claims.span(name)
        return span or super().claim_span(name)

    def source_span(self, key: str) -> Span:
        """Where the key of a source stands."""
        span = self._session and self._session.references.span(key)
        return span or super().source_span(key)


class _IndexedLines(Struct, frozen=True):
    """The lines of a file, which is read as text only for places that its index does not have."""

    path: str
    places: Places
    text: Callable[[str], Text]

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        known = self.places.line_column(offset)
        return known or self.text(self.path).line_column(offset)
