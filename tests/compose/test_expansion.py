"""What a brief's calls give, and that everything remembers where it came from."""

from __future__ import annotations

from collections.abc import Callable
import re

import pytest

from briefpdf.checks.examples import BRIEF, brief
from briefpdf.compose.composition import Composition
from briefpdf.compose.walk import contents
from briefpdf.model.document import Mark, Paragraph, Words

Compose = Callable[..., Composition]


def plain(composition: Composition) -> list[str]:
    assert composition.document is not None
    return [
        "".join(
            inline.text if isinstance(inline, Words) else "^" if isinstance(inline, Mark) else "?"
            for inline in content
        )
        for content in contents(composition.document.blocks)
        if content
    ]


def source(composition: Composition, text: str) -> list[tuple[str, str]]:
    assert composition.document is not None
    return [
        (inline.text, text[inline.origin.start : inline.origin.end])
        for content in contents(composition.document.blocks)
        for inline in content
        if isinstance(inline, Words)
    ]


def test_a_claim_is_its_statement_and_a_mark(compose: Compose) -> None:
    found = compose({BRIEF: brief('{{ claim("troops-2024") }}\n')})
    assert plain(found) == ["North Korea sent more than 10,000 troops to Russia in 2024.^"]
    assert found.claims == ("troops-2024",)
    assert found.sources == ("crs-troops",)
    assert found.diagnostics == ()


def test_own_words_a_value_and_a_bare_citation(compose: Compose) -> None:
    body = (
        '{% claim "troops-2024" %}Over {{ value("troops-2024.troops") }} *went*.{% endclaim %} '
        'So it is said{{ cite("crs-troops", "p. 4") }}.\n'
    )
    found = compose({BRIEF: brief(body)})
    assert plain(found) == ["Over 10,000 went.^ So it is said.^"]
    assert found.document is not None
    (paragraph,) = found.document.blocks
    assert isinstance(paragraph, Paragraph)
    marks = [inline for inline in paragraph.content if isinstance(inline, Mark)]
    assert [mark.cited[0].occurrence for mark in marks] == [1, 2]
    assert marks[1].cited[0].locators == ("p. 4",)
    kinds = [
        [run.kind for run in inline.runs]
        for inline in paragraph.content
        if isinstance(inline, Words)
    ]
    assert kinds == [["words"], ["words", "value"], ["words"], ["words"], ["words"], [], []]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_word_remembers_its_place(compose: Compose, newline: str) -> None:
    body = (
        "## A *first* part\n\nPlain words{# a comment #} and\n"
        '{% claim "troops-2024" %}own **strong** words{% endclaim %}, then '
        '{{ claim("troops-2024") }}\n\n'
        "{# alone on its line #}\n- an item\n- {{ 1 + 1 }} items\n"
    )
    text = brief(body).replace("\n", newline)
    places = source(compose({BRIEF: text}), text)
    for word, place in places:
        if word.strip() and not word.startswith("North Korea") and word != "2":
            assert re.sub(r"\{#.*#\}", "", place).replace("{{ 1 + 1 }}", "2") == word.replace(
                "’", "'"
            )
    assert [place for word, place in places if word.startswith("North Korea")] == ["troops-2024"]


def test_a_comment_on_its_own_line_does_not_part_a_paragraph(compose: Compose) -> None:
    found = compose({BRIEF: brief("One.\n{# briefpdf: ignore BRIEF019: a reason #}\nTwo.\n")})
    assert plain(found) == ["One. Two."]


def test_a_judgment_may_hold_a_list(compose: Compose) -> None:
    body = '{% judgment basis=["troops-2024"] %}\n- one\n- two\n{% endjudgment %}\n'
    found = compose({BRIEF: brief(body)})
    assert plain(found) == ["one", "two"]
    assert found.document is not None
    runs = {
        run.kind
        for content in contents(found.document.blocks)
        for inline in content
        if isinstance(inline, Words)
        for run in inline.runs
    }
    assert runs == {"judgment"}


def test_neighbouring_marks_are_one_and_stand_behind_punctuation(compose: Compose) -> None:
    body = (
        '{% claim "troops-2024" %}They went{% endclaim %}{{ cite("crs-troops", "p. 9") }}'
        ' {{ cite("crs-troops") }}.\n'
    )
    found = compose({BRIEF: brief(body)})
    assert plain(found) == ["They went.^"]


def test_what_there_is_not_is_told_once_with_all_its_places(compose: Compose) -> None:
    body = '{{ claim("troop-2024") }}\n\n{{ claim("troop-2024") }} {{ value("troop-2024.x") }}\n'
    (found,) = compose({BRIEF: brief(body)}).diagnostics
    assert found.code == "BRIEF001"
    assert found.hints[0] == "Did you mean “troops-2024”?"
    assert "line 9 too" in found.hints[1]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{% claim 'troops-2024' %}never closed\n", "BRIEF015"),
        ("{{ unknown }}\n", "BRIEF015"),
        ("{{ claim }}\n", "BRIEF015"),
        ("{{ value|upper }}\n", "BRIEF015"),
        ("{% set cited = cite %}{{ cited('crs-troops') }}\n", "BRIEF015"),
        ("{{ '\\ufdd0' }}9\n", "BRIEF015"),
        ("{{ figure('none') }}\n", "BRIEF003"),
        ("{{ ref('none') }}\n", "BRIEF003"),
        ("{{ cite('none') }}\n", "BRIEF002"),
        ("{{ value('troops-2024') }}\n", "BRIEF004"),
        ("{{ value('troops-2024.men') }}\n", "BRIEF004"),
        ("<b>bold</b>\n", "BRIEF017"),
        ("<script>alert(1)</script>\n", "BRIEF017"),
        ("[x](javascript:alert(1))\n", "BRIEF018"),
        ("[x](file:///etc/passwd)\n", "BRIEF018"),
        ("![a](../../etc/passwd)\n", "BRIEF029"),
        ("![a](/etc/passwd)\n", "BRIEF029"),
        ("![a](base.md)\n", "BRIEF029"),
        ("text ![a](x.png)\n", "BRIEF023"),
        ("# A title\n", "BRIEF028"),
        ("::: bx\ntext\n:::\n", "BRIEF030"),
    ],
)
def test_what_a_brief_may_not_do_is_a_finding(compose: Compose, body: str, code: str) -> None:
    codes = {found.code for found in compose({BRIEF: brief(body)}).diagnostics}
    assert codes == {code}


def test_an_unclosed_block_is_found_where_it_opens(compose: Compose) -> None:
    text = brief('One.\n\n{% claim "troops-2024" %}two\n\nthree\n')
    (found,) = compose({BRIEF: text}).diagnostics
    assert "never closed" in found.message
    assert text[found.span.start :].startswith("{% claim")


@pytest.mark.parametrize("template", ["../../etc/passwd", "/etc", "in-focus/..", "", "in focus"])
def test_a_template_is_a_folder_of_templates(compose: Compose, template: str) -> None:
    found = compose({BRIEF: brief("One.\n", f"template: {template!r}\n")})
    if template:
        assert [item.code for item in found.diagnostics] == ["BRIEF021"]
    else:
        assert found.theme is not None
