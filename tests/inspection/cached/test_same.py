"""What is made with a cache is what is made anew, after whatever edits."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
from random import Random

import pytest

from briefpdf.cache.cache import Cache
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, unmarked
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Rule
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.cached.inspect import CachedInspection, inspect_cached
from briefpdf.inspection.cached.report import CachedReport, report_cached
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.settings import Settings
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

# A template that was stopped for its time, and a brief that is no text, are looked at each time.
NEVER_CACHED = {"BRIEF016", "BRIEF020"}
COPY = "briefs/sources/crs-troops.txt"
LINES = [
    '{{ claim("troops-2024") }}',
    '{{ claim("ships-2024") }}',
    '{{ claim("ships-2025") }}',
    '{% claim "troops-2024" %}More than 12,000 troops went.{% endclaim %}',
    '{{ cite("crs-troops") }} Some 40 men died.',
    "{# briefpdf: ignore BRIEF019: known #}",
    "Much remains open.",
    '{% judgment basis=["ships-2024"] %}More may go.{% endjudgment %}',
]
CLAIM = (
    "  {}:\n    statement: In {} ships sailed to {}.\n    expires: {}\n"
    "    sources: [{{key: {}, quote: {}}}]\n"
)
SOURCE = "@misc{{{}, title = {{{}}}, date = {{2025}}, file = {{{}}}, pubstate = {{{}}}}}\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "cache.sqlite")


def assert_same(cached: Inspection, plain: Inspection) -> None:
    assert cached.findings == plain.findings
    assert cached.suppressed == plain.suppressed
    assert cached.subject.standings == plain.subject.standings
    assert [*cached.registered()] == [*plain.registered()]
    for one, other in zip(cached.subject.compositions, plain.subject.compositions, strict=True):
        assert (one.document, one.theme) == (other.document, other.theme)
        assert (one.claims, one.sources, one.missed) == (other.claims, other.sources, other.missed)
    for mine, theirs in zip(cached.briefs, plain.briefs, strict=True):
        assert (mine.brief, mine.path) == (theirs.brief, theirs.path)
        assert (mine.coverage is None) == (theirs.coverage is None)
        if mine.coverage and theirs.coverage:
            assert mine.coverage.sentences == theirs.coverage.sentences
            assert mine.coverage.backed == theirs.coverage.backed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_for_the_examples_of_every_rule(rule: Rule, sandbox: Sandbox, cache: Cache) -> None:
    for example in (rule.bad, rule.good):
        workspace = MemoryWorkspace(unmarked(example)[0])
        plain = inspect_workspace(workspace, sandbox)
        assert_same(inspect_cached(workspace, cache, sandbox), plain)
        again = inspect_cached(workspace, cache, sandbox)
        assert_same(again, plain)
        assert not again.done or rule.code in NEVER_CACHED


def test_a_file_beside_the_copies_of_several_sources(sandbox: Sandbox, cache: Cache) -> None:
    copies = [f"briefs/sources/{name}.txt" for name in ("one", "two", "three")]
    sources = (SOURCE.format(f"key-{at}", at, path, "") for at, path in enumerate(copies))
    files = {**BASE, REFS: BASE[REFS] + "".join(sources), **dict.fromkeys(copies, "Ships.\n")}
    inspect_cached(MemoryWorkspace(files), cache, sandbox)
    for beside in ("briefs/sources/THREE.txt", "briefs/sources/Two.txt"):
        files[beside] = "Troops.\n"
        workspace = MemoryWorkspace(files)
        plain = inspect_workspace(workspace, sandbox)
        assert "REF033" in {one.rule.code for one in plain.findings}
        assert_same(inspect_cached(workspace, cache, sandbox), plain)


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
@pytest.mark.parametrize("path", [REFS, COPY, BRIEF, CLAIMS])
def test_whatever_stands_in_the_place_of_a_file(
    path: str, workspace: Callable[..., Path], sandbox: Sandbox, cache: Cache, tmp_path: Path
) -> None:
    root = workspace({})
    place, outside = root / path, tmp_path / "outside"
    outside.write_text(BASE[path])
    stands: list[Callable[[], object]] = [
        lambda: None,
        lambda: place.symlink_to(outside),
        lambda: place.symlink_to("nowhere"),
        place.mkdir,
        lambda: os.mkfifo(place),
        lambda: place.write_text(BASE[path]),
    ]
    random = Random(4)
    for _ in range(2):
        for put in random.sample(stands, len(stands)):
            if place.is_dir():
                place.rmdir()
            else:
                place.unlink(missing_ok=True)
            put()
            there = DiskWorkspace(root)
            plain = inspect_workspace(there, sandbox)
            assert_same(inspect_cached(there, cache, sandbox), plain)
            assert report_cached(there, cache, sandbox).findings == plain.findings
            assert report_cached(there, cache, sandbox).findings == plain.findings


def test_a_source_whose_key_several_claims_nearly_cite(sandbox: Sandbox, cache: Cache) -> None:
    years = (2001, 2002, 2003)
    claims = (CLAIM.format(f"ships-{y}", y, "Japan", "2099-01-01", "zephyrs", "no") for y in years)
    files = {**BASE, CLAIMS: BASE[CLAIMS] + "".join(claims)}
    inspect_cached(MemoryWorkspace(files), cache, sandbox)
    files[REFS] += SOURCE.format("zephyr", "One", COPY, "")
    workspace = MemoryWorkspace(files)
    plain = inspect_workspace(workspace, sandbox)
    hints = [hint for one in plain.findings for hint in one.diagnostic.hints]
    assert hints.count("Did you mean “zephyr”?") == len(years)
    assert_same(inspect_cached(workspace, cache, sandbox), plain)


def edited(files: dict[str, str], random: Random) -> dict[str, str]:
    files = dict(files)
    match random.randrange(6):
        case 0:
            body = "\n\n".join(random.sample(LINES, 3))
            head = BASE[BRIEF].rpartition("---\n")[0] + "---\n"
            files[f"briefs/{random.choice('abc')}.md"] = head + body + "\n"
        case 1:
            made = [
                CLAIM.format(
                    f"ships-{random.randint(2024, 2026)}",
                    random.choice((2024, 2025)),
                    random.choice(("Russia", "Japan")),
                    random.choice(("2025-01-01", "2099-01-01")),
                    random.choice(("crs-troops", "late", "crs-none")),
                    random.choice(("ships sailed", "In 2024 ships sailed to Russia", "no such")),
                )
                for _ in range(random.randint(1, 2))
            ]
            files[f"briefs/claims/{random.choice('xy')}.yaml"] = "claims:\n" + "".join(made)
        case 2:
            comment = "# one more line\n" * random.randint(0, 3)
            files[CLAIMS] = comment + BASE[CLAIMS].replace("10,000", random.choice(("10,000", "9")))
        case 3:
            status = random.choice(("", "retracted"))
            more = SOURCE.format("late", random.choice(("One", "Two")), COPY, status)
            both = [BASE[REFS], more]
            random.shuffle(both)
            files[REFS] = "".join(both)
        case 4:
            sentences = [BASE[COPY], "In 2024 ships sailed to Russia.\n", "Ships sailed.\n"]
            files[COPY] = "".join(random.sample(sentences, 2))
        case _:
            extra = [path for path in files if path not in BASE]
            if extra:
                del files[random.choice(extra)]
    return files


@pytest.mark.parametrize("seed", range(6))
def test_after_random_edits(seed: int, sandbox: Sandbox, cache: Cache) -> None:
    random = Random(seed)
    files = dict(BASE)
    for _ in range(20):
        files = edited(files, random)
        workspace = MemoryWorkspace(files)
        assert_same(
            inspect_cached(workspace, cache, sandbox), inspect_workspace(workspace, sandbox)
        )


def test_a_changed_claim_makes_its_own_file_and_its_briefs_anew(
    sandbox: Sandbox, cache: Cache
) -> None:
    other = BASE[BRIEF].replace("troops-2024", "ships-2024")
    ships = "claims:\n" + CLAIM.format("ships-2024", 2024, "Russia", 2099, "crs-troops", "ships")
    files = {**BASE, "briefs/other.md": other, "briefs/claims/ships.yaml": ships}
    inspect_cached(MemoryWorkspace(files), cache, sandbox)
    files["briefs/claims/ships.yaml"] = ships.replace("2024 ships", "2025 ships")
    done: CachedInspection = inspect_cached(MemoryWorkspace(files), cache, sandbox)
    assert {task.path for task in done.done} == {"briefs/claims/ships.yaml", "briefs/other.md"}


def test_a_claim_that_only_moved_makes_no_brief_anew(sandbox: Sandbox, cache: Cache) -> None:
    inspect_cached(MemoryWorkspace(BASE), cache, sandbox)
    moved = {**BASE, CLAIMS: "# a comment\n" + BASE[CLAIMS]}
    done = inspect_cached(MemoryWorkspace(moved), cache, sandbox)
    assert {task.path for task in done.done} == {CLAIMS}


def test_a_claim_that_is_new_makes_no_brief_anew(sandbox: Sandbox, cache: Cache) -> None:
    # Headings, captions, boxes and judgments among what the rules look at.
    body = """## Overview

