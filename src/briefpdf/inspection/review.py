"""What waits for a reviewer, one claim after the other, and what they decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from ..checks.rule import Finding
from ..checks.signed import ABOUT_REVIEWS
from ..compose.sandbox import Sandbox
from ..editing.claims.review import refusal, review_claims, reviewer_of
from ..model.claim import Claim, Review
from ..model.people import People, same_person
from ..project.fingerprint import Fingerprints
from ..project.graph import Graph
from ..project.withdrawn import today
from ..readers.review_log import read_review_log
from ..source.workspace import DiskWorkspace
from .claim_detail import Detail, checked, concerning, show_claim
from .claim_list import used_by
from .examine import examine
from .look import Look, looking


class Waiting(Struct, frozen=True):
    """A claim that waits for a reviewer.

    `changed` says that it was reviewed, and is no longer what it was then; `refused` why it cannot
    be borne out as it stands (empty where it can).
    """

    claim: str
    path: str
    line: int
    kind: str
    statement: str
    author: str
    verdict: str
    changed: bool
    refused: str


class Change(Struct, frozen=True):
    """A part of a claim that is another than at its last review; empty where there was none."""

    field: str
    before: str
    after: str


class ReviewPage(Struct, frozen=True):
    """All that a reviewer looks at: the claim with its evidence, and what changed since.

    `last` is the review that the changes are since, `changes` is None where what the claim then
    was is not known; `refused` says why it cannot be borne out. `seen` is what `decide` is given
    back: the fingerprint of what is shown here.
    """

    detail: Detail
    last: Review | None
    changes: tuple[Change, ...] | None
    refused: str
    seen: str

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.detail.claim


def review_queue(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    by: str,
    brief: str | None = None,
    every: bool = False,
) -> list[Waiting]:
    """The claims that wait for a reviewer, those of a brief (its id) in its order.

    That is what the policy asks for and too few have reviewed as it now is, or, where no policy
    says so, what nobody has; and whatever changed since its review. With `every`, also what
    others have reviewed. What the reviewer wrote, or has decided on as it now is, waits for
    others. Raises `Refused` for who cannot review.
    """
    inspection = examine(workspace, sandbox, whole=True)
    verdicts = inspection.verdicts
    with looking(workspace, sandbox) as look:
        failing = _failing(inspection.findings, look.session.graph)
        settings = look.session.settings
        by, people = reviewer_of(by, today(), settings.people), settings.people
        prints = Fingerprints(look.project, look.session.archives.checksum)
        rows = {row.claim: (path, row) for path, row in look.rows()}
        names = _in_order(look, brief, rows)
        found: list[Waiting] = []
        for name in names:
            path, row = rows[name]
            if same_person(by, row.author, people):
                continue
            reviewed = look.reviewed.get(name, ())
            changed = row.stamped and not reviewed
            verdict = verdicts.get(name, "")
            asked = {row.kind, verdict} & {*settings.policy.reviewed}
            enough = settings.policy.reviewers if asked else 1
            wanted = asked or changed or not settings.policy.reviewed
            if not every and not (wanted and len(reviewed) < enough):
                continue
            if any(same_person(by, one, people) for one in row.reviewers):
                claim = look.session.claims[name]
                if _has_decided(claim, by, prints.of(claim), look):
                    continue
            found.append(
                Waiting(
                    name,
                    path,
                    row.line,
                    row.kind,
                    row.statement,
                    row.author,
                    verdict,
                    changed,
                    failing.get(name, ""),
                )
            )
        return found


def review_page(workspace: DiskWorkspace, sandbox: Sandbox, name: str, by: str) -> ReviewPage:
    """What a reviewer is shown of a claim. Raises `Refused` where there is none of this id."""
    return review_of(workspace, show_claim(workspace, name, sandbox), by)


def review_of(workspace: DiskWorkspace, detail: Detail, by: str) -> ReviewPage:
    """The same of a claim that was judged already. Raises `Refused` for who cannot review."""
    claim, project = detail.claim, detail.project
    by = reviewer_of(by, today(), project.settings.people)
    why = refusal(claim, by, project, _failing(detail.findings, project.graph).get(claim.id))
    last = _last(claim, by, project.settings.people)
    log = read_review_log(workspace, project.settings.reviews)
    earlier = log.latest(claim.id, last.fingerprint) if last and last.fingerprint else None
    changes = None
    if earlier is not None:
        now = Fingerprints(project).parts(claim)
        changes = tuple(_changes(earlier.content, now))
    elif last is not None and last.fingerprint == detail.fingerprint:
        changes = ()
    return ReviewPage(detail, last, changes, str(why or ""), detail.fingerprint)


def decide(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    names: Sequence[str],
    by: str,
    on: date | None = None,
    objection: str | None = None,
    seen: str | None = None,
) -> list[Claim]:
    """Stamp claims as borne out by a reviewer, or objected to; the claims as they then are.

    `on` is today where it is not said; `seen` is what the page of the one claim had. Raises
    `Refused` or `OSError`, with nothing written, where a claim fails the checks, was written by the
    reviewer or has changed, and for a day to come.
    """

    def failing(known: Sequence[str]) -> Mapping[str, str]:
        with looking(workspace, sandbox) as look:
            return _failing(_findings(look, known), look.session.graph)

    return review_claims(workspace, names, by, on or today(), objection, seen, failing)


def _findings(look: Look, names: Sequence[str]) -> list[Finding]:
    """What is found of some claims, briefs aside."""
    claims = [look.project.claims[name] for name in names]
    _, findings = checked(look, claims)
    return [one for claim in claims for one in concerning(claim, findings)]


def _failing(findings: Sequence[Finding], graph: Graph) -> dict[str, str]:
    """The first error in each claim or a source that it cites, but for what is about reviews."""
    failing: dict[str, str] = {}
    for finding in findings:
        if not finding.is_error or finding.rule.code in ABOUT_REVIEWS:
            continue
        claim, source = finding.diagnostic.claim, finding.diagnostic.source
        for name in (claim,) if claim else graph.citing.get(source or "", ()):
            failing.setdefault(name, f"{finding.rule.code} {finding.diagnostic.message}")
    return failing


def _in_order(look: Look, brief: str | None, rows: Mapping[str, object]) -> list[str]:
    if brief is None:
        return list(rows)
    composed = look.compositions.get(brief)
    used = list(dict.fromkeys(composed.claims)) if composed else []
    grounds = sorted(used_by(brief, look).difference(used))
    return [name for name in (*used, *grounds) if name in rows]


def _has_decided(claim: Claim, by: str, now: str, look: Look) -> bool:
    people = look.session.settings.people
    return any(one.fingerprint == now and same_person(by, one.by, people) for one in claim.reviews)


def _last(claim: Claim, by: str, people: People) -> Review | None:
    """The reviewer's own review, else the latest of all."""
    own = [one for one in claim.reviews if same_person(by, one.by, people)]
    reviews = own or [one for one in claim.reviews if one.fingerprint] or list(claim.reviews)
    return max(reviews, key=lambda one: one.on.last_day, default=None)


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for field in dict.fromkeys((*after, *before)):
        old, new = before.get(field, ""), after.get(field, "")
        if old != new:
            yield Change(field, old, new)
