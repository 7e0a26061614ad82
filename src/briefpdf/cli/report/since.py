"""A run that is held to a revision, as Markdown: what breaks first, then what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...checks.baseline import fingerprints
from ...checks.rule import Finding
from ...inspection.changes import ClaimChange, History
from ...inspection.inspect import BriefResult, Inspection
from ...source.nearest import listed
from ..print import plural
from .asked import held_to, held_to_less
from .changes import differences, labels, sections_of_rest, statement
from .tables import MOST_ROWS, briefs_table, findings_table, in_order, section, table, words
from .text import MOST_NAMES, summary

# What changes must be seen on the same screen.
_FIRST = 10


def since_report(inspection: Inspection, history: History) -> str:
    """What the change breaks, what it changes, its pages, and, counted, what was there before.

    What matters least stands last: whoever has no room drops from the end.
    """
    silenced = _silenced(inspection, history)
    less = [*held_to_less(history.changes, silenced)]
    parts = ["## briefpdf\n", summary(inspection) + "\n", *_broken(inspection, less)]
    parts += held_to(history.changes, silenced)
    parts += _changed(inspection, history)
    parts += _pages(history)
    parts += _before(inspection)
    if rest := in_order(inspection.findings)[_FIRST:]:
        parts += ["### More findings\n", findings_table(rest)]
    if inspection.briefs:
        parts += ["### Briefs\n", briefs_table(inspection)]
    return "\n".join(parts)


def _broken(inspection: Inspection, less: Sequence[str]) -> Iterator[str]:
    yield "### What this breaks\n"
    yield from less
    stopped = [one for one in inspection.briefs if one.stopped == "new"]
    if stopped:
        yield f"**{plural(len(stopped), 'brief')} cannot be built:** {_names(stopped)}.\n"
    if first := in_order(inspection.findings)[:_FIRST]:
        yield findings_table(first)
        if left := len(inspection.findings) - len(first):
            yield f"And {plural(left, 'finding')} more, below.\n"
    elif not stopped:
        yield "Nothing else.\n" if less else "Nothing.\n"


def _silenced(inspection: Inspection, history: History) -> list[Finding]:
    """What comments silence, and did not then."""
    found = inspection.suppressed
    marks = fingerprints(found, inspection.text)
    return [one for one, mark in zip(found, marks, strict=True) if mark not in history.silenced]


def _names(briefs: Sequence[BriefResult]) -> str:
    return listed([words(one.brief) for one in briefs], MOST_NAMES)


def _changed(inspection: Inspection, history: History) -> Iterator[str]:
    changes = history.changes
    yield "### What this changes\n"
    yield f"Since {changes.commit[:12]}.\n"
    rows = [
        (
            words(change.claim),
            ", ".join(labels(change)),
            differences(change.aspects) or words(statement(change)),
            _verdicts(change, inspection, history),
            _touched(change, history),
        )
        for change in changes.claims
    ]
    head = ("claim", "change", "before → after", "verdict", "briefs and pages")
    told = [*section("claim", head, rows), *sections_of_rest(changes)]
    yield from told or ["No claim, source, style or brief changed.\n"]


def _verdicts(change: ClaimChange, inspection: Inspection, history: History) -> str:
    """How a claim stood, and how it stands."""
    name = change.old.id if change.old is not None else ""
    before = history.verdicts.get(name, "") if change.old is not None else ""
    after = inspection.verdicts.get(change.claim, "") if change.new is not None else ""
    return str(after) if before == after else f"{before or '*none*'} → {after or '*none*'}"


def _touched(change: ClaimChange, history: History) -> str:
    """The briefs of a claim, each with its pages that look different."""
    told = []
    for name in change.briefs:
        pages = [str(one.page) for one in history.pages if one.brief == name]
        which = f" ({'pp.' if len(pages) > 1 else 'p.'} {', '.join(pages)})" if pages else ""
        told.append(words(name) + which)
    return listed(told, MOST_NAMES)


def _pages(history: History) -> Iterator[str]:
    """The pages that look different, with their pictures."""
    if not history.pages and not history.unseen:
        return
    yield "### Pages that look different\n"
    rows = [
        (words(one.brief), str(one.page), _link("before", one.before), _link("after", one.after))
        for one in history.pages[:MOST_ROWS]
    ]
    if rows:
        yield table(("brief", "page", "before", "after"), rows)
    if left := len(history.pages) - len(rows):
        yield f"And {plural(left, 'page')} more.\n"
    for name, why in (history.unseen or {}).items():
        yield f"- {words(name)}: {words(why)}"
    if history.unseen:
        yield ""


def _link(text: str, path: str) -> str:
    return f"[{text}]({path})" if path else "*none*"


def _before(inspection: Inspection) -> Iterator[str]:
    """What was there before, counted."""
    stopped = [one for one in inspection.briefs if one.stopped == "before"]
    if not inspection.passed_over and not stopped:
        return
    yield "### There before\n"
    if found := inspection.passed_over:
        counts = Counter(f"{one.rule.code} {one.rule.name}" for one in found)
        told = ", ".join(f"{name}: {number:,}" for name, number in counts.most_common(MOST_NAMES))
        fails = "which fails" if len(found) == 1 else "which fail"
        yield f"{plural(len(found), 'finding')}, {fails} nothing here: {words(told)}.\n"
    if stopped:
        yield f"Still a draft, as before: {_names(stopped)}.\n"
