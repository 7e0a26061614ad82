"""Markdown to blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpdf.checks.examples import BRIEF, brief
from briefpdf.compose.composition import Composition
from briefpdf.model.document import (
    Block,
    CodeBlock,
    Divider,
    FigureLink,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
    Words,
)

Compose = Callable[..., Composition]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def blocks(composition: Composition) -> tuple[Block, ...]:
    assert composition.document is not None
    return composition.document.blocks


def words(content: object) -> str:
    return "".join(one.text for one in content if isinstance(one, Words))  # type: ignore[attr-defined]


def test_every_construct_becomes_its_block(compose: Compose) -> None:
    body = """\
## One
### Two
#### Run-in
Text\\
broken.

- a
  1. b

> quoted

::: box A heading
inside
:::

::: pull
pulled
:::

```
code
```

---
"""
    kinds = [type(block) for block in blocks(compose({BRIEF: brief(body)}))]
    assert kinds == [
        Heading,
        Heading,
        Paragraph,
        ListBlock,
        Quotation,
        TextBox,
        PullQuote,
        CodeBlock,
        Divider,
    ]


def test_a_third_heading_runs_into_its_paragraph(compose: Compose) -> None:
    body = "## One\n\n### Two\n\n#### Three\n\nText.\n"
    *_, last = blocks(compose({BRIEF: brief(body)}))
    assert isinstance(last, Paragraph)
    assert (words(last.lead), words(last.content)) == ("Three", "Text.")


def test_no_level_is_skipped(compose: Compose) -> None:
    found = blocks(compose({BRIEF: brief("## One\n\n#### Two\n\n## Three\n")}))
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2, 1]


def test_a_table_has_its_caption_source_and_alignment(compose: Compose) -> None:
    body = (
        "See below.\n\nTable: Troops sent\n\n| Year | Troops |\n|---|--:|\n| 2024 | 10,000 |\n\n"
        "Source: An office.\n\nNotes: Rounded.\n\nAfter.\n"
    )
    _, table, after = blocks(compose({BRIEF: brief(body)}))
    assert isinstance(table, Table)
    assert table.caption is not None
    assert (table.caption.label, words(table.caption.title)) == ("Table\u00a01", "Troops sent")
    assert table.align == ("left", "right")
    assert (words(table.source), words(table.notes)) == ("An office.", "Rounded.")
    assert [words(cell) for cell in table.rows[0]] == ["2024", "10,000"]
    assert isinstance(after, Paragraph)


def test_figures_are_numbered_and_referred_to(compose: Compose) -> None:
    more = (
        "figures:\n"
        "  first: {kind: table, title: First, claims: [troops-2024]}\n"
        "  photo: {kind: image, title: Photo, file: p.png, alt: A dot, source: crs-troops}\n"
        "  second: {kind: table, title: Second, claims: [troops-2024], span: page}\n"
    )
    body = (
        'See {{ ref("second") }} and {{ ref("photo") }}.\n\n{{ figure("first") }}\n\n'
        '{{ figure("photo") }}\n\n{{ figure("second") }}\n'
    )
    found = compose({BRIEF: brief(body, more), "briefs/p.png": PIXEL})
    paragraph, first, photo, second = blocks(found)
    assert found.diagnostics == ()
    assert isinstance(paragraph, Paragraph)
    links = [one.label for one in paragraph.content if isinstance(one, FigureLink)]
    assert links == ["Table\u00a02", "Figure\u00a01"]
    assert isinstance(first, Table)
    assert isinstance(photo, Picture)
    assert isinstance(second, Table)
    assert (photo.alt, photo.media_type, words(photo.source)) == (
        "A dot",
        "image/png",
        "Congressional Research Service (2025).",
    )
    assert second.across


def test_a_table_of_claims_has_their_dates_and_values(compose: Compose) -> None:
    more = "figures:\n  t: {kind: table, title: T, claims: [a, b]}\n"
    source = "sources: [{key: crs-troops}]"
    claims = (
        "claims:\n"
        f"  a: {{statement: Happened., date: 2024-06, short: A, values: {{men: 1200}}, {source}}}\n"
        f"  b: {{statement: B happened., date: 2024-06-19, values: {{men: 5}}, {source}}}\n"
    )
    found = compose({BRIEF: brief('{{ figure("t") }}\n', more), "briefs/claims/base.yaml": claims})
    (table,) = blocks(found)
    assert isinstance(table, Table)
    assert [words(cell) for cell in table.header] == ["Date", "Event", "Men"]
    assert [[words(cell) for cell in row] for row in table.rows] == [
        ["Jun 2024", "A", "1,200"],
        ["Jun 19, 2024", "B happened.", "5"],
    ]
    assert table.align == ("left", "left", "right")


def test_straight_quotation_marks_are_set_as_a_printer_would(compose: Compose) -> None:
    body = '"It\'s \'so\'," he said of the \'90s ("then") and *"this"*.\n'
    (paragraph,) = blocks(compose({BRIEF: brief(body)}))
    assert isinstance(paragraph, Paragraph)
    assert words(paragraph.content) == "“It’s ‘so’,” he said of the ’90s (“then”) and “this”."


@pytest.mark.parametrize(
    ("lang", "table", "source", "notes"),
    [
        ("en-US", "Table:", "Sources:", "Note:"),
        ("en-US", "Table:", "Source:", "Notes:"),
        ("fr", "Tableau :", "Sources\u00a0:", "Note :"),
        ("de", "Tabelle:", "Quelle:", "Anmerkung:"),
        ("es", "Tabla:", "Fuentes:", "Notas:"),
        ("de", "Table:", "Source:", "Notes:"),
    ],
)
def test_what_is_below_a_table_begins_as_it_is_written(
    compose: Compose, lang: str, table: str, source: str, notes: str
) -> None:
    body = f"{table} A\n\n| B |\n|---|\n| c |\n\n{source} An office.\n\n{notes} Rounded.\n"
    (found,) = blocks(compose({BRIEF: brief(body, f"lang: {lang}\n")}))
    assert isinstance(found, Table)
    assert found.caption is not None
    assert words(found.caption.title) == "A"
    assert (words(found.source), words(found.notes)) == ("An office.", "Rounded.")
    leads = (found.leads.source, found.leads.notes)
    assert leads == (source.rstrip(": \u00a0"), notes.rstrip(": "))


def test_a_table_with_an_id_can_be_referred_to(compose: Compose) -> None:
    body = (
        'See {{ ref("second") }}.\n\nTable: A\n\n| B |\n|---|\n| c |\n\n'
        "Table: D {id=second span=page}\n\n| B |\n|---|\n| c |\n"
    )
    found = compose({BRIEF: brief(body)})
    paragraph, first, second = blocks(found)
    assert "BRIEF004" not in {one.code for one in found.diagnostics}
    assert isinstance(paragraph, Paragraph)
    (link,) = [one for one in paragraph.content if isinstance(one, FigureLink)]
    assert (link.figure, link.label) == ("second", "Table\u00a02")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.id, first.across, second.id, second.across) == (None, False, "second", True)
