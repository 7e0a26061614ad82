"""A run as Markdown: a table that nothing breaks, read back by a Markdown parser."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
import pytest

from briefpdf.cli.report import markdown, tables
from briefpdf.cli.report.tables import table, words
from briefpdf.inspection.inspect import Inspection

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def cells(page: str) -> list[list[str]]:
    """The text of each row of each table, as a reader sees it."""
    rows: list[list[str]] = []
    for token in PARSER.parse(page):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and rows:
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "html_inline", "text_special", "entity"}, kinds
            inline = [child.content for child in token.children or ()]
            rows[-1].append("".join(inline))
    return rows


def test_every_brief_and_finding_is_a_row(broken: Inspection) -> None:
    page = markdown.report(broken)
    rows = cells(page)
    # What is wrong is on the first screen, however many briefs there are.
    briefs = rows[-len(broken.briefs) :]
    assert [row[0] for row in briefs] == ["base", "übersicht 100%, neu"]
    assert briefs[0][3:] == ["8", "0", "1"]
    findings = rows[1 : -len(broken.briefs) - 1]
    assert len(findings) == len(broken.findings)
    assert {len(row) for row in findings} == {3}
    order = [row[1].split()[0] for row in findings]
    assert order == sorted(order, key=["error", "warning", "note"].index)


def test_a_long_list_is_cut_and_says_so(
    broken: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_FINDINGS", 3)
    page = markdown.report(broken)
    assert f"\n\nAnd {len(broken.findings) - 3} findings more.\n\n| brief |" in page


HOSTILE = [
    "a | b",
    "`code` and ``more``",
    "[click](https://e.org) ![x](y)",
    "<script>alert(1)</script><!-- x -->",
    "*a* _b_ ~~c~~ $x^2$ \\| \\",
    "&lt;b&gt; &#64;all",
    "line\nline\r\n\r\n## head\n| a | b |",
    "<https://e.org> https://e.org www.e.org a@e.org",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_stands(text: str) -> None:
    (_, row) = cells(table(("a", "b"), [(words(text), "end")]))
    assert [row[0].replace("\u200b", ""), row[1]] == [" ".join(text.split()), "end"]


@pytest.mark.parametrize(
    "text", ["@octocat", "a @org/team", "#12", "GH-12", "https://e.org", "www.e.org", "a@e.org"]
)
def test_nobody_is_mentioned_and_nothing_linked(text: str) -> None:
    """Code hosts look for these in what is shown, after entities are undone."""
    (_, row) = cells(table(("a",), [(words(text),)]))
    live = r"@[\w-]|#\d|\bGH-\d|https?://|\bwww\.|\w@\w"
    assert re.search(live, text)
    assert not re.search(live, row[0])
    assert row[0].replace("\u200b", "") == text


def test_characters_that_hide_are_shown_as_such() -> None:
    assert words("a\u202eb\x1b[31m\x00") == "a\ufffdb\ufffd&#91;31m\ufffd"
    assert words("می‌خواهم") == "می‌خواهم"


def test_a_long_text_loses_its_middle() -> None:
    assert words("x" * 50 + "y" * 50, 20) == "x" * 10 + " … " + "y" * 10
