"""What a baseline has is counted and stops nothing; the rest is found as before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import json
from typing import Any

import pytest

from briefpdf.checks.baseline import Baseline, fingerprints, read_baseline, written_baseline
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief, unmarked
from briefpdf.checks.named import find_rule
from briefpdf.checks.rule import Severity
from briefpdf.cli.report import gitlab, sarif
from briefpdf.cli.report import json as json_report
from briefpdf.cli.report.text import exit_code, summary
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.baseline import STALE, hold
from briefpdf.inspection.inspect import Inspection, inspect_workspace, stopping
from briefpdf.settings import BASELINE_FILE
from briefpdf.source.mendable import Mendable
from briefpdf.source.text import Text
from briefpdf.source.workspace import MemoryWorkspace

Inspect = Callable[[Mapping[str, str | bytes]], Inspection]

CLAIM = '{{ claim("troops-2024") }}\n\n'
OLD, NEW = "Some 300 men died.\n\n", "Some 400 men died.\n\n"


@pytest.fixture
def inspected(sandbox: Sandbox) -> Inspect:
    return lambda files: inspect_workspace(MemoryWorkspace({**BASE, **files}), sandbox)


def baseline_of(inspection: Inspection) -> Baseline:
    content, _ = written_baseline(inspection.findings, inspection.text)
    return read_baseline(Text(BASELINE_FILE, content))


def codes(inspection: Inspection) -> list[str]:
    return [one.rule.code for one in inspection.findings]


def stopped(inspection: Inspection) -> bool:
    (composition,) = inspection.subject.compositions
    return bool(stopping(composition, inspection.findings, inspection.subject))


def test_what_the_baseline_has_stops_nothing_and_is_counted(inspected: Inspect) -> None:
    before = inspected({BRIEF: brief(CLAIM + OLD)})
    assert exit_code(before) == 1
    assert stopped(before)
    held = hold(before, baseline_of(before), whole=True)
    assert exit_code(held) == 0
    assert not stopped(held)
    assert codes(held) == []
    assert [one.rule.code for one in held.baseline] == ["BRIEF005"]
    assert json.loads(json_report.report(held))["summary"]["baseline"] == 1
    assert summary(held).endswith("; 1 finding of the baseline passed over.")
    assert json.loads(json_report.report(before))["summary"]["baseline"] == 0


def test_what_is_new_stops_as_before_wherever_the_old_moved(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD)}))
    now = inspected({BRIEF: brief(CLAIM + "## More\n\n" + NEW + OLD)})
    held = hold(now, known, whole=True)
    assert codes(held) == ["BRIEF005"]
    (found,) = held.findings
    assert now.subject.written(found.diagnostic.span) == NEW.strip()
    assert exit_code(held) == 1
    assert stopped(held)


def test_of_the_same_mistake_only_as_many_pass_as_there_were(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD * 2)}))
    held = hold(inspected({BRIEF: brief(CLAIM + OLD * 3)}), known, whole=True)
    assert (len(held.findings), len(held.baseline)) == (1, 2)


def test_an_entry_that_matches_nothing_is_a_note_where_all_was_looked_at(
    inspected: Inspect,
) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD + NEW)}))
    mended = inspected({BRIEF: brief(CLAIM + NEW)})
    (note,) = hold(mended, known, whole=True).findings
    assert (note.rule.code, note.severity, note.path) == (STALE, Severity.NOTE, BASELINE_FILE)
    line = known.text.line(note.line)
    assert json.loads(line.rstrip(","))["message"] in note.diagnostic.message
    assert line[note.column - 1 :].startswith('"')
    assert hold(mended, known, whole=False).findings == ()


def test_a_note_on_an_entry_can_be_turned_off(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD)}))
    files = {SETTINGS: f'[per-file]\n"{BASELINE_FILE}" = {{{STALE} = "off"}}\n'}
    assert hold(inspected(files), known, whole=True).findings == ()


def test_the_examples_of_the_rule(inspected: Inspect) -> None:
    rule = find_rule(STALE)
    assert rule is not None
    for example in (rule.bad, rule.good):
        files, spans = unmarked(example)
        known = read_baseline(Text(BASELINE_FILE, files[BASELINE_FILE]))
        held = hold(inspected(files), known, whole=True)
        assert [one.diagnostic.span for one in held.findings] == spans


@pytest.mark.parametrize(
    "files",
    [
        {CLAIMS: "claims: [\n"},
        {REFS: b"@report{crs-troops, title = {\xff}}\n"},
        {BRIEF: b"---\n\xff\n---\n"},
        {BRIEF: brief('{{ claim("troops-2024" }}\n')},
        {SETTINGS: "strcit = true\n"},
    ],
)
def test_what_hides_other_findings_is_never_passed_over(
    inspected: Inspect, files: Mapping[str, str | bytes]
) -> None:
    before = inspected(files)
    assert exit_code(before) > 0
    held = hold(before, baseline_of(before), whole=True)
    assert exit_code(held) == exit_code(before)


def test_a_claim_of_the_baseline_is_still_unsupported(inspected: Inspect) -> None:
    turned = BASE[CLAIMS].replace("statement: North Korea sent more", "statement: Iran sent more")
    before = inspected({CLAIMS: turned})
    held = hold(before, baseline_of(before), whole=True)
    assert held.baseline
    assert exit_code(held) == 0
    assert held.verdicts["troops-2024"] == before.verdicts["troops-2024"] == "unsupported"


def test_only_and_a_baseline_go_together(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD)}))
    now = inspected({BRIEF: brief(CLAIM + OLD + NEW + "Much remains open.\n")})
    shown = hold(now, known, whole=True).from_severity("error")
    assert codes(shown) == ["BRIEF005"]
    told = json.loads(json_report.report(shown))["summary"]
    assert (told["errors"], told["notes"], told["baseline"]) == (1, 1, 1)


def test_sarif_has_it_as_suppressed_from_without(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD)}))
    held = hold(inspected({BRIEF: brief(CLAIM + OLD + NEW)}), known, whole=True)
    results = json.loads(sarif.report(held))["runs"][0]["results"]
    kinds = {
        one["partialFingerprints"]["briefpdf/v1"]: [
            suppression["kind"] for suppression in one.get("suppressions", ())
        ]
        for one in results
    }
    (mark,) = known.entries
    assert kinds.pop(mark) == ["external"]
    assert list(kinds.values()) == [[]]


def test_a_finding_is_called_the_same_whatever_the_baseline_hides(inspected: Inspect) -> None:
    known = baseline_of(inspected({BRIEF: brief(CLAIM + OLD)}))
    held = hold(inspected({BRIEF: brief(CLAIM + OLD * 2)}), known, whole=True)
    (row,) = json.loads(gitlab.report(held))
    assert row["fingerprint"].endswith(":2")


def test_a_baseline_says_nothing_of_lines_and_reads_back(inspected: Inspect) -> None:
    first = inspected({BRIEF: brief(CLAIM + OLD + "Much “remains” \u202eopen.\n")})
    moved = inspected({BRIEF: brief(CLAIM + "## Here\n\n" + OLD + "Much “remains” \u202eopen.\n")})
    contents = {written_baseline(one.findings, one.text) for one in (first, moved)}
    assert len(contents) == 1
    ((content, number),) = contents
    assert number == len(first.findings) == content.count('"fingerprint"')
    entries = read_baseline(Text(BASELINE_FILE, content)).entries
    assert set(entries) == set(fingerprints(first.findings, first.text))
    # A merge of two branches that write it anew meets in lines.
    assert len(content.splitlines()) == number + 2


def test_what_is_written_otherwise_is_looked_for_once() -> None:
    # Of a hundred thousand, each was looked for to the end of the file.
    row = '{"fingerprint": "\\u0061%d", "code": "X", "path": "p", "message": "m"}'
    rows = ",\n".join(row % number for number in range(100_000))
    searches = []

    class Searched(str):
        __slots__ = ()

        def find(self, *what: Any) -> int:
            searches.append(what)
            return super().find(*what)

    content = Searched(f'{{"version": 1, "findings": [{rows}]}}')
    entries = read_baseline(Text(BASELINE_FILE, content)).entries
    assert len(searches) == 1
    assert len(entries) == 100_000 and "a7" in entries


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is no JSON (line 1: "),
        ('{\n"version": 1,,\n', "it is no JSON (line 2: "),
        ("[" * 100_000, "it is no JSON"),
        ("[" + "1" * 5000 + "]", "it holds a number that is too long to be read"),
        ("[]", "it must have “version”: 1"),
        ('{"version": 2, "findings": []}', "it must have “version”: 1"),
        ('{"version": 1, "findings": {}}', "a list of “findings”"),
        ('{"version": 1, "findings": [{"fingerprint": 3}]}', "its entry 1 needs the texts"),
    ],
)
def test_what_is_no_baseline_is_told(content: str, message: str) -> None:
    with pytest.raises(Mendable) as told:
        read_baseline(Text(BASELINE_FILE, content))
    assert f"{BASELINE_FILE} is no baseline: " in str(told.value)
    assert message in str(told.value)
    assert "--write-baseline" in told.value.hints[0]


def test_a_severity_does_not_tell_findings_apart(inspected: Inspect) -> None:
    bare = {BRIEF: brief(CLAIM + "Much remains open.\n")}
    known = baseline_of(inspected(bare))
    strict = inspected({**bare, SETTINGS: "strict = true\n"})
    assert exit_code(strict) == 1
    assert exit_code(hold(strict, known, whole=True)) == 0
