"""Stamps claims as reviewed: by whom, when, and what they then were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...model.claim import Claim
from ...project.fingerprint import Fingerprints
from ...project.load import load_project
from ...project.reviews import same_person
from ...readers.claim_shape import REVIEW
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..refused import Refused
from ..transaction import editing
from ..tree.change import put_at
from .edit import put_field
from .registry import Registry, find_written, path_to


def review_claims(
    workspace: DiskWorkspace,
    names: Sequence[str],
    by: str,
    on: date,
    seen: str | None = None,
) -> list[Claim]:
    """Stamp claims as reviewed by somebody on a day; the claims as they then are.

    A review by the same person is replaced, others stay. All are stamped or none: raises `Refused`
    where one of them was written by the reviewer, or cannot be read, and `OSError`. `seen` is as
    for an edit, and then there is one name.
    """
    by = " ".join(by.split())
    if not by:
        raise Refused("a review needs the name of who reviewed", "Give it with --by NAME.")
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        # What is stamped must be what lies there now, sources and copies included.
        project = load_project(transaction.result, ())
        fingerprints = Fingerprints(project)
        reviewed = []
        for name in dict.fromkeys(names):
            before = registry.find(name, seen).text
            claim = project.claims.get(name)
            if claim is None or claim.unread:
                raise Refused(
                    f"the claim “{name}” cannot be read, and so not be reviewed",
                    "Run “briefpdf check”, and mend what it finds there.",
                )
            if same_person(by, claim.author or ""):
                raise Refused(
                    f"{by} wrote the claim “{name}”, and cannot review it",
                    "Have somebody else hold it against its evidence.",
                )
            if project.lost_references and claim.citations:
                raise Refused(
                    f"{project.settings.references} cannot be read: what “{name}” rests on is not "
                    "known",
                    "Run “briefpdf check”, and mend what it finds there.",
                )
            stamp = {"by": by, "on": on.isoformat(), "fingerprint": fingerprints.of(claim)}
            after = _stamped(registry, before, claim, stamp)
            reviewed.append(registry.check(name, before, after))
        return reviewed


def _stamped(registry: Registry, text: Text, claim: Claim, stamp: dict[str, str]) -> Text:
    if not claim.reviews:
        return put_field(registry, text, claim.id, ("review",), stamp)
    for index, review in enumerate(claim.reviews):
        if same_person(review.by, stamp["by"]):
            written = find_written(text, claim.id)
            found = written.value.find("review") if written else None
            # A lone review needs no list around it.
            lone = found is not None and found[1].kind == "mapping"
            path = path_to(claim.id, "review", *(() if lone else (str(index),)))
            for field, value in stamp.items():
                orders = [()] * len(path) + [tuple(REVIEW.fields)]
                edits = put_at(text, [*path, field], value, orders)
                text = registry.apply(text, edits)
            return text
    return put_field(registry, text, claim.id, ("review", str(len(claim.reviews))), stamp)
