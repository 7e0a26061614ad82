"""A claim as plain data, for JSON; the keys are a promise."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
import dataclasses
import re
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from ..checks.copies import named
from ..checks.pair import Pair
from ..checks.quoted import Quoted
from ..checks.rule import Finding
from ..checks.run import run_checks
from ..checks.subject import Subject
from ..checks.verdict import Verdict, verdicts
from ..compose.sandbox import Sandbox
from ..editing.claims.registry import Written, find_written
from ..editing.lock import Refused
from ..model.claim import Citation, Claim, Review
from ..model.reference import Reference
from ..project.graph import Use, grounds_of
from ..project.project import Project
from ..project.withdrawn import today
from ..source.nearest import suggestion
from ..source.text import Text
from ..source.workspace import Workspace
from .look import Look, looking

# How much of the source is shown on each side of a quote, in characters.
AROUND = 160


class Evidence(Struct, frozen=True):
    """A source of a claim, and its quote as the archived copy has it.

    `before` and `after` are what stands right around `words` there; `words` is empty where the
    quote was not found, or not looked for: `status` says which.
    """

    citation: Citation
    title: str
    status: str
    copy: str | None = None
    page: str = ""
    before: str = ""
    words: str = ""
    after: str = ""


class Detail(Struct, frozen=True):
    """A claim with its evidence, its uses, its reviews, its findings and its verdict.

    `reviews` say of each whether it bears out the claim as it now is; `unknown` are the briefs
    whose uses are not known; `digest` is what an edit of the claim starts from.
    """

    project: Project
    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    uses: tuple[Use, ...]
    unknown: tuple[str, ...]
    reviews: tuple[tuple[Review, bool], ...]
    findings: tuple[Finding, ...]
    fingerprint: str
    digest: str


def show_claim(workspace: Workspace, name: str, sandbox: Sandbox) -> Detail:
    """All that there is to know of a claim. Raises `Refused` when there is none."""
    with looking(workspace, sandbox) as look:
        return detail_of(look, name)


def detail_of(look: Look, name: str) -> Detail:
    """The same of a workspace that is being looked at."""
    detail = judged(look, name, look.session.pairs)
    return replace(detail, uses=tuple(look.uses(name)), unknown=tuple(look.unknown))


def judged(
    look: Look, name: str, pairs: Iterable[Pair], typed: tuple[Claim, Text] | None = None
) -> Detail:
    """A claim without its uses, which take composing every brief that changed.

    `pairs` are the claims that contradict each other. `typed` is the claim as somebody is typing
    it, with the text that it stands in.
    """
    project = look.project
    claim = project.claims.get(name)
    if claim is None:
        hints = suggestion(name, project.claims) or ("“briefpdf claim list” lists them.",)
        raise Refused(f"there is no claim “{name}”", *hints)
    also: Iterable[str] = ()
    if typed is not None:
        claim, text = typed
        graph = project.graph
        also = graph.below(grounds_of(claim))
        claims = ChainMap({name: claim}, cast("MutableMapping[str, Claim]", project.claims))
        project = dataclasses.replace(project, claims=claims, texts={text.path: text})
        vars(project).update(graph=graph, commented=())
    written = find_written(project.text(claim.span.path), name)
    assert isinstance(written, Written)
    subject = parts_of([claim], project, pairs, also)
    vars(subject)["archives"] = look.session.archives
    findings = run_checks(subject)
    now = subject.fingerprints.of(claim)
    return Detail(
        project=project,
        claim=claim,
        verdict=verdicts(subject, findings)[name],
        evidence=tuple(_evidence(claim, subject)),
        uses=(),
        unknown=(),
        reviews=tuple((one, one.fingerprint == now and not one.objection) for one in claim.reviews),
        findings=tuple(concerning(claim, findings)),
        fingerprint=now,
        digest=written.digest,
    )


def _evidence(claim: Claim, subject: Subject) -> Iterator[Evidence]:
    looked = {id(one.citation): one for one in subject.quotes.by_claim.get(claim.id, [])}
    for citation in claim.citations:
        reference = subject.project.references.get(citation.key)
        title = reference.get("title") if reference else ""
        quoted = looked.get(id(citation))
        if quoted is not None:
            yield _found(citation, title, quoted)
        elif reference is None:
            yield Evidence(citation, title, "not in the bibliography")
        elif not citation.quote:
            yield Evidence(citation, title, "no quote")
        else:
            yield Evidence(citation, title, "no archived copy to look in")


def _found(citation: Citation, title: str, quoted: Quoted) -> Evidence:
    path = quoted.archive.path
    if not quoted.match.found:
        return Evidence(citation, title, "not found", path)
    place = quoted.match.places[0]
    first, last = quoted.archive.pages[place.first], quoted.archive.pages[place.last]
    return Evidence(
        citation,
        title,
        "found" if quoted.match.agrees is not False else "found on another page",
        path,
        named(place.labels),
        _before(first, place.start).lstrip(),
        _line(place.words).strip(),
        _after(last, place.end).rstrip(),
    )


def _before(page: str, at: int) -> str:
    text = page[max(0, at - AROUND) : at]
    # A word that is cut in two says nothing.
    return _line(text.partition(" ")[2] if at > AROUND else text)


def _after(page: str, at: int) -> str:
    text = page[at : at + AROUND]
    return _line(text.rpartition(" ")[0] if at + AROUND < len(page) else text)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def findings_of(workspace: Workspace, name: str) -> list[Finding]:
    """The findings of a claim that is there, but for those that briefs give rise to."""
    return list(judge_claims(workspace, [name])[0].findings)


class Judged(Struct, frozen=True):
    """A claim, its verdict, and its findings but for those that briefs give rise to."""

    claim: Claim
    verdict: Verdict
    findings: tuple[Finding, ...]


def judge_claims(workspace: Workspace, names: Sequence[str]) -> list[Judged]:
    """What the evidence of claims that are there comes to; an id that is not there is left out."""
    # Nothing is composed, so that no sandbox is started.
    with Sandbox() as sandbox, looking(workspace, sandbox) as look:
        project = look.project
        claims = [project.claims[name] for name in names if name in project.claims]
        if not claims:
            return []
        part, findings = checked(look, claims)
        standing = verdicts(part, findings)
        return [
            Judged(claim, standing[claim.id], tuple(concerning(claim, findings)))
            for claim in claims
        ]


def checked(look: Look, claims: Sequence[Claim]) -> tuple[Subject, list[Finding]]:
    """The part of a workspace that some claims rest on, and what is found in it, briefs aside."""
    part = parts_of(claims, look.project, look.session.pairs)
    vars(part)["archives"] = look.session.archives
    return part, run_checks(part)


def parts_of(
    some: Iterable[Claim], project: Project, pairs: Iterable[Pair], also: Iterable[str] = ()
) -> Subject:
    """The part of a project that the findings of some claims, and `also` others, follow from."""
    asked = {claim.id for claim in some}
    wanted = asked.union(also, *(project.graph.grounds(name) for name in asked))
    for pair in pairs:
        if not asked.isdisjoint((pair.first, pair.second)):
            wanted |= {pair.first, pair.second}
    # In the order of the registry, which says which of two claims is told.
    claims = {name: project.claims[name] for name in project.claims if name in wanted}
    keys = {citation.key for one in claims.values() for citation in one.citations}
    references: Mapping[str, Reference] = project.references
    if all(key in references for key in keys):
        references = {key: references[key] for key in sorted(keys)}
    # Otherwise what an unknown key was meant to be shows among all of them.
    part = dataclasses.replace(project, claims=claims, references=references, briefs={})
    vars(part)["commented"] = project.commented
    return Subject(part, (), today(), whole=False)


def concerning(claim: Claim, findings: Sequence[Finding]) -> list[Finding]:
    """Those of the findings that are in a claim, or in a source that it cites."""
    cited = {citation.key for citation in claim.citations}

    def concerns(finding: Finding) -> bool:
        found = finding.diagnostic
        return found.claim == claim.id or (found.claim is None and found.source in cited)

    return [finding for finding in findings if concerns(finding)]
