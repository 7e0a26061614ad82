"""Sources in a citation style: what goes into pandoc, what comes back, and what goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefpdf.compose.csl import citeproc
from briefpdf.compose.csl import citeproc as bibliography
from briefpdf.compose.csl import citeproc as pandoc
from briefpdf.compose.csl.citeproc import lay_out_sources, read_blocks
from briefpdf.compose.csl.items import csl_item
from briefpdf.limits.limit import Limit
from briefpdf.model.document import Words
from briefpdf.model.reference import Reference
from briefpdf.readers.bib.references import read_references
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Span, Text

HERE = Span("refs.bib", 0, 0)
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>Test</title>
    <id>urn:briefpdf:test</id>
    <updated>2026-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="who">
    <names variable="author">
      <name name-as-sort-order="first" and="text" initialize-with=". "/>
      <substitute><names variable="editor"/></substitute>
    </names>
  </macro>
  <citation><layout><text variable="citation-number"/></layout></citation>
"""
PLAIN = """  <bibliography second-field-align="flush" subsequent-author-substitute="———">
    <sort><key variable="title"/></sort>
    <layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="]"/>
      <group delimiter=", ">
        <text macro="who"/>
        <text variable="title" font-style="italic"/>
        <text variable="container-title" font-variant="small-caps"/>
        <date variable="issued" form="text"/>
        <text variable="URL"/>
      </group>
      <text variable="status" prefix=". " text-case="capitalize-first"/>
    </layout>
  </bibliography>
"""


def style(body: str = PLAIN, head: str = HEAD) -> Text:
    return Text("templates/own/house.csl", f"{head}{body}</style>\n")


def references(*entries: str) -> list[Reference]:
    """The references of these entries of BibTeX, each without its closing brace."""
    parsed = read_references(Text("refs.bib", "\n".join(f"{entry}\n}}\n" for entry in entries)))
    assert parsed.value is not None
    return list(parsed.value.values())


def laid_out(
    cited: Sequence[Reference], of: Text | None = None, lang: str = "en-US"
) -> tuple[list[str], list[Diagnostic]]:
    contents, found = lay_out_sources(of or style(), cited, lang)
    texts = ["".join(one.text for one in made if isinstance(one, Words)) for made in contents]
    return texts, found


ABBEY = "@book{abbey, author = {Abbey, Ann}, title = {Z}, date = {2020}"
ABBEY_2 = "@book{abbey2, author = {Abbey, Ann}, title = {A}, date = {2021-03}"
BOARD = "@report{board, author = {{The Rail Board}}, title = {M}, date = {2019-06-05}"


def test_the_order_and_the_numbers_are_ours() -> None:
    """Nor does a dash stand for a name of the source that the style would have put above."""
    assert laid_out(references(ABBEY, BOARD, ABBEY_2)) == (
        ["Abbey, A., Z, 2020.", "The Rail Board, M, June 5, 2019.", "Abbey, A., A, March 2021."],
        [],
    )


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (
            "@book{a, author = {van der Berg, Jr., Pieter and Ó Briain, Síle}, title = {T}",
            "Berg, P. van der, Jr. and S. Ó Briain, T.",
        ),
        ("@book{a, editor = {Lund, Åsa}, title = {T}", "Lund, Å., T."),
        ("@book{a, author = {Lund, Karin and others}, title = {T}", "Lund, K. and others, T."),
        ("@book{a, title = {He said “No” to 5 < 6 \\& more}", "He said “No” to 5 < 6 & more."),
        ("@book{a, title = {A}, subtitle = {B \\emph{c}}", "A: B c."),
        ("@book{a, title = {$x$ *b* [c](d)}", "x *b* [c](d)."),
        ("@article{a, title = {T}, journaltitle = {J}, year = {forthcoming}", "T, J. Forthcoming."),
        ("@online{a, title = {T}, url = {https://a.example/b_c?d=1&e=2}", None),
        ("@misc{a, title = {T}, url = {javascript:alert(1)}", "T."),
        ("@book{a, author = {A. B.}, title = {T}", "B., A., T."),
    ],
)
def test_what_a_reference_holds_comes_through(entry: str, wanted: str | None) -> None:
    (text,), found = laid_out(references(entry))
    assert found == []
    assert text == (wanted or "T, https://a.example/b_c?d=1&e=2.")


def test_type_and_links_come_through() -> None:
    cited = references(
        "@article{a, title = {Title}, journaltitle = {Journal}, doi = {10.5555/x}",
        "@online{b, title = {Page}, url = {https://a.example/}",
    )
    contents, found = lay_out_sources(style(), cited, "en-US")
    assert found == []
    article = [one for one in contents[0] if isinstance(one, Words)]
    assert [(one.text, one.italic, one.link) for one in article] == [
        ("Title", True, "https://doi.org/10.5555/x"),
        (", Journal.", False, None),
    ]
    linked = [one for one in contents[1] if isinstance(one, Words) and one.link]
    assert [(one.text, one.link) for one in linked] == [
        ("https://a.example/", "https://a.example/")
    ]
    assert {one.origin for one in (*article, *linked)} == {ref.span for ref in cited}


def test_dates_are_in_the_language_of_the_brief() -> None:
    assert laid_out(references(BOARD), lang="fr")[0] == ["The Rail Board, M, 5 juin 2019."]


@pytest.mark.parametrize("lang", ["", "english!", "--output=x", "zz"])
def test_a_language_that_is_none_does_no_harm(lang: str) -> None:
    assert laid_out(references(ABBEY), lang=lang) == (["Abbey, A., Z, 2020."], [])


