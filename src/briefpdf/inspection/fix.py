"""Applies the safe fixes of a workspace's findings, and shows what they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff

from msgspec import Struct, field

from ..checks.rule import Finding, Severity
from ..checks.run import severity_of
from ..compose.sandbox import Sandbox
from ..editing.journal import place_of
from ..editing.original import Original
from ..editing.transaction import Transaction, editing
from ..source.diagnostic import Edit
from ..source.workspace import DiskWorkspace
from .inspect import Inspection, inspect_workspace

# A fix can uncover the next one. More rounds than these mean fixes that undo each other.
MAX_ROUNDS = 10

Batch = dict[str, list[Edit]]


class Left(Struct, frozen=True):
    """A safe fix that was not made, and why."""

    finding: Finding
    why: str


class Mended(Struct, frozen=True):
    """What safe fixes come to: the findings that are left, the changes, and what was not made.

    `mended` are the findings that were fixed, in the order in which they were.
    """

    inspection: Inspection
    diff: str
    mended: tuple[Finding, ...]
    left: tuple[Left, ...]
    changed: tuple[str, ...]


class _Plan(Struct):
    """The fixes of one round: those that go together, and those that do not fit in."""

    edits: Batch = field(default_factory=dict)
    made: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def mend_workspace(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    write: bool = True,
) -> Mended:
    """Apply every safe fix, or only find out what they would change; then check once more.

    Each round's fixes are checked before the next: one that overlaps another is made in a later
    round where it still holds. Raises `Refused` or `OSError`, with nothing written.
    """
    only = None if only is None else list(only)
    draft = Transaction(workspace)
    batches: list[Batch] = []
    befores: dict[str, Original] = {}
    mended: list[Finding] = []
    first, last, plan = None, None, _Plan()
    for _ in range(MAX_ROUNDS):
        last = inspect_workspace(draft.result, sandbox, only, mending=True)
        first = first or last
        plan = _plan(last.findings, workspace)
        if not plan.edits:
            break
        for path, edits in plan.edits.items():
            befores.setdefault(path, draft.read(path))
            draft.edit(path, edits)
        batches.append(plan.edits)
        mended += plan.made
    else:
        last = inspect_workspace(draft.result, sandbox, only, mending=True)
        plan.left += [Left(one, "its fix does not make it go away") for one in plan.made]
    assert first is not None and last is not None
    diff = "".join(
        unified(path, before.data or b"", draft.read(path).data or b"")
        for path, before in befores.items()
    )
    if write and batches:
        _write(workspace, batches, befores)
    after = _without_advice(last if write else first)
    return Mended(after, diff, tuple(mended), tuple(plan.left), tuple(befores))


def _without_advice(inspection: Inspection) -> Inspection:
    """An inspection without what is looked for only to mend it."""
    settings = inspection.subject.project.settings
    findings = (
        one
        for one in inspection.findings
        if severity_of(one.rule, settings, one.path) is not Severity.OFF
    )
    return replace(inspection, findings=tuple(findings))


def _write(
    workspace: DiskWorkspace, batches: Sequence[Batch], befores: Mapping[str, Original]
) -> None:
    """Make the same edits again, on files that must still be what they were."""
    with editing(workspace) as transaction:
        started = dict(befores)
        for batch in batches:
            for path, edits in batch.items():
                first = started.pop(path, None)
                transaction.edit(path, edits, first.digest if first else None)


def _plan(findings: Iterable[Finding], workspace: DiskWorkspace) -> _Plan:
    plan = _Plan()
    for finding in findings:
        fix = finding.diagnostic.fix
        if fix is None or not fix.safe or not fix.edits:
            continue
        foreign = [e.span.path for e in fix.edits if place_of(workspace, e.span.path) is None]
        new = [one for one in fix.edits if one not in plan.edits.get(one.span.path, ())]
        if foreign:
            plan.left.append(Left(finding, f"{foreign[0]} is not a file that briefpdf edits"))
        elif any(_overlaps(one, plan.edits.get(one.span.path, ())) for one in new):
            plan.left.append(Left(finding, "it overlaps another fix"))
        else:
            plan.made.append(finding)
            for one in new:
                plan.edits.setdefault(one.span.path, []).append(one)
    return plan


def _overlaps(edit: Edit, others: Iterable[Edit]) -> bool:
    """Whether two edits touch the same characters, or put something into the same place."""
    start, end = edit.span.start, edit.span.end
    return any(
        (start < other.span.end and other.span.start < end) or start == other.span.start
        for other in others
    )


_NO_NEWLINE = "\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> str:
    """The difference between two states of a text file; empty where there is none."""
    if before == after:
        return ""
    one, other = (_lines(data.decode("utf-8", "replace")) for data in (before, after))
    lines = unified_diff(one, other, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends: only a newline ends one, as other programs see it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
