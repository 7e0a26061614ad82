"""Loads a workspace into a Project."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

from ..readers.config import read_settings, unusable
from ..settings import Settings
from ..source.decode import read_text
from ..source.diagnostic import Diagnostic, Parsed, Related
from ..source.text import Text
from ..source.workspace import Workspace

if TYPE_CHECKING:  # Every command asks for settings, and not every one for what they are of.
    from ..model.brief import Brief
    from ..model.claim import Claim
    from ..model.reference import Reference
    from .project import Project

T = TypeVar("T")

CONFIG_FILES = (("briefpdf.toml", ""), ("pyproject.toml", "tool.briefpdf"))


def load_settings(workspace: Workspace) -> Parsed[Settings]:
    """The settings of a workspace; the defaults where it sets none."""
    for path, table in CONFIG_FILES:
        if workspace.is_file(path) or workspace.is_astray(path):
            text = read_text(workspace, path, "CONFIG001")
            if text.value is None:
                return unusable(*text.diagnostics)
            return read_settings(text.value, table)
    return Parsed(Settings())


def given_twice(claim: Claim, first: Claim, text: Text) -> Diagnostic:
    """What is said of a claim whose id another one has already, in a file of this text."""
    line, _ = text.line_column(first.span.start)
    return Diagnostic(
        "CLAIM003",
        f"the id “{claim.id}” is given twice: {first.span.path} has it on line {line}",
        claim.span,
        ("Give one of the two claims another id.",),
        (Related(first.span, "the first claim of this id"),),
        claim=claim.id,
    )


def load_project(
    workspace: Workspace, only: Iterable[str] | None = None, sources: bool = True
) -> Project:
    """Load a workspace: its settings, its sources, its whole registry, and its briefs.

    `only` names the briefs (by path) to load; every brief by default. Without `sources`, the
    bibliography is not read, and counts as lost.
    """
    return _Loader(workspace).load(only, sources)


class _Listing(Protocol):
    def files(self, pattern: str) -> list[str]: ...


def registry_files(workspace: _Listing, pattern: str) -> list[str]:
    """The files of the registry; `.yaml` in the pattern stands for `.yml` too."""
    paths = list(workspace.files(pattern))
    if pattern.endswith(".yaml"):
        paths += workspace.files(pattern.removesuffix("yaml") + "yml")
    return paths


def is_there(workspace: Workspace, path: str) -> bool:
    """Whether anything stands where a file is meant: what is no file is found to be none."""
    looks = (workspace.is_file, workspace.is_folder, workspace.is_astray)
    return any(look(path) for look in looks)


class _Loader:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, Text] = {}

    def load(self, only: Iterable[str] | None, sources: bool) -> Project:
        settings = self._keep(load_settings(self.workspace))
        references = self._references(settings.references) if sources else None
        claims, lost_claims = self._claims(settings.claims)
        paths = self.workspace.files(settings.briefs) if only is None else only
        briefs = self._briefs(paths)
        from .project import Project

        return Project(
            workspace=self.workspace,
            settings=settings,
            briefs=briefs,
            claims=claims,
            references=references or {},
            diagnostics=tuple(self.diagnostics),
            texts=self.texts,
            lost_references=references is None,
            lost_claims=lost_claims,
        )

    def _keep(self, parsed: Parsed[T]) -> T:
        self.diagnostics += parsed.diagnostics
        return parsed.value

    def _text(self, path: str, code: str, any_character: bool = False) -> Text | None:
        text = self._keep(read_text(self.workspace, path, code, any_character))
        if text is not None:
            self.texts[path] = text
        return text

    def _references(self, path: str) -> dict[str, Reference] | None:
        from ..readers.bib.references import read_references

        if not is_there(self.workspace, path):
            # Without a bibliography every citation is reported, each where it stands.
            return {}
        text = self._text(path, "REF012", any_character=True)
        return self._keep(read_references(text)) if text is not None else None

    def _claims(self, pattern: str) -> tuple[dict[str, Claim], bool]:
        found: dict[str, Claim] = {}
        lost = False
        from ..readers.claims import read_claims

        for path in registry_files(self.workspace, pattern):
            text = self._text(path, "CLAIM020")
            if text is None:
                lost = True
                continue
            parsed = read_claims(text)
            lost = lost or any(item.code == "CLAIM020" for item in parsed.diagnostics)
            for claim in self._keep(parsed):
                if claim.id in found:
                    first = found[claim.id]
                    text = self.texts[first.span.path]
                    self.diagnostics.append(given_twice(claim, first, text))
                else:
                    found[claim.id] = claim
        return found, lost

    def _briefs(self, paths: Iterable[str]) -> dict[str, Brief]:
        from ..readers.brief import read_brief

        briefs: dict[str, Brief] = {}
        for path in paths:
            text = self._text(path, "BRIEF020")
            if text is not None:
                brief = self._keep(read_brief(text))
                briefs[brief.id] = brief
        return briefs
