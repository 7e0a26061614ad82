"""Safe fixes, applied to a workspace on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.lock import ChangedMeanwhile
from briefpdf.inspection import fix as mend
from briefpdf.inspection.fix import Mended, mend_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]

MISSPELT = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")
CHECKSUM = "bc040a2e6c37ba8dcd72fa01f02fe08bf1971a9bf6fe660c8375c1eb6fb19b0f"


def told(mended: Mended) -> list[str]:
    return [one.rule.code for one in mended.mended]


def test_what_is_safe_is_fixed_and_checked_once_more(workspace: Write, sandbox: Sandbox) -> None:
    folder = workspace({CLAIMS: MISSPELT, BRIEF: BASE[BRIEF].replace("troops-2024", "troop-2024")})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert told(mended) == ["BRIEF001", "CLAIM002", "REF020"]
    assert mended.inspection.findings == ()
    assert mended.left == ()
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert (folder / BRIEF).read_text() == BASE[BRIEF]
    assert f"  sha256 = {{{CHECKSUM}}},\n}}\n" in (folder / REFS).read_text()
    assert mended.diff.count("--- a/") == 3
    again = mend_workspace(DiskWorkspace(folder), sandbox)
    assert (again.mended, again.diff) == ((), "")


def test_only_the_diff_is_made_when_nothing_may_be_written(
    workspace: Write, sandbox: Sandbox
) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    mended = mend_workspace(DiskWorkspace(folder), sandbox, write=False)
    assert "-      - key: crs-troop\n+      - key: crs-troops\n" in mended.diff
    assert [one.rule.code for one in mended.inspection.findings] == ["CLAIM002"]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_line_ends_and_a_byte_order_mark_stay(workspace: Write, sandbox: Sandbox) -> None:
    def windows(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()

    folder = workspace({CLAIMS: windows(MISSPELT), REFS: windows(BASE[REFS])})
    mend_workspace(DiskWorkspace(folder), sandbox)
    assert (folder / CLAIMS).read_bytes() == windows(BASE[CLAIMS])
    fixed = BASE[REFS].replace(".txt},\n", f".txt}},\n  sha256 = {{{CHECKSUM}}},\n")
    assert (folder / REFS).read_bytes() == windows(fixed)


def test_fixes_of_one_place_are_made_one_after_the_other(
    workspace: Write, sandbox: Sandbox
) -> None:
    """A missing comma and a missing checksum belong right behind the same brace."""
    refs = (
        BASE[REFS]
        .replace("  file = {briefs/sources/crs-troops.txt},\n", "")
        .replace("  author", "  file = {briefs/sources/crs-troops.txt}\n  author")
    )
    folder = workspace({REFS: refs})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert sorted(told(mended)) == ["REF008", "REF020"]
    assert mended.left == ()
    assert mended.inspection.findings == ()


def test_fixes_that_undo_each_other_come_to_an_end(
    workspace: Write, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mend, "MAX_ROUNDS", 1)
    folder = workspace({CLAIMS: MISSPELT})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert "does not make it go away" in mended.left[0].why


def test_a_file_that_is_not_ours_to_edit_is_left(workspace: Write, sandbox: Sandbox) -> None:
    folder = workspace({"briefpdf.toml": 'references = "refs.txt"\n', "refs.txt": BASE[REFS]})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert [left.why for left in mended.left] == ["refs.txt is not a file that briefpdf edits"]
    assert told(mended) == []
    assert (folder / "refs.txt").read_text() == BASE[REFS]


def test_a_file_that_changed_meanwhile_is_not_written(
    workspace: Write, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    real = mend._write

    def write(*arguments: object) -> None:
        (folder / CLAIMS).write_text(MISSPELT + "# somebody else\n")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(mend, "_write", write)
    with pytest.raises(ChangedMeanwhile):
        mend_workspace(DiskWorkspace(folder), sandbox)
    assert (folder / CLAIMS).read_text() == MISSPELT + "# somebody else\n"
    assert (folder / REFS).read_text() == BASE[REFS]


def test_a_suppressed_finding_is_not_fixed(workspace: Write, sandbox: Sandbox) -> None:
    refs = BASE[REFS].replace("  file", "% briefpdf: ignore REF020: it is corrected daily\n  file")
    folder = workspace({REFS: refs})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert (told(mended), mended.inspection.findings) == ([], ())


@pytest.mark.parametrize("severity", ["off", "error"])
def test_a_rule_that_is_turned_off_fixes_nothing(
    severity: str, workspace: Write, sandbox: Sandbox
) -> None:
    setting = f'[severity]\nunrecorded-checksum = "{severity}"\n'
    folder = workspace({"briefpdf.toml": setting})
    mended = mend_workspace(DiskWorkspace(folder), sandbox)
    assert told(mended) == ([] if severity == "off" else ["REF020"])
