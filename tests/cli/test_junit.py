"""JUnit XML, read back with the standard library."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefpdf.checks.examples import BASE, REFS
from briefpdf.cli.report import junit
from briefpdf.cli.report.junit import NOWHERE
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace


@pytest.fixture(scope="module")
def root(broken: Inspection) -> ElementTree.Element:
    return ElementTree.fromstring(junit.report(broken).encode())


def cases_of(root: ElementTree.Element, suite: str) -> dict[str, ElementTree.Element]:
    (found,) = [one for one in root if one.get("name") == suite]
    cases = {case.get("name", ""): case for case in found}
    assert len(cases) == len(found)
    return cases


def test_a_suite_for_each_brief_and_one_for_the_rest(root: ElementTree.Element) -> None:
    assert [suite.get("name") for suite in root] == ["base", "übersicht 100%, neu", NOWHERE]


def test_counts_add_up(root: ElementTree.Element) -> None:
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        failures = list(element.iter("failure"))
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(failures))
    assert int(root.get("failures", "")) >= 4


def test_a_case_is_a_claim_and_has_one_name(root: ElementTree.Element) -> None:
    base = cases_of(root, "base")
    assert list(base) == [
        "BRIEF005 uncited-sentence",
        "PDF003 missing-glyph",
        "BRIEF019 bare-sentence",
        "twice",
        "troops-2024",
    ]
    failure = base["BRIEF005 uncited-sentence"].find("failure")
    assert failure is not None and failure.text is not None
    assert failure.text.count("briefs/base.md:11:") == 2
    assert base["BRIEF019 bare-sentence"].find("failure") is None
    assert "BRIEF019 note: " in base["BRIEF019 bare-sentence"].findtext("system-out", "")
    assert list(base["troops-2024"]) == []


def test_every_error_is_a_failure_somewhere(broken: Inspection, root: ElementTree.Element) -> None:
    told = "\n".join(failure.text or "" for failure in root.iter("failure"))
    errors = [finding for finding in broken.findings if finding.is_error]
    assert len(errors) > 5
    for finding in errors:
        assert f"{finding.path}:{finding.line}:{finding.column}: {finding.rule.code} " in told


def test_text_that_no_xml_may_hold_is_replaced(root: ElementTree.Element) -> None:
    failure = cases_of(root, "übersicht 100%, neu")["hostile"].find("failure")
    assert failure is not None
    assert "::stop-commands::x\ufffd[2J\ufffd,:%0A" in (failure.text or "")


def test_findings_in_no_brief_have_a_suite_of_their_own(root: ElementTree.Element) -> None:
    assert list(cases_of(root, NOWHERE)) == ["CONFIG002 unknown-setting"]


def test_what_holds_up_passes(sandbox: Sandbox) -> None:
    done = inspect_workspace(MemoryWorkspace(BASE), sandbox)
    root = ElementTree.fromstring(junit.report(done).encode())
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert list(cases_of(root, "base")) == ["troops-2024"]


def test_a_brief_without_claims_is_a_case(sandbox: Sandbox) -> None:
    plain = {**BASE, "briefpdf.toml": '[severity]\nbare-sentence = "off"\nempty-brief = "off"\n'}
    head = BASE["briefs/base.md"].rpartition("---\n")[0]
    done = inspect_workspace(
        MemoryWorkspace({**plain, "briefs/bare.md": f"{head}---\nIt goes on.\n"}), sandbox
    )
    root = ElementTree.fromstring(junit.report(done).encode())
    assert list(cases_of(root, "bare")) == ["bare"]


def test_a_source_of_the_name_of_a_claim_makes_no_second_case(sandbox: Sandbox) -> None:
    """A viewer takes two cases of one name for one."""
    named = {path: text.replace("crs-troops", "troops-2024") for path, text in BASE.items()}
    named[REFS] = named[REFS].replace("title = {Troops Abroad},\n", "")
    named["briefs/sources/troops-2024.txt"] = BASE["briefs/sources/crs-troops.txt"]
    done = inspect_workspace(MemoryWorkspace(named), sandbox)
    root = ElementTree.fromstring(junit.report(done).encode())
    cases = cases_of(root, "base")
    assert "REF003" in "".join(cases["troops-2024"].itertext())
