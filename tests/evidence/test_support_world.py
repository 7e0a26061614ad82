"""Restatements about the world and the law that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
The Administration has not submitted the report that Congress required by June 1, 2025.
=> Congress required the report by June 1, 2025; the Administration has not submitted it.

Since 2017, Saudi Arabia has purchased $24 billion in U.S. defense articles, more than any other
country.
=> Saudi Arabia has bought $24 billion in U.S. defense articles since 2017, the most of any
country.

Chinese and Russian bombers flew a joint patrol near Alaska for the first time in July 2024.
=> In July 2024, Russian and Chinese bombers jointly patrolled near Alaska for the first time.

The Ethiopian government and the Amhara militia known as Fano have been fighting since August
2023.
=> Fighting between Ethiopia's government and Fano, an Amhara militia, began in August 2023.

U.S. Central Command (CENTCOM) said that it struck more than 1,000 targets in Yemen between March
15 and May 6, 2025.
=> According to CENTCOM, more than 1,000 targets in Yemen were struck from March 15 to May 6,
2025.

Bangladesh's interim government, led by Nobel laureate Muhammad Yunus, has pledged to hold
elections by April 2026.
=> Bangladesh's interim government under Muhammad Yunus has promised elections by April 2026.

The Internal Revenue Service (IRS) lost 25 percent of its workforce between January and May 2025.
=> From January to May 2025, a quarter of IRS staff left.

Most of the increase reflects higher interest payments on the debt.
=> The increase is mostly due to higher interest on the debt.

Republicans hold 53 of the Senate's 100 seats.
=> With 53 of 100 seats, Republicans control the Senate.

The Panel of Experts reported that the group earned up to $3 billion from cyberattacks from 2017
to 2023.
=> The Panel of Experts says the group made as much as $3 billion through cyberattacks in
2017-2023.

Pyongyang has conducted six nuclear tests, the last in September 2017.
=> North Korea's sixth and most recent nuclear test was in September 2017.

The bill would repeal the tax credit for electric vehicles after 2025.
=> Under the bill, the electric vehicle tax credit would end after 2025.

Officials in both governments have denied the allegation.
=> Both governments' officials deny the allegation.

Cuba has allowed Russian warships to dock in Havana on several occasions since June 2024.
=> Since June 2024, Russian warships have several times docked in Havana with Cuba's permission.

The Bureau of Reclamation projects that Lake Mead could fall below 1,035 feet by 2027.
=> Lake Mead might drop under 1,035 feet by 2027, the Bureau of Reclamation projects.

Under current law, the benefit will be cut by 23 percent in 2033.
=> If the law does not change, benefits will be reduced 23% in 2033.

Producers of corn and soybeans received nearly half of the payments.
=> Almost half of the payments went to corn and soybean producers.

The Office of the U.S. Trade Representative (USTR) initiated the investigation in April 2024 at
the request of five labor unions.
=> At five labor unions' request, USTR opened the investigation in April 2024.

The Syrian government of President Bashar al Asad fell on December 8, 2024.
=> President Asad's government in Syria fell in December 2024.

It is the only U.S. base in Africa.
=> The United States has no other base in Africa.

Lawmakers from both chambers urged the Secretary to reconsider.
=> Members of the House and Senate urged the Secretary to think again.

In January 2025, President Trump rescinded the executive order, which President Biden had issued
in October 2023.
=> The executive order that President Biden issued in October 2023 was rescinded by President
Trump in January 2025.

Serbia, unlike its neighbors, has not joined EU sanctions on Russia.
=> Serbia has not joined the EU's sanctions against Russia, though its neighbors have.

Approximately 4.4 million Venezuelans in the region need assistance, according to the United
Nations.
=> The United Nations says that about 4.4 million Venezuelans in the region need help.

The plant is expected to begin production in 2028, two years later than planned.
=> Production at the plant is now expected to start in 2028, a delay of two years.

Congress last reauthorized the act in 2013; its authorization expired at the end of FY2018.
=> Last reauthorized in 2013, the act's authorization lapsed at the end of FY2018.

The settlement does not cover claims by foreign governments.
=> Foreign governments' claims are outside the settlement.

Ghana supplies about 20 percent of the world's cocoa; Cote d'Ivoire supplies about 40 percent.
=> About 40% of the world's cocoa comes from Cote d'Ivoire and about 20% from Ghana.

House Republicans blocked the resolution on a 214-213 vote.
=> On a vote of 214 to 213, House Republicans blocked the resolution.

The Treasury Department sanctioned Karimi in July 2021 for plotting to kidnap a journalist in New
York.
=> Karimi was sanctioned by Treasury in July 2021 over a plot to kidnap a New York journalist.

India imported little Russian oil before 2022 but has since become its second-largest buyer.
=> India, which bought little Russian oil before 2022, is now its second-largest purchaser.

Funding for the agency fell by a third between FY2010 and FY2020, adjusted for inflation.
=> Adjusted for inflation, the agency's funding dropped by one-third from FY2010 to FY2020.

The Food and Agriculture Organization (FAO) estimates that 733 million people were undernourished
in 2023.
=> By FAO's estimate, 733 million people went undernourished in 2023.

Libya has been divided between rival governments since 2014.
=> Since 2014, rival governments have divided Libya.

Somaliland declared independence from Somalia in 1991 but has not been recognized by any U.N.
member state except Israel.
=> Only Israel among U.N. member states has recognized Somaliland, which declared independence
from Somalia in 1991.

Any Member may object, in which case the vote is postponed.
=> The vote is postponed if any Member objects.

Ukraine has received at least six Patriot batteries.
=> At least six Patriot batteries have been delivered to Ukraine.

A majority of Commissioners must approve the merger.
=> The merger requires the approval of most Commissioners.

The commission's mandate, which began in March 2022, was renewed for two years in April 2024.
=> Begun in March 2022, the commission's mandate was renewed in April 2024 for two years.

Private insurers denied about 19 percent of in-network claims in 2023.
=> In 2023, roughly 19% of in-network claims were denied by private insurers.

Kosovo is not recognized by five EU members: Cyprus, Greece, Romania, Slovakia, and Spain.
=> Five EU members, Cyprus, Greece, Romania, Slovakia, and Spain, do not recognize Kosovo.

The number of refugees admitted fell from 100,034 in FY2024 to fewer than 40,000 in FY2025.
=> Refugee admissions fell below 40,000 in FY2025 from 100,034 in FY2024.

Under the rule, lenders may not consider medical debt.
=> The rule prohibits lenders from considering medical debt.

Some observers question whether the agency can meet the deadline.
=> There is doubt among some observers that the agency can meet the deadline.

The tax would raise an estimated $3.4 billion over five years.
=> An estimated $3.4 billion would be raised by the tax in five years.

In all, 19 of the 32 members spent at least 2 percent of GDP on defense in 2024.
=> Nineteen of 32 members put 2% of GDP or more into defense in 2024.

The accident killed 67 people, including three soldiers aboard the helicopter.
=> Sixty-seven people died in the accident, three of them soldiers on the helicopter.

Iran has threatened to close the Strait of Hormuz, through which about one-fifth of global oil
consumption passes.
=> About 20% of the oil consumed worldwide passes through the Strait of Hormuz, which Iran has
threatened to close.

The Department has neither confirmed nor denied the report.
=> The report has been neither confirmed nor denied by the Department.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
