"""Restatements about health and energy that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
In 2023, 25.3 million people, or 7.7 percent of the population, were uninsured.
=> Some 7.7% of the population, 25.3 million people, had no health insurance in 2023.

P.L. 117-169 caps out-of-pocket spending on drugs in Medicare Part D at $2,000 beginning in 2025.
=> Starting in 2025, P.L. 117-169 limits what Part D enrollees pay out of pocket for drugs to
$2,000.

The Centers for Disease Control and Prevention (CDC) reported 107,543 overdose deaths in 2023, a 3
percent decrease from 2022.
=> Overdose deaths fell 3% in 2023, to 107,543, according to CDC.

The Food and Drug Administration approved the drug in June 2021, despite the objections of its
advisory committee.
=> FDA approved the drug in mid-2021 over its advisory committee's objections.

States may, but are not required to, cover the benefit.
=> Covering the benefit is optional for states.

Enrollment grew from 11.4 million in 2020 to 21.4 million in 2024.
=> Enrollment nearly doubled between 2020 and 2024, from 11.4 million to 21.4 million.

Forty states and the District of Columbia have adopted the expansion.
=> The expansion has been adopted by 40 states and the District of Columbia.

The rule does not apply to facilities with fewer than 25 beds.
=> Facilities that have fewer than 25 beds are exempt from the rule.

Hospitals in rural areas are more likely to close than those in urban areas.
=> Rural hospitals close more often than urban ones are likely to.

The study found that telehealth visits increased from 840,000 in 2019 to 52.7 million in 2020.
=> Telehealth visits rose to 52.7 million in 2020 from 840,000 in 2019, the study found.

Premiums may rise by an average of 18 percent if the enhanced credits expire.
=> If the enhanced credits lapse, premiums could go up 18% on average.

One in four adults reported having delayed care because of its cost.
=> A quarter of adults said they had put off care because of cost.

The emergency declaration ended on May 11, 2023.
=> The declaration of emergency came to an end in May 2023.

Medicaid covers an estimated 41 percent of births in the United States.
=> About 41% of U.S. births are covered by Medicaid.

Coal's share of U.S. electricity generation fell below 16 percent in 2023, from about 50 percent
in 2005.
=> In 2023, coal generated less than 16% of U.S. electricity, compared with roughly half in 2005.

The Department of Energy (DOE) announced conditional loan commitments of $9.2 billion to a joint
venture of Ford and SK On.
=> DOE announced a conditional commitment to lend a Ford-SK On joint venture $9.2 billion.

The reserve held 347 million barrels at the end of 2023, the lowest level since 1983.
=> At the end of 2023, the reserve was at 347 million barrels, a low not seen since 1983.

The Environmental Protection Agency (EPA) has not finalized the rule.
=> EPA has yet to issue a final rule.

Offshore wind projects with a combined capacity of 5 gigawatts were canceled in 2023.
=> In 2023, developers canceled 5,000 megawatts of offshore wind.

Emissions are projected to decline 32 percent to 43 percent below 2005 levels by 2030.
=> By 2030, emissions are expected to be 32-43% under their 2005 level.

The pipeline would carry up to 830,000 barrels of oil per day from Alberta to Nebraska.
=> At most 830,000 barrels a day of oil would flow from Alberta to Nebraska through the pipeline.

Germany closed its last three nuclear reactors in April 2023.
=> In April 2023, Germany shut down the three nuclear reactors it had left.

The wildfires burned more than 57,000 acres and destroyed some 16,000 structures.
=> More than 57,000 acres burned and about 16,000 buildings were destroyed in the wildfires.

Norway has replaced Russia as Europe's largest supplier of natural gas.
=> Europe's biggest gas supplier is now Norway rather than Russia.

Prices averaged $2.54 per million British thermal units in 2023, down 62 percent from 2022.
=> Compared with 2022, prices fell 62% to an average of $2.54 per million British thermal units in
2023.

Cobalt prices fell by nearly two-thirds between May 2022 and early 2025.
=> From May 2022 to early 2025, the price of cobalt dropped almost two-thirds.

At least 13 states prohibit such contracts.
=> Such contracts are illegal in 13 or more states.

Congress has not passed a comprehensive privacy law.
=> No comprehensive privacy law has been passed by Congress.

Panama took control of the canal on December 31, 1999.
=> Control of the canal passed to Panama at the end of 1999.

The grant supports 42 tribal colleges in 16 states.
=> Through the grant, 42 tribal colleges in sixteen states receive support.

The vaccine reduced hospitalizations by an estimated 50 percent.
=> Hospitalizations were cut by about half by the vaccine, it is estimated.

An official told reporters that the strike may have killed civilians.
=> Civilians may have been killed in the strike, an official told reporters.

The treaty entered into force in 1970 and was extended indefinitely in 1995.
=> In force since 1970, the treaty was extended for an indefinite period in 1995.

Some Members contend that the President exceeded his authority.
=> In the view of some Members, the President went beyond his authority.

The loan, which carries an interest rate of 2 percent, must be repaid by 2035.
=> At 2% interest, the loan has to be paid back no later than 2035.

The number of federal employees declined from 2.4 million to 2.1 million during 2025.
=> Federal employment went from 2.4 million down to 2.1 million in 2025.

Rwanda denies supporting the M23 rebels, but U.N. experts have reported that up to 4,000 Rwandan
troops are in eastern Congo.
=> U.N. experts report that as many as 4,000 Rwandan soldiers are in eastern Congo; Rwanda denies
that it supports M23.

The report recommends, but does not require, annual audits.
=> Annual audits are recommended but not mandatory under the report.

Only three of the ten projects have been completed.
=> Of the ten projects, no more than three have been finished.

Argentina's inflation rate fell from 211 percent in 2023 to 118 percent in 2024.
=> Inflation in Argentina came down to 118% in 2024 from 211% in 2023.

The rule, proposed in May 2023, was finalized in April 2024 and vacated by a court in November
2024.
=> A court vacated the rule in November 2024, seven months after it became final.

Pakistan has not joined the agreement, and India withdrew in 2019.
=> India left the agreement in 2019; Pakistan never joined.

Beijing regards Taiwan as part of China.
=> Taiwan is part of China in Beijing's eyes.

The Coast Guard seized 106 metric tons of cocaine in FY2024.
=> In FY2024, cocaine seizures by the Coast Guard reached 106 metric tons.

The average premium is $456 per month before subsidies.
=> Before subsidies, premiums average $456 a month.

Exports to China account for about one-quarter of U.S. soybean production.
=> Around 25% of U.S. soybean output is exported to China.

Three-quarters of voters backed the measure.
=> The measure had the support of 75% of voters.

The Kremlin says that the missile is invulnerable to defenses, a claim that experts doubt.
=> Experts doubt Moscow's claim that defenses cannot stop the missile.

Iran and Saudi Arabia restored diplomatic relations in March 2023 in a deal mediated by China.
=> In March 2023, China mediated the restoration of ties between Saudi Arabia and Iran.

The Department of Justice sued Apple for monopolization in March 2024.
=> In March 2024, Apple was sued by the Justice Department for monopolization.

An additional 400 troops arrived in March, bringing the total to 1,300.
=> With 400 more troops that came in March, the total is 1,300.

The Sixth Circuit struck down the net neutrality rules in January 2025.
=> In January 2025, the net neutrality rules were invalidated by the Sixth Circuit.

About one in three rural hospitals is at risk of closing.
=> Roughly a third of rural hospitals could close.

The sanctions target individuals, not the government.
=> Individuals, rather than the government, are the target of the sanctions.

Cameroon extradited the suspect to the United States.
=> The suspect was extradited from Cameroon to the United States.

Sales of heat pumps exceeded those of gas furnaces for the third consecutive year.
=> For a third year in a row, more heat pumps than gas furnaces were sold.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
