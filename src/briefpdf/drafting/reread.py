"""A brief read as it will be printed: its sentences, before and after claims stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from ..checks.coverage import cover
from ..checks.sentence import Sentence
from ..compose.compose import compose_brief
from ..compose.composition import Composition
from ..compose.sandbox import Sandbox
from ..editing.lock import Refused
from ..model.brief import Brief
from ..project.project import Project
from ..source.pattern import path_for


def read_sentences(
    project: Project, brief: Brief, sandbox: Sandbox
) -> tuple[Composition, tuple[Sentence, ...]]:
    """A brief composed, and its sentences. Raises `Refused` where it does not expand."""
    composition = compose_brief(project, brief, sandbox)
    if composition.document is None:
        raise Refused(
            f"{brief.path} cannot be read as it is",
            *(found.message for found in composition.diagnostics[-1:]),
            "“briefpdf check” shows where.",
        )
    return composition, cover(composition, project.claims).sentences


def registry_file(project: Project, called: Iterable[str], brief: str) -> str:
    """The file that most of the called claims are in, or else one of a brief's name."""
    claims = project.claims
    used = [claims[name].span.path for name in called if name in claims]
    if used:
        return max(dict.fromkeys(used), key=used.count)
    return path_for(project.settings.claims, brief)
