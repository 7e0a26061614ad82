"""A field of refs.bib that is written wrong is told where its own is missing."""

from __future__ import annotations

import pytest

from briefpdf.checks.examples import source


@pytest.mark.parametrize(
    ("written", "meant"), [("titel", "title"), ("Tilte", "title"), ("instituton", "institution")]
)
def test_the_nearest_field_is_named(check, written: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    fields = {"title": "Troops Abroad", "institution": "CRS", "date": "2025-06-13"}
    fields = {(written if name == meant else name): text for name, text in fields.items()}
    fields["file"] = "briefs/sources/crs-troops.txt"
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    (found,) = [one for one in check(source(lines)) if one.rule.code == "REF003"]
    assert found.diagnostic.hints[0] == f"Did you mean “{meant}” by “{written.lower()}”?"
    assert len(found.diagnostic.hints) == 2
