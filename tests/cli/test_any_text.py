"""Whatever a claim says, each format brings it to its reader, and only to its reader."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefpdf.cli.report import github
from briefpdf.cli.report.junit import _clean
from briefpdf.cli.report.tables import table, words
from briefpdf.cli.report.text import one_line

_MARKUP = "| \\ ` `` * _ [a](b) <b> &amp; &#64; @a #1 ]( ![ ~~ $ https://e.org www.e.org :: %0A ]]>"
MARKUP = st.sampled_from([*_MARKUP.split(), "\n", "\r\n", "\x1b[2J", "\0"])
TEXTS = st.lists(MARKUP | st.text(max_size=8), max_size=12).map("".join)
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@given(TEXTS)
def test_markdown_shows_it_in_one_cell(text: str) -> None:
    tokens = PARSER.parse(table(("a", "b"), [(words(text), "end")]))
    assert sum(token.type == "td_open" for token in tokens) == 2
    cell = [token for token in tokens if token.type == "inline"][2]
    assert {child.type for child in cell.children or ()} <= {"text", "text_special"}
    shown = "".join(child.content for child in cell.children or ())
    assert not re.search(r"@[^\s\u200b]|#\w|\w:/|(?i:\bwww\.)", shown)
    plain = re.sub(r"[^\w]", "", "".join(text.split()))
    assert re.sub(r"[^\w]", "", shown) == plain


@given(TEXTS, TEXTS)
def test_a_command_is_one_line_and_comes_back(name: str, told: str) -> None:
    line = f"::error file={github._property(name)}::{github._data(told)}"
    assert "\n" not in line and "\r" not in line
    head, _, data = line[2:].partition("::")
    assert head.count(",") == 0 and head.count(":") == 0
    for escaped, meant in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(escaped, meant)
    assert data == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", told)


@given(TEXTS)
def test_xml_holds_it(text: str) -> None:
    element = ElementTree.Element("failure", message=_clean(text))
    element.text = _clean(text)
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="unicode"))
    assert (read.text or "") == read.get("message") == _clean(text)
    assert len(_clean(text)) == len(text.replace("\r\n", "\n"))


@given(TEXTS)
def test_a_line_for_a_terminal_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not re.search("[\x00-\x1f\x7f-\x9f]", shown)
