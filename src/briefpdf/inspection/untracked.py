"""What briefs are made from here, and git does not keep: no clone of the repository has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..source.diagnostic import Diagnostic
from ..source.git import GitFailed
from ..source.git_files import ignored_files, tracked_files
from ..source.text import Span
from ..source.workspace import DiskWorkspace
from .inspect import Held, Inspection

COPY, IGNORED = "REF034", "BRIEF064"
# What tells which files git keeps.
Tracked = Callable[[], frozenset[str]]
# Where there are more, the rule that ignores them is told by these.
_LOOKED_AT = 200


def with_untracked(inspection: Held, tracked: Tracked | None = None) -> Held:
    """An inspection with a finding for each file that git does not keep, where there is git.

    `tracked` gives what git keeps, where it was asked already.
    """
    found = list(find_untracked(inspection, tracked))
    if not found:
        return inspection
    from .added import with_diagnostics  # Seldom anything is untracked.

    return with_diagnostics(inspection, found)


def find_untracked(inspection: Inspection, tracked: Tracked | None = None) -> Iterator[Diagnostic]:
    """A finding for each file that git does not keep, as `with_untracked` adds them."""
    workspace = inspection.workspace
    if not isinstance(workspace, DiskWorkspace):
        return
    try:
        known = tracked_files(workspace.root) if tracked is None else tracked()
        # A folder of which git keeps nothing is not meant to be kept by it.
        missing = [path for path in inspection.inputs if path not in known] if known else []
        there = [path for path in missing if workspace.is_file(path)]
        ignored = ignored_files(workspace.root, there[:_LOOKED_AT]) if there else {}
    except GitFailed:
        return  # Nobody asked git anything: where it cannot say, nothing is said.
    for path in there:
        key = inspection.inputs[path]
        if key is not None:
            yield _copy(inspection, path, key, ignored.get(path, ""))
        elif path in ignored:
            message = f"git ignores {path}, by {ignored[path]}"
            hint = f"Take that line out, or git add --force {path}"
            yield Diagnostic(IGNORED, message, Span(path, 0, 0), (hint,))


def _copy(inspection: Inspection, path: str, key: str, by: str) -> Diagnostic:
    reference = inspection.subject.project.references[key]
    why = f"is ignored by git, by {by}" if by else "is not in git"
    hint = f"Take that line out, or git add --force {path}" if by else f"Add it: git add {path}"
    message = f"the archived copy {path} of “{key}” {why}"
    place = reference.at("file")
    return Diagnostic(COPY, message, place, (hint,), source=key)