{{ claim("troops-2024") }}

> Some note.

{% judgment basis=["troops-2024"] %}It may last.{% endjudgment %}
"""
    files = {**BASE, BRIEF: BASE[BRIEF].partition("## Overview")[0] + body}
    inspect_cached(MemoryWorkspace(files), cache, sandbox)
    ships = "claims:\n" + CLAIM.format("ships-2024", 2024, "Russia", 2099, "crs-troops", "ships")
    files["briefs/claims/ships.yaml"] = ships
    done: CachedInspection = inspect_cached(MemoryWorkspace(files), cache, sandbox)
    assert BRIEF not in {task.path for task in done.done}


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_result_is_taken_only_while_it_holds(
    seed: int, sandbox: Sandbox, cache: Cache
) -> None:
    random = Random(seed)
    files = dict(BASE)
    for _ in range(12):
        files = edited(files, random)
        workspace = MemoryWorkspace(files)
        plain = inspect_workspace(workspace, sandbox)
        for _ in range(2):
            assert_same(report_cached(workspace, cache, sandbox), plain)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_whole_result_for_the_examples_of_every_rule(
    rule: Rule, sandbox: Sandbox, cache: Cache
) -> None:
    for example in (rule.bad, rule.good):
        workspace = MemoryWorkspace(unmarked(example)[0])
        first = report_cached(workspace, cache, sandbox)
        again = report_cached(workspace, cache, sandbox)
        assert_same(again, first)
        assert again.size == first.size
        assert isinstance(again, CachedReport) or rule.code in NEVER_CACHED


def test_whatever_a_whole_result_was_made_of_makes_it_anew(sandbox: Sandbox, cache: Cache) -> None:
    withdrawn = BASE[REFS].replace("date ", "status = {retracted},\n  date ", 1)
    files = {**BASE, REFS: withdrawn}
    assert files != BASE
    report_cached(MemoryWorkspace(files), cache, sandbox)
    same = report_cached(MemoryWorkspace(files), cache, sandbox)
    assert isinstance(same, CachedReport)
    assert not any("Built already" in hint for hint in _hints(same))
    # That rule alone asks for this file, and it is a rule of the workspace.
    built = {**files, f"{Settings().output}/{Path(BRIEF).stem}.pdf": "%PDF-"}
    workspace = MemoryWorkspace(built)
    again = report_cached(workspace, cache, sandbox)
    assert not isinstance(again, CachedReport)
    assert again.findings == inspect_workspace(workspace, sandbox).findings
    assert any("Built already" in hint for hint in _hints(again))


def test_a_whole_result_is_of_one_day(
    sandbox: Sandbox, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = MemoryWorkspace(BASE)
    report_cached(workspace, cache, sandbox)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    assert not isinstance(report_cached(workspace, cache, sandbox), CachedReport)


def _hints(inspection: Inspection) -> list[str]:
    return [hint for one in inspection.findings for hint in one.diagnostic.hints]
