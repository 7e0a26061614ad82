"""REF010: a source that was withdrawn, with everything that it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.reference import Reference
from ...project.graph import Dependants
from ...project.withdrawn import told_withdrawn, withdrawal
from ...source.diagnostic import Diagnostic, Related
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject

_NAMED = 5


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each withdrawn source that a claim or a brief cites, at its status."""
    project = subject.project
    withdrawn = [key for key, names in subject.graph.sources.items() if names.withdrawn]
    for key in withdrawn:
        reference = project.references[key]
        (field, status), impact = told_withdrawn(reference), subject.graph.on_source(key)
        if not (impact.claims or impact.briefs):
            continue
        # Of other briefs nobody knows here what they rest on.
        some = "" if subject.whole else " of those checked"
        reached = [_some("brief", impact.briefs, some), _some("claim", impact.claims)]
        yield Diagnostic(
            "REF010",
            f"the source “{reference.key}” is {status}; it reaches "
            + " and ".join(filter(None, reached)),
            reference.at(field),
            tuple(_hints(reference, impact, subject)),
            tuple(_related(impact, subject)),
            source=reference.key,
        )


def _some(what: str, names: Iterable[str], of: str = "") -> str:
    """How many there are, of which ones, and the first of them by name."""
    listed = list(names)
    if not listed:
        return ""
    shown = ", ".join(listed[:_NAMED])
    if len(listed) > _NAMED:
        shown += f" and {len(listed) - _NAMED} more"
    return f"{len(listed)} {what}{'' if len(listed) == 1 else 's'}{of} ({shown})"


def _hints(reference: Reference, impact: Dependants, subject: Subject) -> Iterator[str]:
    """What to do, and everything that the source reaches by its name."""
    project = subject.project
    instead = reference.get("supersededby").strip()
    successor = project.references.get(instead)
    if not instead:
        yield "Find another source for what rests on it, or drop the claims."
    elif successor is None:
        yield f"Add its successor “{instead}” to {project.settings.references}, and cite that."
    elif gone := withdrawal(successor):
        yield f"Its successor “{instead}” is {gone} too: find another source, or drop the claims."
    else:
        yield f"Cite “{instead}” instead, with the words that stand there."
    if len(impact.citing) > _NAMED or (impact.citing and impact.resting):
        yield "Claims that cite it: " + ", ".join(impact.citing) + "."
    if impact.resting:
        resting = (f"{name} (on {ground})" for name, ground in impact.resting.items())
        yield "Claims that rest on those: " + ", ".join(resting) + "."
    if len(impact.briefs) > _NAMED:
        yield "Briefs: " + ", ".join(impact.briefs) + "."
    paths = (f"{project.settings.output}/{name}.pdf" for name in impact.briefs)
    if built := [path for path in paths if project.workspace.is_file(path)]:
        yield "Built already, and in its readers’ hands as it was: " + ", ".join(built) + "."


def _related(impact: Dependants, subject: Subject) -> Iterator[Related]:
    for name in impact.claims:
        yield Related(subject.project.claims[name].span, "this claim rests on it")
    for name in impact.briefs:
        yield Related(subject.project.briefs[name].span, "this brief rests on it")


_FIELDS = "  title = {Troops},\n  institution = {CRS},\n  date = {2025},\n"

RULE = Rule(
    code="REF010",
    name="withdrawn-source",
    severity=Severity.ERROR,
    title="A source that is cited has been withdrawn",
    why="What rests on it alone is no longer supported, in every brief that it reaches.",
    bad=source(_FIELDS + "  status = {«retracted»},\n"),
    good=source(_FIELDS + "  status = {final},\n"),
    check=check,
)
