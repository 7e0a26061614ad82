"""What a command that wrote claims answers: what their evidence comes to, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
import shlex
import sys

import click

from ..checks.rule import Finding
from ..editing.claims.registry import Registry
from ..editing.lock import Refused
from ..editing.transaction import editing
from ..inspection.claim_detail import judge_claims
from ..model.claim import VERDICTS, Claim
from ..model.people import Person, find_person
from ..project.load import load_settings
from ..source.git_history import own_identity
from ..source.workspace import DiskWorkspace
from .print import echo
from .report.text import finding_lines

# Of so many claims each is told; of more, only those in which something is found.
_FEW = 10


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def own_person(place: DiskWorkspace) -> Person | None:
    """Whom the roster has for the address, or the name, that this git signs with."""
    people = load_settings(place).value.people
    if not people:
        return None
    name, address = own_identity(place.root)
    return find_person(address, people) or find_person(name, people)


def tell_verdicts(place: DiskWorkspace, names: Iterable[str]) -> None:
    """Say what the evidence of claims comes to, and what is found in them.

    A fix is offered: on a terminal it is asked about and made, elsewhere the command that makes
    it is printed.
    """
    asked = list(dict.fromkeys(names))
    found = judge_claims(place, asked)
    if len(asked) > _FEW:
        counts = Counter[str](judged.verdict for judged in found)
        echo(", ".join(f"{counts[one]} {one}" for one in VERDICTS if counts[one]) + ".", err=True)
    for judged in found:
        if len(asked) > _FEW and not judged.findings:
            continue
        echo(f"{judged.claim.id}: {judged.verdict}.", err=True)
        for finding in judged.findings:
            echo("\n".join(finding_lines(finding)), err=True)
        mended = [_offer(place, judged.claim, finding) for finding in judged.findings]
        if any(mended):
            (again,) = judge_claims(place, [judged.claim.id])
            echo(f"{again.claim.id}: {again.verdict}.", err=True)


def _offer(place: DiskWorkspace, claim: Claim, finding: Finding) -> bool:
    """Offer the fix of a finding; whether it was made."""
    fix = finding.diagnostic.fix
    if fix is None or {edit.span.path for edit in fix.edits} != {claim.span.path}:
        return False
    if not can_ask():
        if command := _command(claim, finding):
            echo(f"    {fix.title}: {command}", err=True)
        return False
    if not click.confirm(f"{fix.title}?", default=True, err=True):
        return False
    with editing(place) as transaction:
        registry = Registry(transaction)
        found = registry.find(claim.id)
        if found.key.start != claim.span.start:
            raise Refused(f"{claim.span.path} has been changed meanwhile", "Run the command again.")
        registry.check(claim.id, found.text, registry.apply(found.text, fix.edits))
    return True


def _command(claim: Claim, finding: Finding) -> str:
    """The command that makes the fix of a locator; empty for others."""
    fix = finding.diagnostic.fix
    assert fix is not None
    for number, citation in enumerate(claim.citations):
        if citation.locator_span == finding.diagnostic.span and len(fix.edits) == 1:
            field = shlex.quote(f"sources.{number}.locator={fix.edits[0].text}")
            return f"briefpdf claim edit {claim.id} --set {field}"
    return "briefpdf check --fix" if fix.safe else ""
