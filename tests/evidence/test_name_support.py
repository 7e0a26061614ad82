"""Names, short names and numbers of documents."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "name": """
Maria Luz Ortiz backed the bill.
=> Maria Elena Ortiz backed the bill.

The Treasury cut the rates.
=> The Fed cut the rates.

H.R. 7024 would expand the child tax credit.
=> H.R. 7042 would expand the child tax credit.

P.L. 117-169 caps out-of-pocket spending in Part D.
=> P.L. 117-196 caps out-of-pocket spending in Part D.

Under Section 5(b)(2), the Secretary shall publish the list.
=> Under Section 5(b)(3), the Secretary must publish the list.

Resolution 2270 requires states to inspect cargo.
=> States have to inspect cargo under Resolution 2375.

Article 5 was invoked in September 2001.
=> Article 4 was invoked in September 2001.

Poland plans to spend 4.7 percent of its GDP on defense in 2025.
=> Estonia plans to spend 4.7 percent of its GDP on defense in 2025.

North Korea supplied Russia with artillery ammunition.
=> Russia supplied North Korea with artillery ammunition.

Mexico overtook China as the largest U.S. trading partner.
=> Canada overtook China as the largest U.S. trading partner.

The Food and Drug Administration approved the drug.
=> The Centers for Disease Control and Prevention approved the drug.

General Charles Brown testified in March.
=> General Mark Milley testified in March.

Admiral Linda Fagan testified in March.
=> General Linda Fagan testified in March.

The Senate rejected the amendment.
=> The House rejected the amendment.

Officials from South Korea confirmed the deployment.
=> North Korean officials confirmed the deployment.

Iran invaded no neighbor, but Iraq invaded Kuwait in 1990.
=> Kuwait invaded Iraq in 1990.

The Department of Energy announced the loan.
=> The Department of Commerce announced the loan.

The European Union imposed duties on Chinese vehicles.
=> The European Union imposed duties on Indian vehicles.

Hungary blocked the aid package for Ukraine.
=> Ukraine blocked the aid package for Hungary.

The bank lent Pakistan $1.69 billion.
=> The bank lent Bangladesh $1.69 billion.

Senator Cantwell released a discussion draft.
=> Senator Collins released a discussion draft.

The United States sold the missiles to Taiwan.
=> The United States sold the missiles to Japan.

Medicaid covers 41 percent of births.
=> Medicare covers 41 percent of births.
""",
}

SOUND = """
Von der Leyen met the delegation.
=> Ursula von der Leyen met the delegation.

The United Nations Security Council adopted the text.
=> The U.N. Security Council adopted the text.

The Department of Defense issued the order.
=> The Pentagon issued the order.

DOD issued the order.
=> The Pentagon issued the order.

The Federal Reserve raised rates.
=> The Fed raised rates.

John F. Kennedy signed the order.
=> John Fitzgerald Kennedy signed the order.

The Democratic People's Republic of Korea (DPRK, or North Korea) tested a missile.
=> North Korean engineers tested a missile.

The DPRK tested a missile.
=> North Korea tested a missile.

South and North Korea held talks.
=> North Korea and South Korea held talks.

Moscow rejected the proposal.
=> Russia rejected the proposal.

Iran rejected the proposal.
=> Tehran rejected the proposal.

General Xavier Brunson spoke in Seoul.
=> Brunson spoke in Seoul.

The U.S. government protested.
=> The American government protested.

The Environmental Protection Agency issued the rule.
=> EPA issued the rule.

The Office of Rural Broadband (ORB) made the award.
=> ORB made the award.

Under Section 5c(c)(5)(C), the agency may act.
=> Under Section 5c, the agency may act.

China and Russia vetoed the text.
=> Russia and China vetoed the text.

Kenya's police arrested two men.
=> Kenyan police arrested two men.

The bill, H.R. 7004, was referred to committee.
=> House bill 7004 was referred to committee.

Ammunition was supplied to Russia by North Korea.
=> North Korea supplied Russia with ammunition.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []
