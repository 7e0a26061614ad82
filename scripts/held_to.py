"""The page “What a claim is held to”: an example of each kind, and what briefpdf says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from held_examples import BESIDE, CLAIMS_HELD, VERDICTS, Beside, Held

from briefpdf.checks.examples import BASE
from briefpdf.checks.rule import Finding
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.checks.verdict import verdicts
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

DAY = date(2026, 1, 15)
# Whether a claim is used, reviewed or said twice is not what it is held to.
ASIDE = frozenset({"CLAIM018", "CLAIM019", "BRIEF019"})


def check(one: Held | Beside, sandbox: Sandbox) -> tuple[list[Finding], dict[str, str]]:
    """The findings of an example that say what it is held to, and the verdicts of its claims."""
    project = load_project(MemoryWorkspace({**BASE, **one.files()}))
    compositions = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
    subject = Subject(project, compositions, DAY)
    found = run_checks(subject)
    shown = [finding for finding in found if finding.rule.code not in ASIDE]
    return shown, dict(verdicts(subject, found))


def held_page() -> str:
    """The page."""
    with Sandbox() as sandbox:
        held = [part for one in CLAIMS_HELD for part in _held(one, sandbox)]
        beside = [part for one in BESIDE for part in _beside(one, sandbox)]
    parts = [
        "# What a claim is held to",
        "Written by `scripts/docs.py`: each message below is what briefpdf says of the example. "
        "[The rules](rules.md) has all of them, and how to change their severity.",
        "## The verdicts",
        "Each claim has one, in `show`, `check --coverage`, lists and JSON. Beside it stands "
        "whether "
        "somebody has reviewed it. No verdict says *supported*: what a sentence means, no "
        "program has "
        "read.",
        "\n".join(_verdict_rows()),
        "A claim has the weakest verdict of what is printed as its support; a calculation that "
        "comes "
        "out has its weakest input's, and is at best *consistent*. `policy.reviewed` takes "
        "verdicts "
        'beside kinds: `reviewed = ["thin", "unchecked", "estimate"]` lets no such claim out '
        'unreviewed. In a brief, a sentence whose source is only cited, `{{ cite("key") }}`, '
        "counts "
        "as *cited* and not as *backed*: nobody held its words against the source.",
        "## A statement and its quotes",
        *held,
        "## Whatever else is printed",
        *beside,
        "## In other languages",
        "Sense is read in English only. Where a source's `langid`, the brief's `lang`, or script "
        "and "
        "words show another language, numbers and dates are compared as that language writes them, "
        "quotations word for word, and the claim is *unchecked* with a note that says so. A "
        "`translation` beside the quote is what an English statement is held to.",
    ]
    return "\n\n".join(parts) + "\n"


def _verdict_rows() -> Iterator[str]:
    yield "| verdict | when | what it promises | what it does not |"
    yield "|---|---|---|---|"
    for name, when, promise, limit in VERDICTS:
        yield f"| *{name}* | {when} | {promise} | {limit} |"


def _held(one: Held, sandbox: Sandbox) -> Iterator[str]:
    yield f"### {one.title}"
    yield one.about
    quote = f"quote:     {one.quote}" if one.quote else "(no quote)"
    found, verdict = check(one, sandbox)
    told = "\n".join(_told(finding) for finding in found) or "nothing found"
    yield f"```text\nstatement: {one.statement}\n{quote}\n\n{told}\n→ {verdict['claim']}\n```"


def _beside(one: Beside, sandbox: Sandbox) -> Iterator[str]:
    yield f"### {one.title}"
    yield one.about
    found, _ = check(one, sandbox)
    told = "\n".join(_told(each) for each in found if each.rule.code == one.code)
    written = (one.more or one.body).rstrip("\n")
    yield f"````text\n{written}\n\n{told}\n````"


def _told(finding: Finding) -> str:
    severity = "" if finding.is_error else f" {finding.severity}"
    return f"{finding.rule.code}{severity}: {finding.diagnostic.message}"
