"""A field of refs.bib that is written wrong is told where its own is missing."""

from __future__ import annotations

import pytest

from briefpdf.checks.examples import source

FIELDS = "  title = {Troops Abroad},\n  institution = {CRS},\n  date = {2025-06-13},\n"


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("autor", "author"), ("authors", "author"), ("ulr", "url"), ("nubmer", "number")),
        *(("sha265", "sha256"), ("accessed", "urldate"), ("lastchecked", "urldate")),
    ],
)
def test_so_is_one_that_need_not_be_there(check, written: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    lines = FIELDS + f"  {written} = {{1}},\n"
    (found,) = [one for one in check(source(lines)) if one.rule.code == "REF003"]
    assert found.diagnostic.message.endswith(f" has no {meant}")
    assert found.diagnostic.hints[0] == f"Did you mean “{meant}” by “{written}”?"
    # With the field itself, the other may be a note of whoever has both.
    both = check(source(f"{lines}  {meant} = {{1}},\n"))
    assert not [one for one in both if one.rule.code == "REF003"]


def test_fields_of_other_programs_are_no_slips(check) -> None:  # type: ignore[no-untyped-def]
    names = """eissn timestamp owner groups bdsk-url-1 date-added mendeley-tags place lang usera ids
        pmid pmcid shortjournal keyword comment revision numpages articleno source rights"""
    lines = FIELDS + "".join(f"  {name} = {{1}},\n" for name in names.split())
    assert not [one for one in check(source(lines)) if one.rule.code == "REF003"]
