"""Restatements about budgets, trade and the economy that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
The President's FY2027 budget requests $1.2 billion for the program, $300 million less than the
FY2026 enacted level.
=> For FY2027, the President asked for $1.2 billion for the program, which is $300 million below
the level enacted for FY2026.

Appropriations for the account rose from $410 million in FY2023 to $455 million in FY2024.
=> The account grew to $455 million in FY2024, up from $410 million in FY2023.

The Congressional Budget Office (CBO) estimates that the bill would increase direct spending by
$4.7 billion over the 2025-2034 period.
=> According to CBO, the bill would raise direct spending by $4.7 billion from 2025 to 2034.

Roughly two-thirds of the department's discretionary funding goes to grants to states.
=> Grants to states take up about two-thirds of the department's discretionary funds.

The conference agreement provided not less than $33,024,000 for the program.
=> The program received at least $33,024,000 under the conference agreement.

Congress appropriated $9 million for the pilot in 2021 and 2022.
=> In 2021 and 2022, Congress provided US$9m for the pilot.

Outlays are projected to reach $5.3 trillion in 2030, or 19 percent of gross domestic product
(GDP).
=> Spending is expected to total $5.3 trillion, 19% of GDP, in 2030.

The rescission would cancel $1.5 billion in unobligated balances, about half of the account's
total.
=> About half of the account, $1.5 billion in unobligated balances, would be canceled by the
rescission.

Funding has declined in each year since FY2019, when it peaked at $58 million.
=> Since peaking at $58 million in FY2019, funding has fallen every year.

Lawmakers have not enacted a full-year appropriations act for the department since FY2022.
=> The department has gone without a full-year appropriations act since FY2022.

The agency obligated $72.4 million of the $80 million available.
=> Of $80 million available, the agency obligated more than $72 million.

Nearly 40 percent of the fund's balance had not been obligated as of September 30, 2024.
=> As of September 2024, almost 40% of the fund's balance remained unobligated.

The House-passed bill would provide $32 million; the Senate committee recommended $36 million.
=> The House bill has $32 million, while the Senate committee backed $36 million.

The supplemental totaled $14.3 billion, of which $3.9 billion was designated as emergency
spending.
=> Of the $14.3 billion supplemental, $3.9 billion carried an emergency designation.

U.S. imports of steel from Canada fell by 12 percent between 2022 and 2023.
=> From 2022 to 2023, U.S. steel imports from Canada dropped 12%.

In March 2018, the Administration imposed a 25% tariff on steel and a 10% tariff on aluminum.
=> Tariffs of 25 percent on steel and 10 percent on aluminum were put in place by the
Administration in March 2018.

China accounted for more than 80 percent of global gallium production in 2023.
=> More than four-fifths of the world's gallium came from China in 2023.

The European Union suspended its retaliatory duties until March 31, 2025.
=> Until the end of March 2025, the EU has suspended its retaliatory duties.

Mexico became the largest U.S. trading partner in 2023, surpassing China.
=> In 2023, Mexico overtook China as the top trading partner of the United States.

The United States and Japan concluded a critical minerals agreement in March 2023.
=> Japan and the United States signed a deal on critical minerals in 2023.

Section 232 of the Trade Expansion Act of 1962 authorizes the President to adjust imports that
threaten to impair national security.
=> Under Section 232, the President can adjust imports that threaten national security.

Some economists argue that the tariffs raised consumer prices; others contend that exporters
absorbed most of the cost.
=> Economists disagree: some say the tariffs drove up consumer prices, others that exporters bore
most of the cost.

India did not join the trade pillar of the framework.
=> India stayed out of the framework's trade pillar.

Negotiators failed to reach an agreement before the ministerial conference ended on March 2, 2024.
=> When the ministerial ended in March 2024, negotiators had not reached agreement.

The agreement eliminates tariffs on more than 99 percent of goods traded between the two
countries.
=> Over 99% of goods traded between the two sides are freed of tariffs under the agreement.

Exports of liquefied natural gas (LNG) reached a record 11.9 billion cubic feet per day in 2023.
=> LNG exports hit a record 11.9 billion cubic feet a day in 2023.

Brazil supplied about one in five tons of soybeans imported by the bloc.
=> About 20 percent of the bloc's soybean imports came from Brazil.

The Commission is expected to issue a final determination by late 2025.
=> A final determination from the Commission is likely in late 2025.

The unemployment rate fell to 3.4 percent in January 2023, the lowest since 1969.
=> In January 2023, unemployment was at 3.4%, its lowest level since 1969.

The Federal Reserve raised its target rate by 75 basis points in November 2022.
=> In November 2022, the Federal Reserve increased its target rate by 0.75 percentage points.

The company, based in Shenzhen, was added to the Entity List in May 2019.
=> Shenzhen-based, the company has been on the Entity List since May 2019.

Border Patrol encounters at the Southwest border decreased by 77 percent from December 2023 to
August 2024.
=> Encounters at the Southwest border went down 77% between December 2023 and August 2024, Border
Patrol figures show.

Farm income reached a record $182 billion in 2022 and is forecast to fall to $116 billion in 2024.
=> After a record $182 billion in 2022, farm income is projected to drop to $116 billion in 2024.

SNAP served an average of 42.1 million people per month in fiscal year 2023.
=> In FY2023, an average of 42.1 million persons a month participated in SNAP.

The rule took effect in early 2024 and applies to some 3.6 million workers.
=> About 3.6 million employees are covered by the rule, which came into force in 2024.

Chinese firms allegedly obtained restricted chips through intermediaries in Malaysia and the
United Arab Emirates (UAE).
=> Firms from China are accused of having obtained restricted chips by way of the UAE and
Malaysia.

The World Bank lent Pakistan $1.69 billion for flood recovery in 2022 and 2023.
=> Pakistan received World Bank loans of $1.69 billion for flood recovery in 2022-2023.

Between 10 and 12 million people are thought to live in the affected provinces.
=> The affected provinces are believed to be home to 10 million to 12 million people.

The program's cost has more than doubled since the early 2000s.
=> Since the early 2000s, the cost of the program has increased more than twofold.

The merger, valued at $24.6 billion, was blocked by a federal court in December 2024.
=> In December 2024, a federal court stopped the $24.6 billion merger.

A third of the grants went to tribal governments.
=> Tribal governments got one-third of the grants.

The agency denied 1,204 of 9,972 applications.
=> Of about 10,000 applications, 1,204 were denied by the agency.

Neither chamber has acted on the proposal.
=> The proposal has not been acted on by either chamber.

The report does not say whether the funds were returned.
=> Whether the funds were returned is not stated in the report.

Japan's prime minister, Fumio Kishida, visited Washington in April 2024.
=> Fumio Kishida, then Japan's prime minister, came to Washington in April 2024.

Ethiopia and Tigrayan leaders signed a cessation of hostilities agreement in Pretoria, South
Africa, on November 2, 2022.
=> In November 2022, in Pretoria, Ethiopia and leaders from Tigray agreed to stop fighting.

The settlement barred the bank from opening new branches for five years.
=> For five years, the bank may not open new branches under the settlement.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
