"""A quotation is read in its sentence: what denies, doubts or binds it, or leaves it to others."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefpdf.evidence.quotation.context.read import Outside, read_context
from briefpdf.evidence.quotation.find import find_quote

LAW = "the minister broke the law"
FUNDS = "The agency may release the funds"


@dataclass(frozen=True)
class Paper:
    pages: tuple[str, ...]
    labels: tuple[str, ...]


def outside(source: str, quote: str, statement: str | None = None) -> tuple[Outside, ...]:
    paper = Paper(tuple(source.split("\f")), ("",) * (source.count("\f") + 1))
    match = find_quote(quote, paper)
    assert match.found, match
    return read_context(paper, match.places[0], statement or quote)


def kinds(source: str, quote: str, statement: str | None = None) -> set[str]:
    return {one.kind for one in outside(source, quote, statement)}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The committee did not find that the minister broke the law.", "denial"),
        ("Officials denied that the minister broke the law.", "denial"),
        ("It is not true that the minister broke the law.", "denial"),
        ("The agency has no record that the minister broke the law.", "denial"),
        ("The agency has no record of a case in which the minister broke the law.", "denial"),
        ("Auditors found no instance where the minister broke the law.", "denial"),
        ("There was never a time when the minister broke the law.", "denial"),
        ("The panel found no evidence that the minister broke the law.", "denial"),
        ("There is little to no indication that the minister broke the law.", "denial"),
        ("The inquiry failed to show that the minister broke the law.", "denial"),
        ("The court rejected the claim that the minister broke the law.", "denial"),
        ("The report does not say that the minister broke the law.", "denial"),
        ("Nobody has shown that the minister broke the law.", "denial"),
        ("No court has ever held that the minister broke the law.", "denial"),
        ("None of the three audits concluded that the minister broke the law.", "denial"),
        ("Officials were unable to establish that the minister broke the law.", "denial"),
        ("It is a common misconception that the minister broke the law.", "denial"),
        ("Prosecutors have yet to prove that the minister broke the law.", "denial"),
        ("The ruling neither says nor implies that the minister broke the law.", "denial"),
        ("Editors withdrew the story; it is false that the minister broke the law.", "denial"),
        ("The claim was never that the minister broke the law.", "denial"),
        ("Witnesses refuted the allegation that the minister broke the law.", "denial"),
        ("The minister broke the law, a charge that he denies.", "denial"),
        ("The minister broke the law, an allegation the court later found baseless.", "denial"),
        ("The minister broke the law, but officials have denied this.", "denial"),
        ("Critics claim that the minister broke the law.", "attribution"),
        ("Critics say the minister broke the law.", "attribution"),
        ("According to critics, the minister broke the law.", "attribution"),
        ("The minister broke the law, critics say.", "attribution"),
        ("The minister broke the law, according to the opposition.", "attribution"),
        ("The minister broke the law, the newspaper reported on Monday.", "attribution"),
        ("“The minister broke the law,” Senator Ortiz said.", "attribution"),
        ("Senator Ortiz said, “The minister broke the law.”", "attribution"),
        ("The opposition told reporters last week that the minister broke the law.", "attribution"),
        ("The lawsuit alleges that in 2019 the minister broke the law.", "attribution"),
        ("The minister broke the law, as his rivals claim.", "attribution"),
        ("Allegations that the minister broke the law surfaced in May.", "attribution"),
        ("There is widespread concern that the minister broke the law.", "attribution"),
        ("It is unclear whether the minister broke the law.", "doubt"),
        ("Perhaps the minister broke the law.", "doubt"),
        ("It is possible that the minister broke the law.", "doubt"),
        ("The court will decide whether the minister broke the law.", "doubt"),
        ("Some doubt that the minister broke the law.", "doubt"),
        ("If the minister broke the law, he will have to resign.", "condition"),
        ("If the court is right, the minister broke the law.", "condition"),
        ("Unless the tapes are forged, the minister broke the law.", "condition"),
        ("Assuming that the tapes are real, the minister broke the law.", "condition"),
    ],
)
def test_a_sentence_turns_a_quote(source: str, kind: str) -> None:
    assert kind in kinds(source, LAW, "The minister broke the law.")
    # Whoever quotes the sentence whole has it turned before their eyes.
    assert kinds(source, source, "The minister broke the law.") == set()


@pytest.mark.parametrize(
    "source",
    [
        "The committee found that the minister broke the law.",
        "There is no doubt that the minister broke the law.",
        "The committee did not disclose that the minister broke the law.",
        "It is no secret that the minister broke the law.",
        "Nobody denies that the minister broke the law.",
        "In 2024, the minister broke the law.",
        "He does not deny it: the minister broke the law.",
        "Critics said little. The minister broke the law.",
        "Officials who had not been there knew that the minister broke the law.",
        "The bill did not pass, and the minister broke the law.",
        "We find that the minister broke the law.",
        "This report states that the minister broke the law.",
        "The minister broke the law, and critics say that he should go.",
        "The minister broke the law in a way that critics say was new.",
        "The minister broke the law when he said that the tapes were lost.",
        "The minister broke the law, which the court had not expected.",
        "The minister broke the law not only once but also in 2019.",
        "What the Report Denies\n\nThe minister broke the law.",
        "Officials claim that\n\nNothing\n\nThe minister broke the law.",
        "Even if the tapes are forged, it is clear that the minister broke the law.",
    ],
)
def test_a_sentence_that_says_it_turns_nothing(source: str) -> None:
    assert kinds(source, LAW, "The minister broke the law.") == set()


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        (
            "Critics claim that the minister broke the law.",
            "Critics say the minister broke the law.",
        ),
        ("The minister broke the law, critics say.", "The minister allegedly broke the law."),
        ("Officials denied that the minister broke the law.", "The minister never broke the law."),
        (
            "It is unclear whether the minister broke the law.",
            "The minister may have broken the law.",
        ),
        ("If the minister broke the law, he must go.", "The minister must go if he broke the law."),
    ],
)
def test_a_statement_that_says_it_too_is_sound(source: str, statement: str) -> None:
    assert kinds(source, LAW, statement) == set()


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        (" unless Congress objects.", "condition"),
        (" except in wartime.", "condition"),
        (" only if the court agrees.", "condition"),
        (" only to states that ask for them.", "condition"),
        (", provided that the states pay half.", "condition"),
        (", provided the states pay half.", "condition"),
        (" to states and territories unless Congress objects.", "condition"),
        (" as long as the account is not empty.", "condition"),
        (", subject to the approval of Congress.", "condition"),
        (" if Congress agrees.", "condition"),
        (" provided it notifies Congress.", "condition"),
        (" solely for defense.", "condition"),
        (", with some exceptions.", "condition"),
        (", even though Congress objects.", "reservation"),
        (" on the condition that states pay.", "condition"),
        (", but it has not done so.", "reservation"),
        (", although no money is left.", "reservation"),
        ("; however, it has never done so.", "reservation"),
        (" to states, but it has not done so.", "reservation"),
        (", though the court has stayed the rule.", "reservation"),
        (".", ""),
        (" in 2024.", ""),
        (", and states may spend them.", ""),
        (" to states that would lose money if the program ended.", ""),
        (" as if they were grants.", ""),
        (", despite objections.", ""),
        (", in which case Congress must be told.", ""),
        (" provided it by Congress.", ""),
        (", and it asked the states whether they agree.", ""),
        (" to anyone but states.", "reservation"),
        (". However, it is slow.", ""),
        (". If Congress objects, it waits.", ""),
    ],
)
def test_what_follows_in_the_sentence(tail: str, kind: str) -> None:
    statement = "The agency may release the funds."
    assert kinds(FUNDS + tail, FUNDS, statement) == ({kind} if kind else set())
    sure = [one.sure for one in outside(FUNDS + tail, FUNDS, statement)]
    assert sure == ([kind == "condition"] if kind else [])


@pytest.mark.parametrize(
    ("source", "quote", "statement"),
    [
        (f"{FUNDS} unless Congress objects.", FUNDS, f"Unless Congress objects, {FUNDS.lower()}."),
        (f"{FUNDS} if Congress agrees.", FUNDS, f"{FUNDS} once Congress agrees."),
        (f"{FUNDS}, but it has not done so.", FUNDS, f"{FUNDS}, though it has not done so."),
    ],
)
def test_a_statement_that_keeps_the_rest(source: str, quote: str, statement: str) -> None:
    assert kinds(source, quote, statement) == set()


@pytest.mark.parametrize(
    ("source", "quote", "kind"),
    [
        ("The agency has not approved the plan.", "approved the plan", "denial"),
        ("No country has signed the treaty.", "has signed the treaty", "denial"),
        ("The agency could not formally approve the plan.", "approve the plan", "denial"),
        ("The agency refused to approve the plan.", "approve the plan", "denial"),
        ("The council did not vote to approve the plan.", "approve the plan", "denial"),
        ("The act bars agencies from approving the plan.", "approving the plan", "denial"),
        ("Far from approving the plan, it fined the firm.", "approving the plan", "denial"),
        ("It sued the firm instead of approving the plan.", "approving the plan", "denial"),
        ("The agency may approve the plan.", "approve the plan", "doubt"),
        ("The agency plans to approve the plan in May.", "approve the plan in May", "doubt"),
        ("In May the agency approved the plan.", "the agency approved the plan", ""),
        ("There were cases in which it approved the plan.", "it approved the plan", ""),
        ("Not only did it approve the plan, it paid.", "approve the plan, it paid", ""),
        ("The agency managed to approve the plan.", "approve the plan", ""),
        ("The agency did approve the plan.", "approve the plan", ""),
        ("Those who did not vote approve the plan.", "approve the plan", ""),
    ],
)
def test_what_stands_right_before_a_part_of_a_sentence(source: str, quote: str, kind: str) -> None:
    assert kinds(source, quote, "The agency approved the plan.") == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("source", "quote", "kind"),
    [
        (
            "The Army funded the school in 2020. The Navy cancelled the program.",
            "The Army … cancelled the program.",
            "subject",
        ),
        (
            "Iran built the plant near Qom. In 2009, the IAEA closed the site.",
            "Iran built the plant … closed the site.",
            "subject",
        ),
        (
            "The Army funded it in 2020. It was new. The Navy cancelled the program.",
            "The Army funded it in 2020. … The Navy cancelled the program.",
            "sentences",
        ),
        (
            "Exports rose in 2020. Imports fell. Prices were flat in both years.",
            "Exports rose in 2020 … Prices were flat",
            "sentences",
        ),
        (
            "The Army did not at any time in the past cancel the program.",
            "The Army … cancel the program.",
            "denial",
        ),
        ("The Army, which did not want it, cancelled it.", "The Army … cancelled it.", ""),
        (
            "The Army funded the school in 2020. In 2021, it cancelled the program.",
            "The Army … cancelled the program.",
            "sentences",
        ),
        ("It rose in 2020 ... It fell in 2021.", "It rose in 2020 … It fell in 2021.", ""),
        ("The Army, in a letter of May 2, cancelled it.", "The Army … cancelled it.", ""),
    ],
)
def test_what_an_ellipsis_passes(source: str, quote: str, kind: str) -> None:
    assert kinds(source, quote) == ({kind} if kind else set())


def test_an_ellipsis_of_a_table_passes_no_sentence() -> None:
    table = (
        "Table 1. Accounts of the Service ($ in millions). Selected accounts.\n"
        "Account FY2026 Enacted FY2027 Request\nResources 1,600.1 1,500.2\nConstruction 14.7 13.7\n"
    )
    quote = "($ in millions) … FY2026 Enacted FY2027 Request … Construction 14.7 13.7"
    assert kinds(table, quote, "Construction received $14.7 million in FY2026.") == set()


def test_a_sentence_over_a_page_end() -> None:
    source = "Head\nNobody in the panel found that\fHead\nthe minister broke the law.\fHead\nEnd."
    assert kinds(source, LAW, "The minister broke the law.") == {"denial"}


def test_of_a_long_quote_only_what_the_statement_says_counts() -> None:
    source = f"Imports fell by 4 percent in May. {FUNDS} unless Congress objects."
    quote = f"Imports fell by 4 percent in May. {FUNDS}"
    assert kinds(source, quote, "Imports fell by 4 percent in May.") == set()
    assert kinds(source, quote, "The agency may release the funds.") == {"condition"}
