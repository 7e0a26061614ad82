"""Parts of an inspection that are fetched from the cache when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ...checks.coverage import Coverage
from ...checks.sentence import Sentence
from ...compose.compose import Composition
from ...model.document import Document
from ...model.theme import Theme
from ...project.graph import Use
from ...project.project import Project
from ...source.text import Text
from .briefs import Contents, Counts


class CachedCoverage(Coverage):
    """The numbers of a coverage; its sentences are fetched when they are asked for."""

    def __init__(self, counts: Counts, load: Callable[[], tuple[Sentence, ...]]) -> None:
        vars(self).update(counts=counts, _load=load)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the brief."""
        found: tuple[Sentence, ...] = vars(self)["_load"]()
        return found

    total = property(lambda self: vars(self)["counts"][0])
    backed = property(lambda self: vars(self)["counts"][1])
    judgments = property(lambda self: vars(self)["counts"][2])
    uncited = property(lambda self: vars(self)["counts"][3])
    cited = property(lambda self: vars(self)["counts"][4])


class CachedComposition(Composition):
    """A composition whose Document, style and uses are fetched when they are asked for."""

    def __init__(self, light: Composition, expanded: bool, load: Callable[[], Contents]) -> None:
        vars(self).update(vars(light), _load=load, _expanded=expanded)
        for name in ("document", "theme", "uses"):
            del vars(self)[name]

    @property
    def expanded(self) -> bool:
        """Whether the brief expanded."""
        return bool(vars(self)["_expanded"])

    @cached_property
    def _contents(self) -> Contents:
        found: Contents = vars(self)["_load"]()
        return found

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
        return self._contents.uses


class CachedProject(Project):
    """A project whose files are read as text when a place in them is shown."""

    def text(self, path: str) -> Text:
        """The text of a file."""
        known: dict[str, Text] = vars(self).setdefault("_known", {})
        if path not in known:
            known[path] = super().text(path)
        return known[path]
