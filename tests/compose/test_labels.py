"""The words of a style in the language of a brief, and characters that no font of it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from briefpdf.compose.compose import compose_brief
from briefpdf.compose.composition import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

HEAD = "title: {title}\nnumber: X1\nversion: 2\ndate: 2025-06-13\nstatus: updated\nauthors: [A]\n"
BRIEF = (
    "---\n"
    + HEAD
    + '{more}---\n## One\n\nWords.{{{{ cite("s") }}}}\n\nTable: T\n\n| A |\n|---|\n| b |\n'
)
BIB = "@report{{s, title={{{title}}}, author={{A B}}, date={{2025-01-02}}, institution={{I}}}}\n"

Compose = Callable[..., Composition]


@pytest.fixture
def composed(sandbox: Sandbox) -> Compose:
    def made(more: str = "", title: str = "T", source: str = "S", **files: str) -> Composition:
        written: Mapping[str, str] = {
            "briefpdf.toml": "",
            "refs.bib": BIB.format(title=source),
            "briefs/b.md": BRIEF.format(title=title, more=more),
            **files,
        }
        project = load_project(MemoryWorkspace(written))
        return compose_brief(project, project.briefs["b"], sandbox)

    return made


@pytest.mark.parametrize(
    ("lang", "line", "table", "sources"),
    [
        ("en-US", "Updated June 13, 2025", "Table", "Sources"),
        ("fr", "Mis à jour le 13 juin 2025", "Tableau", "Sources"),
        ("de-AT", "Aktualisiert am 13. Juni 2025", "Tabelle", "Quellen"),
        ("es", "Actualizado el 13 de junio de 2025", "Tabla", "Fuentes"),
    ],
)
def test_labels_are_in_the_language_of_the_brief(
    composed: Compose, lang: str, line: str, table: str, sources: str
) -> None:
    document: Any = composed(f"lang: {lang}\n").document
    assert document.meta.date_line == line
    assert document.blocks[-1].caption.label == f"{table}\u00a01"
    assert document.labels["sources"] == sources
    # What is not translated says in which language it is.
    assert document.disclaimer_lang == "en"


def test_a_style_has_words_of_its_own_for_a_language(composed: Compose, tmp_path: Any) -> None:
    from briefpdf.readers.theme import packaged_styles

    folder = packaged_styles() / "in-focus"
    files = {
        f"templates/mine/{path.name}": path.read_text(encoding="utf-8") for path in folder.iterdir()
    }
    files["templates/mine/theme.toml"] += '\n[labels.pl]\nsources = "Źródła"\n'
    done = composed("lang: pl\ntemplate: mine\n", **files)
    assert "BRIEF042" not in {found.code for found in done.diagnostics}
    assert done.document is not None
    assert done.document.labels["sources"] == "Źródła"
    assert done.document.labels["table"] == "Table"


@pytest.mark.parametrize("lang", ["ar", "he", "fa-IR"])
@pytest.mark.parametrize("title", ["Water", "המים والماء"])
def test_a_language_from_right_to_left_is_refused(composed: Compose, lang: str, title: str) -> None:
    """Once, not for each letter that no font has."""
    (found,) = composed(f"lang: {lang}\n", title=title).diagnostics
    assert found.code == "BRIEF014"
    assert "right to left" in found.message


def test_characters_without_a_glyph_are_one_finding_at_their_field(composed: Compose) -> None:
    done = composed(title="俄罗斯", source="中国の報告")
    assert [found.code for found in done.diagnostics] == ["PDF003", "PDF003"]
    in_title, in_source = done.diagnostics
    assert (in_title.span.path, in_source.span.path) == ("briefs/b.md", "refs.bib")
    assert "俄 (U+4FC4), 罗 (U+7F57), 斯 (U+65AF)" in in_title.message
    assert "中" in in_source.message
    assert "報" in in_source.message


def test_an_exponent_is_no_finding_where_text_is_set_raised(composed: Compose) -> None:
    """A title, which is printed in one piece, is no such place."""
    (in_title,) = composed(title="10⁻³", source="Some 10⁻³ of α").diagnostics
    assert (in_title.code, in_title.span.path) == ("PDF003", "briefs/b.md")
    assert composed(source="Some xₐ₊₁ of it").diagnostics == ()
    (in_source,) = composed(source="国 at 10⁻³").diagnostics
    assert "国" in in_source.message and "⁻" not in in_source.message


def test_letters_of_the_fonts_are_no_finding(composed: Compose) -> None:
    done = composed(title="Žižek – Ørsted’s “Россия” ‑ 5\u00a0€", source="Ελλάδα")
    assert done.diagnostics == ()


def test_a_date_that_the_fonts_cannot_print_is_found_at_its_language(composed: Compose) -> None:
    (found,) = [one for one in composed("lang: ja\n").diagnostics if one.code == "PDF003"]
    assert "年 (U+5E74)" in found.message


@pytest.mark.parametrize(
    ("langid", "lang", "said"),
    [
        ("ngerman", "en-US", "de"),
        ("german", "en-US", "de"),
        ("fr-CA", "en-US", "fr-CA"),
        ("british", "en-US", ""),
        ("english", "fr", "en"),
        ("", "fr", ""),
        ("none such", "en-US", ""),
    ],
)
def test_a_title_in_another_language_says_so(
    composed: Compose, langid: str, lang: str, said: str
) -> None:
    bib = BIB.format(title="Haushalt im Überblick").replace(
        "@report{s,", f"@report{{s, langid={{{langid}}},"
    )
    document: Any = composed(f"lang: {lang}\n", **{"refs.bib": bib}).document
    (entry,) = document.sources
    (title,) = [one for one in entry.content if "Haushalt" in one.text]
    assert (title.text, title.lang) == ("Haushalt im Überblick", said)
    assert {one.lang for one in entry.content if one is not title} == {""}


QUOTE = "Северная Корея отправила в Россию более десяти тысяч военных."
CLAIM = (
    "claims:\n  c:\n    statement: North Korea sent troops.\n    sources:\n      - key: s\n"
    f"        quote: {QUOTE}\n        translation: {{{{text: North Korea sent troops.{{more}}}}}}\n"
)


@pytest.mark.parametrize(
    ("lang", "more", "expected"),
    [
        ("en-US", ", by: A. Body, kind: human", "(translated from Russian by A. Body)"),
        ("en-US", ", kind: machine", "(machine translation from Russian)"),
        ("fr", ", by: A. Body, kind: official",
         "(traduction officielle, original en russe, par A. Body)"),
        ("de", ", by: A. Body", "(Übersetzung, Original auf Russisch, von A. Body)"),
    ],
)  # fmt: skip
def test_sources_say_from_which_language_their_quotes_were_translated(
    composed: Compose, lang: str, more: str, expected: str
) -> None:
    files = {
        "briefs/claims/c.yaml": CLAIM.format(more=more),
        "briefs/b.md": BRIEF.format(title="T", more=f"lang: {lang}\n") + '\n{{ claim("c") }}\n',
    }
    document: Any = composed(**files).document
    (entry,) = document.sources
    assert entry.content[-1].text == f" {expected}"
    # A source that no claim of the brief quotes in translation says nothing of one.
    del files["briefs/b.md"]
    (entry,) = composed(f"lang: {lang}\n", **files).document.sources
    assert expected not in "".join(one.text for one in entry.content)


@pytest.mark.parametrize(
    ("more", "expected"), [(", by: A. Body", " (trans. A. Body)"), (", kind: machine", "")]
)
def test_a_language_that_is_not_known_is_not_named(
    composed: Compose, more: str, expected: str
) -> None:
    files = {
        "briefs/claims/c.yaml": CLAIM.format(more=more).replace(QUOTE, "Հյուսիսային Կորեան զորք"),
        "briefs/b.md": BRIEF.format(title="T", more="") + '\n{{ claim("c") }}\n',
    }
    document: Any = composed(**files).document
    (entry,) = document.sources
    said = "".join(one.text for one in entry.content)
    assert said.endswith(expected)
    assert "translation" not in said
    assert "translated" not in said
