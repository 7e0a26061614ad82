"""Runs every rule over a subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..settings import Settings
from ..source.diagnostic import Diagnostic
from .named import find_rule, rules_near
from .registry import RULES
from .rule import Finding, Rule, Severity, in_order, locate
from .subject import Subject
from .suppress import Suppression, find_suppressions

UNUSED_SUPPRESSION, UNKNOWN_SETTING = "BRIEF027", "CONFIG002"
UNSUPPORTED = "CLAIM009"
# A strict office prints no sentence that rests on nothing, whatever it states.
BARE = "BRIEF019"


class Results(Struct, frozen=True):
    """What the rules found, and what of it a comment silences."""

    findings: list[Finding]
    suppressed: list[Finding]


def run_checks(
    subject: Subject, more: Sequence[Diagnostic] = (), mending: bool = False
) -> list[Finding]:
    """Every finding, suppressed ones left out, in the order of files and lines.

    `more` are diagnostics that no rule looks for, such as those of an engine. With `mending`,
    rules that are off unless somebody asks for them look for what they can mend.
    """
    return find_all(subject, more, mending).findings


def find_all(
    subject: Subject,
    more: Sequence[Diagnostic] = (),
    mending: bool = False,
    known: Mapping[str, Iterable[Finding]] | None = None,
) -> Results:
    """Every finding, suppressed ones apart, each in the order of files and lines.

    `known` has what rules find that were asked before, by code: they are not asked again.
    """
    settings = subject.project.settings
    findings: list[Finding] = []
    more = [*more, *_unknown_rules(settings)]
    # A finding that no rule stands for would be lost without a word.
    assert all(find_rule(item.code) for item in more)
    told = {*subject.by_code, *(item.code for item in more), *(known or ())}
    for rule in RULES.to_ask(told):
        found = dict.fromkeys(item for item in more if item.code == rule.code)
        severity = severity_of(rule, settings)
        is_asked = is_looked_for(rule, settings)
        chosen = settings.chosen((rule.code, rule.name))
        if mending and rule.severity is Severity.OFF and chosen is None:
            severity, is_asked = Severity.NOTE, True
        if known is not None and rule.code in known:
            findings += known[rule.code]
        elif rule.check is not None and is_asked:
            found |= dict.fromkeys(rule.check(subject))
        findings += [locate(item, rule, severity, subject.lines) for item in found]
    findings = [_of_use(weighed(one, settings), subject) for one in findings]
    ordered = sorted(
        (one for one in _marked(findings, subject) if one.severity is not Severity.OFF),
        key=in_order,
    )
    return Results(
        [finding for finding in ordered if finding.suppression is None],
        [finding for finding in ordered if finding.suppression is not None],
    )


def look_ahead(subject: Subject) -> None:
    """Look at what needs no brief, where rules will ask: how claims stand to their quotes."""
    rule = find_rule(UNSUPPORTED)
    if rule is not None and is_looked_for(rule, subject.project.settings):
        for claim in subject.claims:
            subject.support.assessed(claim)


def severity_of(rule: Rule, settings: Settings, path: str = "") -> Severity:
    """How severe a rule is in this workspace, or in one file of it."""
    chosen = settings.chosen((rule.code, rule.name), path)
    severity = Severity(chosen) if chosen else rule.severity
    lifted = severity is Severity.WARNING or (rule.code == BARE and severity is Severity.NOTE)
    if settings.strict and lifted:
        return Severity.ERROR
    return severity


def is_looked_for(rule: Rule, settings: Settings) -> bool:
    """Whether what a rule finds is told, in any file whatever."""
    if severity_of(rule, settings) is not Severity.OFF:
        return True
    names = {rule.code.casefold(), rule.name.casefold()}
    return any(
        name.casefold() in names and severity != Severity.OFF
        for severities in settings.per_file.values()
        for name, severity in severities.items()
    )


def weighed(finding: Finding, settings: Settings) -> Finding:
    """A finding as severe as the settings have it in its file."""
    names = (finding.rule.code, finding.rule.name)
    if not settings.per_file or settings.chosen(names, finding.path) == settings.chosen(names):
        return finding
    return replace(finding, severity=severity_of(finding.rule, settings, finding.path))


def _of_use(finding: Finding, subject: Subject) -> Finding:
    """A finding about a source that nothing cites weighs as its rule says, and is no error.

    What somebody has set for a rule stays.
    """
    rule, key = finding.rule, finding.diagnostic.source
    lower = rule.uncited or (Severity.WARNING if finding.is_error else None)
    if key is None or lower is None or not rule.code.startswith("REF"):
        return finding
    if subject.project.settings.chosen((rule.code, rule.name), finding.path):
        return finding
    return finding if key in subject.relied_on else replace(finding, severity=lower)


def _unknown_rules(settings: Settings) -> list[Diagnostic]:
    """A diagnostic for each severity that is set for a rule that there is not."""
    return [
        Diagnostic(UNKNOWN_SETTING, f"there is no rule “{name}”", place, rules_near(name))
        for pattern, severities in {"": settings.severity, **settings.per_file}.items()
        for name in severities
        if find_rule(name) is None
        for place in (settings.place(name, pattern),)
    ]


def _marked(findings: list[Finding], subject: Subject) -> Iterable[Finding]:
    """The findings, each with the comment that silences it; then one for each unused comment."""
    suppressions = {
        (path, item.line, _code(item)): item
        for path in subject.project.commented
        for item in find_suppressions(subject.project.text(path))
        if item.reason
    }
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        place = (finding.path, finding.line, finding.rule.code)
        if place in suppressions:
            used.add(place)
            finding = replace(finding, suppression=suppressions[place])
        yield finding
    rule = find_rule(UNUSED_SUPPRESSION)
    assert rule is not None
    settings = subject.project.settings
    severity = severity_of(rule, settings)
    for (path, line, code), item in suppressions.items():
        if (path, line, code) not in used and _was_looked_for(path, code, subject):
            yield weighed(locate(_unused(item), rule, severity, subject.text), settings)


def _was_looked_for(path: str, code: str, subject: Subject) -> bool:
    """Whether what a suppression silences would have been found, were it there."""
    rule = find_rule(code)
    # What only pages show, or git, may be looked for elsewhere.
    if rule is not None and rule.check is None:
        return False
    if rule is not None and severity_of(rule, subject.project.settings, path) is Severity.OFF:
        return False
    if path.endswith(".md"):
        expanded = (one for one in subject.compositions if one.expanded)
        return any(one.brief.path == path for one in expanded)
    if path.endswith(".bib") and any(one.span.path == path for one in subject.found("REF001")):
        # It may silence what is wrong with the entry that cannot be read.
        return False
    # What is unused shows only when every brief is read.
    return subject.knows_all_uses


def _code(suppression: Suppression) -> str:
    rule = find_rule(suppression.rule)
    return rule.code if rule else suppression.rule


def _unused(suppression: Suppression) -> Diagnostic:
    if find_rule(suppression.rule) is not None:
        message = f"{suppression.rule} finds nothing on line {suppression.line}"
        return Diagnostic(UNUSED_SUPPRESSION, message, suppression.span, ("Remove the comment.",))
    message = f"there is no rule “{suppression.rule}”"
    return Diagnostic(UNUSED_SUPPRESSION, message, suppression.span, rules_near(suppression.rule))
