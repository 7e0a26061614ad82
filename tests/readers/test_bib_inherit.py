"""Inheritance in refs.bib by `crossref` and `xdata`."""

from __future__ import annotations

import pytest

from briefpdf.model.reference import Name, PartialDate, Reference
from briefpdf.readers.bib.references import read_references
from briefpdf.source.diagnostic import Parsed
from briefpdf.source.text import Text


def read(content: str) -> Parsed[dict[str, Reference]]:
    return read_references(Text("refs.bib", content))


PARENT = """
@proceedings{p, title = {Proceedings}, subtitle = {Sub}, shorttitle = {Short}, editor = {Doe, Jane},
  year = 2020, month = 6, publisher = {P}, file = {p.pdf}, sha256 = {ab}, label = {L},
  url = {https://x.org}, urldate = {2021-01-01}, journal = {J}}
"""


def test_a_part_takes_what_it_lacks_and_the_title_as_book_title() -> None:
    parsed = read("@inproceedings{c, title = {Chapter}, crossref = {p}}" + PARENT)
    assert parsed.diagnostics == ()
    assert list(parsed.value) == ["c", "p"]
    child = parsed.value["c"]
    assert child.fields["title"] == "Chapter"
    assert child.fields["booktitle"] == "Proceedings"
    assert child.fields["booksubtitle"] == "Sub"
    assert child.fields["publisher"] == "P"
    assert child.fields["sha256"] == "ab"
    assert child.fields["urldate"] == "2021-01-01"
    assert child.names["editor"] == (Name("Doe", "Jane"),)
    assert child.date == PartialDate(2020, 6)
    assert child.files == ("p.pdf",)
    assert not {"subtitle", "shorttitle", "label"} & set(child.fields)
    assert set(child.spans) == {"title", "crossref"}


def test_what_a_part_has_of_its_own_brings_its_companions() -> None:
    parsed = read(
        "@inproceedings{c, title = {C}, booktitle = {B}, year = 2021, file = {c.pdf},"
        " url = {https://y.org}, journaltitle = {K}, publisher = {}, crossref = {p}}" + PARENT
    )
    fields = parsed.value["c"].fields
    assert fields["booktitle"] == "B"
    assert parsed.value["c"].date == PartialDate(2021)
    assert parsed.value["c"].files == ("c.pdf",)
    assert not {"month", "sha256", "urldate", "journal"} & set(fields)
    assert fields["publisher"] == "P"


@pytest.mark.parametrize(
    ("child", "parent", "field"),
    [
        ("inbook", "book", "booktitle"),
        ("incollection", "collection", "booktitle"),
        ("conference", "proceedings", "booktitle"),
        ("inbook", "mvbook", "maintitle"),
        ("book", "mvbook", "maintitle"),
        ("article", "periodical", "journaltitle"),
        ("report", "report", "title"),
    ],
)
def test_the_parents_title_gets_the_name_it_has_in_the_child(
    child: str, parent: str, field: str
) -> None:
    parsed = read(f"@{child}{{c, crossref = {{p}}}}\n@{parent}{{p, title = {{T}}}}")
    assert parsed.diagnostics == ()
    assert dict(parsed.value["c"].fields) == {"crossref": "p", field: "T"}


def test_the_author_of_a_book_is_the_book_author_of_its_part() -> None:
    child = read("@inbook{c, crossref = {p}}\n@book{p, author = {Doe, Jane}}").value["c"]
    assert child.names["author"] == child.names["bookauthor"] == (Name("Doe", "Jane"),)


def test_xdata_entries_give_their_fields_and_are_no_references() -> None:
    parsed = read(
        "@misc{a, title = {A}, xdata = {one, two}}\n"
        "@xdata{one, publisher = {P}, title = {No}, xdata = {three}}\n"
        "@xdata{two, publisher = {Q}, location = {L}}\n@xdata{three, note = {N}}"
    )
    assert parsed.diagnostics == ()
    assert list(parsed.value) == ["a"]
    fields = parsed.value["a"].fields
    assert (fields["title"], fields["publisher"], fields["location"], fields["note"]) == (
        "A",
        "P",
        "L",
        "N",
    )


def test_inheritance_goes_through_several_entries() -> None:
    chain = "".join(f"@misc{{k{i}, crossref = {{k{i + 1}}}}}\n" for i in range(3000))
    parsed = read(chain + "@misc{k3000, publisher = {P}}")
    assert parsed.diagnostics == ()
    assert parsed.value["k0"].fields["publisher"] == "P"


FAULTS = [
    ("@misc{a, crossref = {«b»}}", "the crossref “b” is not the key"),
    ("@misc{a, xdata = {x, «y»}}\n@xdata{x, note = {N}}", "the xdata “y” is not the key"),
    ("@misc{a, crossref = {«a»}}", "in a circle: a → a"),
    ("@misc{b, crossref = {a}}\n@misc{a, crossref = {«b»}}", "in a circle: b → a → b"),
    ("@xdata{a, xdata = {b}}\n@xdata{b, xdata = {«a»}}", "in a circle: a → b → a"),
]


@pytest.mark.parametrize(("marked", "words"), FAULTS)
def test_an_unresolved_inheritance_is_one_finding_at_the_key(marked: str, words: str) -> None:
    before, found_text, after = marked.replace("«", "»").split("»")
    content = before + found_text + after
    (found,) = read(content).diagnostics
    assert found.code == "REF014"
    assert content[found.span.start : found.span.end] == found_text
    assert found.span.start == len(before)
    assert words in found.message
    assert found.hints


def test_a_circle_still_gives_what_can_be_inherited() -> None:
    value = read("@misc{a, crossref = {b}}\n@misc{b, crossref = {a}, publisher = {P}}").value
    assert value["a"].fields["publisher"] == "P"
    assert set(value["b"].fields) == {"crossref", "publisher"}


def test_a_long_circle_is_shown_in_short() -> None:
    content = "".join(f"@misc{{k{i}, crossref = {{k{(i + 1) % 9}}}}}\n" for i in range(9))
    (found,) = read(content).diagnostics
    assert found.message.endswith("k0 → k1 → k2 → … → k8 → k0")


def test_the_nearest_key_is_named() -> None:
    (found,) = read("@misc{a, crossref = {proceeding-2020}}\n@misc{proceedings-2020,}").diagnostics
    assert found.hints[0] == "Did you mean “proceedings-2020”?"
