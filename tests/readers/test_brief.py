"""The reader of briefs: front matter, and where the body begins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from briefpdf.readers.brief import read_brief
from briefpdf.source.text import Text

FRONT = """\
---
title: "Troops: a primer"
number: IF00001
version: 1.10
date: 2025-06-13
status: updated
authors:
  - Ada Byrd
  - {name: Bo Chen, title: Specialist}
figures:
  map: {kind: image, title: A map, file: map.png, alt: A map, span: page}
---
"""


def test_front_matter_and_body_are_read() -> None:
    parsed = read_brief(Text("briefs/troops.md", FRONT + "## One\n"))
    brief = parsed.value
    assert parsed.diagnostics == ()
    assert (brief.id, brief.title, brief.version) == ("troops", "Troops: a primer", "1.10")
    assert [author.name for author in brief.authors] == ["Ada Byrd", "Bo Chen"]
    assert brief.figures["map"].across
    assert (brief.body, brief.body_start) == ("## One\n", len(FRONT))


def test_line_ends_of_windows_change_nothing() -> None:
    content = (FRONT + "## One\n").replace("\n", "\r\n")
    brief = read_brief(Text("briefs/troops.md", content)).value
    assert brief.title == "Troops: a primer"
    assert content[brief.body_start :] == "## One\r\n"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 1, "does not begin with front matter"),
        ("Hello\n", 1, "does not begin with front matter"),
        ("---\ntitle: A\n", 1, "never closed"),
        ("---\n- a\n---\n", 2, "is not a mapping"),
        ("---\ntitle: A\n\tdate: 2025\n---\n", 3, "a tab stands where spaces must"),
        ("---\ntitle: [\n---\n", 3, "not YAML"),
        ("---\ntitel: A\n---\n", 2, "no field “titel”"),
        ("---\ntitle: A\nstatus: old\n---\n", 3, "not one of new, updated"),
        ("---\ntitle: A\ntitle: B\n---\n", 3, "stands twice"),
        ("---\nlang: en_US!\n---\n", 2, "no language tag"),
        ("---\ntitle: &a [*a]\n---\n", 2, "not a text"),
        ("---\n" + "[" * 5000 + "\n---\n", 2, "nests"),
    ],
)
def test_a_fault_is_one_finding_on_its_line(content: str, line: int, message: str) -> None:
    text = Text("briefs/a.md", content)
    (found,) = read_brief(text).diagnostics
    assert message in found.message
    assert text.line_column(found.span.start)[0] == line
    assert found.brief == "a"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=150))
def test_any_text_is_read_without_raising(content: str) -> None:
    for whole in (content, f"---\n{content}\n---\n{content}"):
        for found in read_brief(Text("briefs/a.md", whole)).diagnostics:
            assert 0 <= found.span.start <= found.span.end <= len(whole)
