"""Findings as JUnit XML: a suite for each brief, a case for each claim and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree

from ...checks.rule import Finding
from ...inspection.inspect import Inspection, Reach
from ...source.pattern import lazy_pattern
from .text import one_line

# What no XML may hold, not even escaped.
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
NOWHERE = "(no brief)"


def report(inspection: Inspection) -> str:
    """The findings of a run; errors are failures, the rest is told in cases that pass.

    A finding in a claim that several briefs use is in the suite of each; one that is in none, in a
    suite of its own. A claim in which nothing was found is a case that passes.
    """
    root = ElementTree.Element("testsuites", name="briefpdf")
    told: set[int] = set()
    for composition in inspection.subject.compositions:
        reach = Reach(composition, inspection.subject)
        own = [finding for finding in inspection.findings if reach.covers(finding)]
        told.update(map(id, own))
        brief = composition.brief
        _suite(root, brief.id, brief.path, own, composition.claims)
    if untold := [finding for finding in inspection.findings if id(finding) not in told]:
        _suite(root, NOWHERE, None, untold, ())
    _count(root, root.iter("testcase"))
    # Jenkins' schema has no place for it there, nor for the file and the line of a case.
    del root.attrib["skipped"]
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suite(
    root: ElementTree.Element,
    name: str,
    path: str | None,
    findings: Sequence[Finding],
    claims: Iterable[str],
) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=_clean(name))
    if path is not None:
        suite.set("file", _clean(path))
    cases = _cases(findings)
    for title, found in cases.items():
        _case(suite, name, title, found)
    concerned = {finding.diagnostic.claim for finding in findings}
    # A source may have the name of a claim: no two cases of a suite have one.
    passing = [claim for claim in claims if claim not in concerned and claim not in cases]
    for claim in passing or ([] if cases else [name]):
        ElementTree.SubElement(suite, "testcase", classname=_clean(name), name=_clean(claim))
    _count(suite, suite)


def _cases(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """The findings of each claim or source, and of the brief's own by rule, by the case's name.

    A case has one name whether it fails or passes, so that a viewer can tell what is new.
    """
    cases: dict[str, list[Finding]] = {}
    for finding in findings:
        about = finding.diagnostic.claim or finding.diagnostic.source
        name = about or f"{finding.rule.code} {finding.rule.name}"
        cases.setdefault(name, []).append(finding)
    return cases


def _case(suite: ElementTree.Element, classname: str, title: str, found: Sequence[Finding]) -> None:
    names = {"classname": _clean(classname), "name": _clean(title)}
    case = ElementTree.SubElement(suite, "testcase", names)
    errors = [finding for finding in found if finding.is_error]
    if errors:
        message = _clean(errors[0].diagnostic.message)
        failure = ElementTree.SubElement(case, "failure", type=errors[0].rule.code, message=message)
        failure.text = _clean("\n".join(_told(errors)))
    if rest := [finding for finding in found if not finding.is_error]:
        out = ElementTree.SubElement(case, "system-out")
        out.text = _clean("\n".join(_told(rest)))


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        place = f"{finding.path}:{finding.line}:{finding.column}"
        weight = "" if finding.is_error else f"{finding.severity}: "
        yield f"{place}: {finding.rule.code} {weight}{one_line(finding.diagnostic.message)}"
        yield from (f"    {one_line(hint)}" for hint in finding.diagnostic.hints)


def _count(element: ElementTree.Element, cases: Iterable[ElementTree.Element]) -> None:
    held = list(cases)
    failed = sum(case.find("failure") is not None for case in held)
    element.set("tests", str(len(held)))
    element.set("failures", str(failed))
    element.set("errors", "0")
    element.set("skipped", "0")


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
