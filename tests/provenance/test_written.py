"""Claims and sources that a file carries are read again as what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.model.reference import Reference
from briefpdf.project.load import load_project
from briefpdf.project.project import Project
from briefpdf.provenance.written import claim_record, entries_text, records_text
from briefpdf.readers.bib.references import read_references
from briefpdf.readers.claims import read_claims
from briefpdf.readers.shapes import CALCULATION, CLAIM, REVIEW, SOURCE, TRANSLATION, VALUE
from briefpdf.source.text import Text
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [ROOT, *sorted((ROOT / "tests" / "samples").iterdir())]

ODD_CLAIMS = """claims:
  odd:
    statement: "It said: “no”, #1 – 100 % [sic]\\u00a0– 'yes'."
    kind: fact
    date: 2024-10
    topic: [no, "1.10", "on: off"]
    values: {n: {value: -2.5, unit: $ million, qualifier: about, column: "FY 2026: Enacted"}}
    sources:
      - key: a
        locator: "Sheet1!B4"
        quote: "– 2024 … [it] said: no # not a comment"
        translation: {text: "Nein: doch", by: "Büro & Co", kind: official}
    author: ab
    short: "Odd: it"
    as_of: 2025-06
    expires: 2026
    confidence: low
    review:
      - {by: mm, on: 2025-06-10, fingerprint: 0012e4}
      - {by: "0x1F", on: 2025-06-11, objection: "The quote says: no."}
  made:
    kind: calculation
    basis: [odd]
    statement: It was 20% below.
    calculate:
      {result: -20, unit: percent, round: 0, formula: "(a - b) / b", inputs: {a: odd.n, b: odd.n}}
"""
ODD_REFERENCES = r"""
@string{who = "Office of {T}rade and Industry"}
@report{a, author = {von {\"U}nl\"u, Jr., Ada and {Trade and Industry} and others},
  title = {50\% of \$5 \& more \_ -- {R\&D}, 10\textsuperscript{th} ~ x}, institution = who,
  date = {2020/2021}, url = {https://a.example/x_y?z=1&w=%20#f}, doi = {10.1000/a_b},
  file = {Full text:a/b\:c.pdf:application/pdf;d.txt}, note = {A note; “quoted” \LaTeX}}
@inbook{b, crossref = {c}, title = {Part and whole}, author = {Jean de La Fontaine}}
@book{c, title = {Whole}, booktitle = {Whole}, publisher = {P and Q}, year = 1999, month = mar}
"""


def same(reference: Reference) -> tuple[object, ...]:
    fields = {name: text for name, text in reference.fields.items() if text}
    # Of names it counts how they are read, not in which order they are written.
    for name in ("crossref", "xdata", *reference.names):
        fields.pop(name, None)
    return reference.type, fields, dict(reference.names), reference.when, reference.files


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_samples(sample: Path) -> None:
    hold(load_project(DiskWorkspace(sample), ()))


def test_what_is_odd() -> None:
    files = {"refs.bib": ODD_REFERENCES, "briefs/claims/a.yaml": ODD_CLAIMS}
    project = load_project(MemoryWorkspace(files), ())
    assert len(project.claims) == 2 and len(project.references) == 3
    assert not [one for one in project.diagnostics if one.code.startswith("CLAIM")]
    hold(project)


def test_no_field_of_a_registry_is_left_out() -> None:
    """Whoever gives claims another field gives it to these, too."""
    odd, made = read_claims(Text("claims.yaml", ODD_CLAIMS)).value
    one, other = claim_record(odd), claim_record(made)
    source, review = one["sources"][0], one["review"]
    assert {*one, *other} == set(CLAIM.fields)
    assert set(source) == set(SOURCE.fields)
    assert set(source["translation"]) == set(TRANSLATION.fields)
    assert set(one["values"]["n"]) == set(VALUE.fields)
    assert {*review[0], *review[1]} == set(REVIEW.fields)
    assert set(other["calculate"]) == set(CALCULATION.fields)


def hold(project: Project) -> None:
    claims = project.claims.values()
    read = read_claims(
        Text("claims.yaml", records_text({one.id: claim_record(one) for one in claims}))
    )
    assert read.diagnostics == ()
    assert [claim_record(one) for one in read.value] == [claim_record(one) for one in claims]
    references = project.references
    again = read_references(Text("references.bib", entries_text(references.values()))).value
    assert {key: same(one) for key, one in again.items()} == {
        key: same(one) for key, one in references.items()
    }