@pytest.mark.parametrize(
    ("type_", "wanted"),
    [
        ("article", "article-journal"),
        ("report", "report"),
        ("techreport", "report"),
        ("incollection", "chapter"),
        ("news", "article-newspaper"),
        ("online", "webpage"),
        ("dataset", "dataset"),
        ("legislation", "legislation"),
        ("hearing", "hearing"),
        ("testimony", "hearing"),
        ("treaty", "treaty"),
        ("phdthesis", "thesis"),
        ("resolution", "document"),
        ("unheard_of", "document"),
    ],
)
def test_types(type_: str, wanted: str) -> None:
    assert csl_item(Reference("a", type_, HERE), "x")["type"] == wanted


def test_every_type_of_the_house_format_has_its_own() -> None:
    template = Path(__file__).resolve().parents[2] / "templates/in-focus/references.jinja"
    text = template.read_text(encoding="utf-8")
    macros = {line.split("(")[0].split()[-1] for line in text.splitlines() if "% macro " in line}
    for type_ in macros - {"resolution", "misc"} - {m for m in macros if m.startswith("_")}:
        assert csl_item(Reference("a", type_, HERE), "x")["type"] != "document", type_


def test_a_hearing_and_a_law_keep_their_particulars() -> None:
    fields = {
        "organization": "U.S. Congress",
        "chamber": "Senate",
        "committee": "Armed Services",
        "congress": "119th Cong.",
        "session": "1st sess.",
        "number": "S. 1883",
    }
    item = csl_item(Reference("a", "hearing", HERE, fields), "x")
    assert (item["authority"], item["section"]) == ("U.S. Congress, Senate", "Armed Services")
    assert (item["chapter-number"], item["number"]) == ("119th Cong., 1st sess.", "S. 1883")


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (Text("templates/own/house.csl", "<style"), "house.csl: CiteprocXMLError"),
        (Text("templates/own/house.csl", ""), "house.csl: "),
        (Text("templates/own/house.csl", "<html/>"), "house.csl: "),
        (style(PLAIN.replace('macro="who"', 'macro="whom"')), "Citeproc: undefined macro whom"),
        (style(""), "house.csl: the style lays out no bibliography"),
    ],
)
def test_a_broken_style_is_a_finding_in_it(broken: Text, message: str) -> None:
    _, found = lay_out_sources(broken, references(ABBEY), "en-US")
    assert [one.code for one in found] == ["BRIEF022"]
    assert message in found[0].message
    assert found[0].span.path == "templates/own/house.csl"


@pytest.mark.parametrize("parent", ["https://csl.example/parent", "/etc/passwd", "../x.csl"])
def test_a_style_that_only_names_another_is_not_run(
    parent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = f'<link href="{parent}" rel="independent-parent"/></info>'
    monkeypatch.setattr(citeproc, "run_citeproc", lambda *given: pytest.fail("pandoc was run"))
    laid, found = lay_out_sources(style("", HEAD.replace("</info>", link)), (), "en-US")
    assert laid == []
    assert [one.code for one in found] == ["BRIEF022"]
    assert parent in found[0].message


def test_what_a_style_prints_nothing_for_is_a_finding() -> None:
    body = '  <bibliography><layout><text variable="publisher"/></layout></bibliography>\n'
    with_publisher = ABBEY + ", publisher = {Press}"
    texts, found = laid_out(references(with_publisher, BOARD), style(body))
    assert texts == ["Press", "M"]
    (one,) = found
    assert one.message == "templates/own/house.csl prints nothing for the source “board”"
    assert one.source == "board"


@pytest.mark.parametrize("macro", ['<text macro="loop"/>', '<text macro="loop"/>' * 4])
def test_a_style_without_end_is_stopped(macro: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_LIMIT", Limit(3.0))
    head = HEAD.replace("  <citation>", f'  <macro name="loop">{macro}</macro>\n  <citation>')
    of = style(PLAIN.replace('macro="who"', 'macro="loop"'), head)
    texts, found = laid_out(references(ABBEY), of)
    assert [one.code for one in found] == ["BRIEF022"]
    assert texts == []


def test_without_pandoc_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography, "find_pandoc", lambda: None)
    _, (found,) = lay_out_sources(style(), references(ABBEY), "en-US")
    assert found.message == "templates/own/house.csl needs pandoc, which is not installed"
    assert found.hints == ("Run pip install 'briefpdf[csl]', or take `csl` out of theme.toml.",)


def test_pandoc_runs_once_for_the_same_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.run_citeproc.cache_clear()
    for _ in range(3):
        laid_out(references(ABBEY, BOARD))
    assert pandoc.run_citeproc.cache_info().misses == 1


@pytest.mark.parametrize(
    ("inline", "wanted"),
    [
        ({"t": "SmallCaps", "c": [{"t": "Str", "c": "Small"}]}, Words("Small", HERE)),
        ({"t": "Strong", "c": [{"t": "Str", "c": "b"}]}, Words("b", HERE, bold=True)),
        ({"t": "Superscript", "c": [{"t": "Str", "c": "2"}]}, Words("2", HERE, superscript=True)),
        ({"t": "RawInline", "c": ["html", "<script>"]}, Words("<script>", HERE)),
        ({"t": "Code", "c": [["", [], []], "x"]}, Words("x", HERE)),
        (
            {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [{"t": "Str", "c": "q"}]]},
            Words("“q”", HERE),
        ),
        (
            {"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "l"}], ["file:///etc", ""]]},
            Words("l", HERE),
        ),
        (
            {
                "t": "Emph",
                "c": [{"t": "Str", "c": "a"}, {"t": "Space"}, {"t": "Str", "c": "b"}],
            },
            Words("a b", HERE, italic=True),
        ),
    ],
)
def test_inlines(inline: dict[str, Any], wanted: Words) -> None:
    assert read_blocks([{"t": "Para", "c": [inline, {"t": "Space"}]}], HERE) == (wanted,)
