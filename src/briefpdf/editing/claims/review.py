"""Stamping claims as reviewed, and keeping the log of reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ...model.claim import Claim
from ...model.people import People, find_person, known_names, same_person
from ...project.fingerprint import Fingerprints
from ...project.load import load_project
from ...project.project import Project
from ...project.withdrawn import today
from ...readers.review_log import ReviewEntry, may_be_review_log
from ...readers.shapes import REVIEW
from ...source.diagnostic import Edit
from ...source.nearest import suggestion
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..lock import Refused
from ..transaction import Transaction, editing
from ..tree.change import put_at, take_at
from .batch import Batch
from .edit import Edited, put_field
from .registry import DEPTH, Registry, find_written, path_to

# Of some claims, why the checks do not let them pass.
Failing = Callable[[Sequence[str]], Mapping[str, str]]


def review_claims(
    workspace: DiskWorkspace,
    names: Sequence[str],
    by: str,
    on: date,
    objection: str | None = None,
    seen: str | None = None,
    failing: Failing = lambda names: {},
) -> list[Claim]:
    """Stamp claims as reviewed by somebody on a day; the claims as they then are.

    With an objection, the stamp says that the reviewer does not bear them out, and why. A review
    by the same person is replaced, others stay; the log gets a line for each. `seen` is the
    fingerprint of what the reviewer looked at, or the digest of the claim as it is written. All
    are stamped or none: raises `Refused` where `refusal` has something against one, and `OSError`.
    """
    objection = None if objection is None else " ".join(objection.split())
    if objection == "":
        raise Refused("an objection needs words", "Say what is wrong with the claim.")
    names = list(dict.fromkeys(names))
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        # What is stamped must be what lies there now, sources and copies included.
        project = load_project(transaction.result, ())
        by = reviewer_of(by, on, project.settings.people)
        known = [name for name in names if name in project.claims]
        wrong = failing(known) if objection is None else {}
        fingerprints = Fingerprints(project)
        batch = Batch(registry, project.claims)
        reviewed, entries = [], []
        for name in names:
            claim = project.claims.get(name)
            now = fingerprints.of(claim) if claim else ""
            digest = None if seen == now else seen
            part = batch.part(name, digest)
            before = part.before if part else registry.find(name, digest).text
            why = refusal(claim, by, project, wrong.get(name))
            if why is not None or claim is None:
                raise why or unreadable(name)
            stamp = {"by": by, "on": on.isoformat(), "fingerprint": now}
            stamp |= {"objection": objection} if objection else {}
            people = project.settings.people
            after = _stamped(part or registry, before, claim, stamp, people)
            reviewed.append(batch.set(part, after) if part else registry.check(name, before, after))
            parts = fingerprints.parts(claim)
            entries.append(ReviewEntry(name, by, stamp["on"], now, objection, parts))
        batch.finish()
        _append(transaction, project.settings.reviews, "".join(one.line() for one in entries))
        return reviewed


def reviewer_of(by: str, on: date, people: People) -> str:
    """The name that a review is stamped with: the initials, where there is a roster.

    Raises `Refused` for nobody, for somebody whom the roster does not have, and for a day to come.
    """
    by = " ".join(by.split())
    if not by:
        raise Refused("a review needs the name of who reviewed", "Give it with --by NAME.")
    if on > today():
        raise Refused(
            f"{on} is a day to come: nobody has reviewed anything on it",
            "Give the day of the review, or none for today.",
        )
    if not people:
        return by
    person = find_person(by, people)
    if person is None:
        near = suggestion(by, known_names(people.values()))
        roster = ", ".join(one.shown for one in people.values())
        raise Refused(f"“{by}” is not on the roster", *near, f"Its people: {roster}.")
    return person.initials


def refusal(claim: Claim | None, by: str, project: Project, failing: str | None) -> Refused | None:
    """Why somebody cannot review a claim; None where they can. `failing` is what checks found."""
    if claim is None:
        return None
    if claim.unread:
        return unreadable(claim.id)
    if same_person(by, claim.author, project.settings.people):
        return Refused(
            f"{by} wrote the claim “{claim.id}”, and cannot review it",
            "Have somebody else hold it against its evidence.",
        )
    if project.lost_references and claim.citations:
        return Refused(
            f"{project.settings.references} cannot be read: what “{claim.id}” rests on is not "
            "known",
            "Run “briefpdf check”, and mend what it finds there.",
        )
    if failing:
        return Refused(
            f"the claim “{claim.id}” fails the checks, and cannot be borne out: {failing}",
            f"“briefpdf claim show {claim.id}” shows all that was found.",
            "To put your objection into the claim: --object WHY.",
        )
    return None


def unreadable(name: str) -> Refused:
    """The refusal to review what could not be read."""
    return Refused(
        f"the claim “{name}” cannot be read, and so not be reviewed",
        "Run “briefpdf check”, and mend what it finds there.",
    )


def _append(transaction: Transaction, path: str, lines: str) -> None:
    """Put lines at the end of the log, which is begun where there is none."""
    if not transaction.result.is_file(path):
        transaction.create(path, lines)
        return
    text = transaction.read(path).text
    # A setting that names a brief, or a copy, would have it spoilt.
    if not may_be_review_log(text.content):
        raise Refused(
            f"{path} is to have the log of reviews, and holds something else",
            'Name another file in the settings, such as reviews = "briefs/reviews.jsonl".',
        )
    end = len(text.content)
    begun = text.content and not text.content.endswith(("\n", "\r"))
    transaction.edit(path, [Edit(text.span(end, end), ("\n" if begun else "") + lines)])


def _stamped(
    registry: Edited, text: Text, claim: Claim, stamp: dict[str, str], people: People
) -> Text:
    if not claim.reviews:
        return put_field(registry, text, claim.id, ("review",), stamp)
    for index, review in enumerate(claim.reviews):
        if same_person(review.by, stamp["by"], people):
            written = find_written(text, claim.id)
            found = written.value.find("review") if written else None
            # A lone review needs no list around it.
            lone = found is not None and found[1].kind == "mapping"
            path = path_to(claim.id, "review", *(() if lone else (str(index),)))
            for field, value in stamp.items():
                orders = [()] * len(path) + [tuple(REVIEW.fields)]
                edits = put_at(text, [*path, field], value, orders)
                text = registry.apply(text, edits)
            if review.objection is not None and "objection" not in stamp:
                text = registry.apply(text, take_at(text, [*path, "objection"], DEPTH))
            return text
    return put_field(registry, text, claim.id, ("review", str(len(claim.reviews))), stamp)
