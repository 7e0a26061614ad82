"""What the shell offers when somebody presses the tab key: ids, keys, briefs, fields.

Completion must neither fail nor say anything: where the workspace cannot be read, there is nothing
to offer.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from ..inspection.workspace import NotFound, find_workspace

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..project.project import Project

_HELP = 60


def _project(ctx: click.Context, sources: bool = False, briefs: bool = False) -> Project | None:
    try:
        workspace = find_workspace(ctx.params.get("workspace"), Path.cwd())
    except NotFound:
        return None
    from ..project.load import load_project  # Commands need it later, if at all.

    return load_project(workspace, None if briefs else (), sources)


def _matching(
    found: Iterable[tuple[str, str]], incomplete: str, taken: Iterable[str] = ()
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # Every command comes by here.

    given = set(taken)
    return [
        CompletionItem(name, help=" ".join(words.split())[:_HELP])
        for name, words in found
        if name.startswith(incomplete) and name not in given
    ]


def complete_claims(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of claims, with their statements; not those that are given already."""
    project = _project(ctx)
    claims = project.claims.values() if project else ()
    given = ctx.params.get(param.name or "")
    taken = given if isinstance(given, (list, tuple)) else ()
    return _matching(((one.id, one.statement) for one in claims), incomplete, taken)


def complete_keys(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The keys of sources, with their titles."""
    project = _project(ctx, sources=True)
    references = project.references.values() if project else ()
    return _matching(((one.key, one.get("title")) for one in references), incomplete)


def complete_briefs(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The names of briefs, with their titles."""
    project = _project(ctx, briefs=True)
    briefs = project.briefs.values() if project else ()
    return _matching(((one.id, one.title) for one in briefs), incomplete)


def complete_topics(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The topics of claims."""
    project = _project(ctx)
    claims = project.claims.values() if project else ()
    topics = sorted({topic for one in claims for topic in one.topics})
    return _matching(((topic, "") for topic in topics), incomplete)


def complete_files(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The files of the registry."""
    project = _project(ctx)
    if project is None:
        return []
    from ..project.load import registry_files

    paths = registry_files(project.workspace, project.settings.claims)
    return _matching(((path, PurePosixPath(path).name) for path in paths), incomplete)


def complete_fields(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The fields of a claim; behind “=” there is nothing to offer."""
    from ..readers.shapes import CLAIM

    if "=" in incomplete:
        return []
    end = "=" if param.name == "put" else ""
    fields = ((f"{name}{end}", shape.doc) for name, shape in CLAIM.fields.items())
    return _matching(fields, incomplete)
