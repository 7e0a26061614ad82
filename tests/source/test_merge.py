"""An unresolved merge is one finding, whatever file it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, style
from briefpdf.checks.rule import Finding
from briefpdf.source.decode import unresolved_merge
from briefpdf.source.text import Text

Check = Callable[[Mapping[str, str]], list[Finding]]

OURS, THEIRS = "<<<<<<< HEAD\n", ">>>>>>> feature/numbers\n"


def conflicting(text: str, line: int, other: str = "") -> str:
    """A text one line of which two people changed."""
    lines = text.splitlines(keepends=True)
    mine = lines[line - 1]
    lines[line - 1] = f"{OURS}{mine}=======\n{other or mine.replace('2024', '2023')}{THEIRS}"
    return "".join(lines)


STYLE = style()


@pytest.mark.parametrize(
    ("files", "path", "code"),
    [
        ({BRIEF: conflicting(BASE[BRIEF], 9)}, BRIEF, "BRIEF020"),
        ({BRIEF: conflicting(BASE[BRIEF], 2)}, BRIEF, "BRIEF020"),
        ({CLAIMS: conflicting(BASE[CLAIMS], 3)}, CLAIMS, "CLAIM020"),
        ({REFS: conflicting(BASE[REFS], 3)}, REFS, "REF012"),
        ({SETTINGS: conflicting("strict = true\n", 1)}, SETTINGS, "CONFIG001"),
        (
            {
                **STYLE,
                "templates/plain/page.css": conflicting(STYLE["templates/plain/page.css"], 1),
                BRIEF: BASE[BRIEF].replace("number:", "template: plain\nnumber:"),
            },
            "templates/plain/page.css",
            "BRIEF022",
        ),
    ],
)
def test_one_finding_says_that_it_is_a_merge_and_where(
    check: Check, files: Mapping[str, str], path: str, code: str
) -> None:
    (found,) = check(files)
    assert (found.rule.code, found.path) == (code, path)
    first, last = found.line, found.end_line
    assert last == first + 4
    assert f"holds an unresolved merge: lines {first} to {last}" in found.diagnostic.message
    (hint,) = found.diagnostic.hints
    assert "delete" in hint and "<<<<<<<" in hint


def test_all_conflicts_of_a_file_are_one_finding() -> None:
    conflict = f"{OURS}a\n||||||| merged\nc\n=======\nb\n{THEIRS}"
    found = unresolved_merge(Text("a.yaml", f"x: 1\n{conflict}y: 2\n{conflict}"), "CLAIM020")
    assert found is not None
    assert found.message.endswith("lines 2 to 8, 10 to 16")


@pytest.mark.parametrize("text", [f"a\n{OURS}b\n", f"a\n=======\nb\n{THEIRS}"])
def test_half_a_conflict_is_one(text: str) -> None:
    assert unresolved_merge(Text("a.yaml", text), "CLAIM020") is not None


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n=======\n\nText.\n",
        ">>>>>>> a quotation within quotations\n",
        f"```\n{OURS}a\n=======\nb\n{THEIRS}```\n",
        "Write <<<<<<< HEAD as git does.\n",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert unresolved_merge(Text("briefs/a.md", text), "BRIEF020") is None
