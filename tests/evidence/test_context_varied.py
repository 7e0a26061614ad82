"""More sentences around a quotation, of the kinds that reports and the press write."""

from __future__ import annotations

import pytest

from .test_context import kinds, outside

CASES = [
    ("The data do not show that exports fell in 2024.", "denial"),
    ("The ministry disputes that exports fell in 2024.", "denial"),
    ("It would be wrong to say that exports fell in 2024.", "denial"),
    ("It is incorrect to claim that exports fell in 2024.", "denial"),
    ("The government rejected reports that exports fell in 2024.", "denial"),
    ("There was no sign that exports fell in 2024.", "denial"),
    ("Analysts found nothing to suggest that exports fell in 2024.", "denial"),
    ("Contrary to press reports, it is not the case that exports fell in 2024.", "denial"),
    ("The study could not confirm that exports fell in 2024.", "denial"),
    ("Neither ministry has acknowledged that exports fell in 2024.", ""),
    ("It cannot be concluded that exports fell in 2024.", "denial"),
    ("The report stops short of saying that exports fell in 2024.", "denial"),
    ("Few believe that exports fell in 2024.", "denial"),
    ("The notion that exports fell in 2024 has been debunked.", "attribution"),
    ("That exports fell in 2024 is a myth.", "denial"),
    ("That exports fell in 2024 is not supported by the data.", "denial"),
    ("Had prices risen, exports fell in 2024.", "condition"),
    ("Opponents contend that exports fell in 2024.", "attribution"),
    ("Some observers have argued that exports fell in 2024.", "attribution"),
    ("In the view of critics, exports fell in 2024.", "attribution"),
    ("In the ministry's view, exports fell in 2024.", "attribution"),
    ("Critics charge that exports fell in 2024.", "attribution"),
    ("The company told investors that exports fell in 2024.", "attribution"),
    ("The ministry maintains exports fell in 2024.", "attribution"),
    ("Exports fell in 2024, the ministry estimated.", "attribution"),
    ("Exports fell in 2024, officials told Congress.", "attribution"),
    ("Exports fell in 2024, said Maria Ortiz, the minister.", "attribution"),
    ("Exports fell in 2024, by some accounts.", "attribution"),
    ("It remains to be seen whether exports fell in 2024.", "doubt"),
    ("It is likely that exports fell in 2024.", "doubt"),
    ("There is some chance that exports fell in 2024.", "attribution"),
    ("Suppose that exports fell in 2024.", "condition"),
    ("The question is whether exports fell in 2024.", "doubt"),
    ("Provided that exports fell in 2024, the tax ends.", "condition"),
    ("In the event that exports fell in 2024, the tax ends.", "condition"),
    ("Were it true that exports fell in 2024, the tax would end.", "condition"),
    ("Exports fell in 2024 if smuggling is left out.", "condition"),
    ("Exports fell in 2024, except in May.", "condition"),
    ("Exports fell in 2024, excluding grain.", "condition"),
    ("Exports fell in 2024, apart from those of grain.", "condition"),
    ("Exports fell in 2024 only in dollar terms.", "condition"),
    ("Exports fell in 2024, but only in dollars.", "condition"),
    ("Exports fell in 2024, while imports rose.", ""),
    ("Exports fell in 2024, yet the ministry was pleased.", "reservation"),
    ("Exports fell in 2024 (although not in volume).", "reservation"),
    ("Exports fell in 2024 – though not in volume.", "reservation"),
    ("Exports fell in 2024 as a result of the war.", ""),
    ("Exports fell in 2024 before they rose again.", ""),
    ("The office confirmed that exports fell in 2024.", ""),
    ("Figures released in May show that exports fell in 2024.", ""),
    ("As the report notes, exports fell in 2024.", ""),
    ("The ministry, which had denied the reports, published data: exports fell in 2024.", ""),
    ("Because exports fell in 2024, the tax rose.", ""),
    ("Although exports fell in 2024, the tax rose.", ""),
    ("After exports fell in 2024, the tax rose.", ""),
    ("The tax, which rose when exports fell in 2024, was cut.", ""),
    ("He said nothing when exports fell in 2024.", ""),
    ("No tax was paid, but exports fell in 2024.", ""),
    ("Not surprisingly, exports fell in 2024.", ""),
    ("The claim was filed in May, and exports fell in 2024.", ""),
    ("It did not rain much and exports fell in 2024.", ""),
    ("The ministry ruled out that exports fell in 2024.", "denial"),
    ("The minister lied when he said that exports fell in 2024.", "attribution"),
    ("I doubt exports fell in 2024.", "doubt"),
    ("Nothing suggests that exports fell in 2024.", "denial"),
    ("The report omits that exports fell in 2024.", ""),
    ("Rumors that exports fell in 2024 spread.", "attribution"),
    ("Under no circumstances has the ministry admitted that exports fell in 2024.", ""),
    ("The ministry falsely claimed that exports fell in 2024.", "attribution"),
    ("“Exports fell in 2024,” the minister wrote in May.", "attribution"),
    ("The minister: “Exports fell in 2024.”", ""),
    ("Asked about the tax, he replied: “Exports fell in 2024.”", "attribution"),
    ("The agency has no record of an order that exports fell in 2024.", "denial"),
    ("“Exports fell in 2024” is a myth.", "denial"),
    ("“Exports fell in 2024” is false, the auditor wrote.", "denial"),
    ("The old story that exports fell in 2024 is a hoax.", "denial"),
    ("Exports fell in 2024, pending approval by the court.", "condition"),
    ("Exports fell in 2024, barring a bad harvest.", "condition"),
]


@pytest.mark.parametrize(("source", "kind"), CASES)
def test_what_a_sentence_makes_of_a_quote(source: str, kind: str) -> None:
    found = kinds(source, "exports fell in 2024", "Exports fell in 2024.")
    assert found == ({kind} if kind else set())


BOUND = [
    ("The farm may sell power until the treaty expires.", "bound"),
    ("The farm may sell power to towns when rivers flood.", "bound"),
    ("The farm may sell power, until a court rules.", "bound"),
    ("Once the law passes, the farm may sell power.", "bound"),
    ("The farm may sell power in May, when the rains end.", ""),
    ("The farm may sell power in Kisumu, where 40 people work.", ""),
    ("The farm may sell power, and will be enlarged when funds come.", ""),
]


@pytest.mark.parametrize(("source", "kind"), BOUND)
def test_when_and_where_bind_what_may_be(source: str, kind: str) -> None:
    assert kinds(source, "the farm may sell power") == ({kind} if kind else set())


def test_when_something_was_binds_nothing_and_a_statement_may_say_it() -> None:
    assert kinds("The port closed when the war began.", "The port closed") == set()
    source, said = "The farm may sell power until May.", "Until May the farm may sell power."
    assert kinds(source, "The farm may sell power", said) == set()


@pytest.mark.parametrize("verb", ["broke", "rewrote", "foresaw", "forsakes"])
def test_what_others_claim_is_theirs_by_whatever_verb(verb: str) -> None:
    (one,) = outside(f"Critics claim that the mayor {verb} the plan.", f"the mayor {verb} the plan")
    assert (one.kind, one.sure) == ("attribution", True)
