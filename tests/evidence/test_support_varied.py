"""Restatements of all sorts that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
The Department of Homeland Security (DHS) terminated Temporary Protected Status (TPS) for Haiti,
effective September 2, 2025, affecting an estimated 521,000 people.
=> DHS ended TPS for Haiti as of September 2, 2025, a step that affects about 521,000 people.

Since January 2021, the European Union has provided nearly €132 billion in aid to Ukraine, of
which €47.3 billion was military.
=> EU aid to Ukraine since January 2021 comes to almost €132 billion, including €47.3 billion in
military aid.

The Court of Justice dismissed the Commission's appeal on July 4, 2024.
=> On July 4, 2024, the Commission's appeal was rejected by the Court of Justice.

In a 2023 report, the Government Accountability Office (GAO) found that the Air Force had not
fully implemented six of 13 recommendations.
=> GAO reported in 2023 that six of its 13 recommendations had yet to be fully implemented by the
Air Force.

The F-35 program is expected to cost more than $2 trillion over its life cycle, according to GAO.
=> GAO puts the expected life-cycle cost of the F-35 program at more than $2 trillion.

Lockheed Martin delivered 98 aircraft in 2023, down from 141 in 2022.
=> Deliveries by Lockheed Martin dropped to 98 aircraft in 2023 from 141 the year before.

The Marine Corps no longer operates tanks.
=> The Marine Corps has given up its tanks.

The Houthis have attacked more than 100 merchant vessels since November 2023, sinking two and
killing four sailors.
=> More than 100 merchant ships have come under Houthi attack since November 2023; two sank and
four sailors were killed.

Some 3,000 U.S. troops were withdrawn from Niger and Chad in 2024.
=> In 2024, about 3,000 U.S. service members left Chad and Niger.

India and China reached a border patrol agreement on October 21, 2024, ending a four-year
standoff.
=> A four-year standoff between China and India ended with a border patrol agreement in October
2024.

Experts disagree on whether the sanctions have worked.
=> Whether the sanctions have worked is disputed among experts.

The Philippines granted the United States access to four additional bases in February 2023,
bringing the total to nine.
=> In February 2023, Manila gave U.S. forces access to four more bases, for a total of nine.

President Xi Jinping has reportedly instructed the People's Liberation Army (PLA) to be ready for
an invasion of Taiwan by 2027.
=> According to reports, Xi has told the PLA to be prepared by 2027 to invade Taiwan.

Venezuela holds the world's largest proven oil reserves but produced less than 1 million barrels
per day in 2024.
=> Although its proven oil reserves are the largest in the world, Venezuela produced under 1
million barrels a day in 2024.

The tax credit, worth up to $7,500 per vehicle, expired on September 30, 2025.
=> A tax credit of as much as $7,500 per vehicle ended on September 30, 2025.

Solar accounted for 81 percent of new generating capacity in 2024.
=> Some four-fifths of new generating capacity in 2024 was solar.

The Federal Energy Regulatory Commission (FERC) rejected the proposal by a 2-1 vote in November
2024.
=> In a 2-1 vote in November 2024, FERC turned down the proposal.

Nuclear power has provided roughly 20 percent of U.S. electricity every year since 1990.
=> Each year since 1990, around a fifth of U.S. electricity has come from nuclear power.

The drought reduced Mexico's water deliveries to less than 30 percent of the amount required under
the 1944 treaty.
=> Because of drought, Mexico delivered under 30% of the water that the 1944 treaty requires.

An estimated 1.3 million households will lose access to the subsidy if Congress does not act.
=> Unless Congress acts, about 1.3 million households stand to lose the subsidy.

The measles vaccination rate among kindergartners fell from 95.2 percent in the 2019-2020 school
year to 92.7 percent in 2023-2024.
=> Among kindergartners, measles vaccination declined to 92.7% in 2023-2024 from 95.2% in
2019-2020.

The National Institutes of Health (NIH) awarded $36.1 billion in grants in FY2024, 81 percent of
its budget.
=> NIH grants totaled $36.1 billion in FY2024, or 81% of the agency's budget.

Twelve states have not expanded Medicaid.
=> Medicaid has not been expanded in 12 states.

The drug's manufacturer, Biogen, discontinued it in January 2024.
=> Biogen, which makes the drug, stopped selling it in early 2024.

The Supreme Court has not decided whether the statute applies retroactively.
=> Whether the statute is retroactive has not been settled by the Supreme Court.

S. 1241 would impose tariffs of at least 500 percent on imports from countries that knowingly buy
Russian oil.
=> Under S. 1241, imports from countries knowingly purchasing Russian oil would face tariffs of
500% or more.

The House passed H.R. 1 on May 22, 2025, by a vote of 215-214, and the Senate passed an amended
version on July 1.
=> H.R. 1 passed the House by 215 to 214 in May 2025; the Senate approved an amended version on
July 1, 2025.

The provision sunsets on December 31, 2028, unless Congress extends it.
=> Without an extension by Congress, the provision expires at the end of 2028.

The committee's chair, Representative Jason Smith, introduced the bill with 24 cosponsors.
=> Chairman Smith introduced the bill, which has 24 cosponsors.

Ranking Member Ron Wyden opposed the nomination.
=> The nomination was opposed by Senator Wyden, the ranking member.

Most witnesses supported the legislation; none testified against it.
=> No witness spoke against the legislation, and most backed it.

The report covers fiscal years 2019 through 2023.
=> Covered by the report are FY2019 to FY2023.

U.S. direct investment in Mexico totaled $144.5 billion in 2023 (stock, historical-cost basis).
=> The stock of U.S. direct investment in Mexico reached $144.5 billion in 2023.

Vietnam is the third-largest source of U.S. imports of furniture, after China and Mexico.
=> Only China and Mexico ship more furniture to the United States than Vietnam does.

The yuan depreciated by about 8 percent against the dollar in 2022.
=> In 2022, the renminbi lost some 8% of its value against the dollar.

Inflation slowed to 2.4 percent in September 2024, its lowest rate since February 2021.
=> September 2024 inflation, at 2.4%, was the lowest since February 2021.

Real wages have grown since mid-2023, after falling for two years.
=> After two years of decline, real wages have been rising since the middle of 2023.

The merger would reduce the number of national carriers from four to three.
=> With the merger, there would be three national carriers instead of four.

The Federal Communications Commission (FCC) may not regulate content on cable systems.
=> FCC is not allowed to regulate cable content.

TikTok's parent company, ByteDance, denies that it shares data with the Chinese government.
=> ByteDance, TikTok's parent, says it does not share data with China's government.

The United States has not ratified the U.N. Convention on the Law of the Sea.
=> Washington is not a party to the United Nations Convention on the Law of the Sea, which it has
not ratified.

Greenland's parliament banned uranium mining in 2021.
=> A ban on uranium mining was passed by Greenland's parliament in 2021.

Up to 90 percent of the cocaine entering the United States transits Mexico.
=> As much as 90% of cocaine that reaches the United States comes through Mexico.

The Haitian National Police has about 9,000 officers for a population of 11.7 million.
=> Haiti, with 11.7 million people, has some 9,000 police officers.

Nigeria, Africa's most populous country, removed fuel subsidies in May 2023.
=> In May 2023, Nigeria ended its fuel subsidies.

The military, led by General Min Aung Hlaing, overthrew the elected government of Aung San Suu
Kyi.
=> The elected government of Aung San Suu Kyi was toppled by the military under Min Aung Hlaing.

South Sudan gained independence from Sudan in 2011.
=> In 2011, South Sudan became independent of Sudan.

The IMF approved a $3 billion loan for Ghana in May 2023 after a nine-month delay.
=> After nine months' delay, Ghana's $3 billion loan was approved by the International Monetary
Fund in May 2023.

The agreement, known as AUKUS, could cost Australia as much as A$368 billion over 30 years.
=> AUKUS may cost Australia up to A$368 billion over three decades.

The Navy estimates that the ship will be delivered 18 months late.
=> The ship will arrive a year and a half late, by the Navy's estimate.

Members have introduced several bills, including S. 2043 and H.R. 3950, to repeal the 2002
authorization.
=> Bills to repeal the 2002 authorization include H.R. 3950 and S. 2043.

Colombia's coca cultivation reached a record 253,000 hectares in 2023, 10 percent more than in
2022.
=> In 2023, coca cultivation in Colombia grew 10% to a record 253,000 hectares.

Fewer than half of the respondents had heard of the program.
=> Less than 50% of respondents knew of the program.

The regulation exempts farms with annual sales under $25,000.
=> Farms that sell less than $25,000 a year are exempt from the regulation.

About 70 percent of the fund is invested abroad, mainly in the United States.
=> The fund holds some 70% of its investments abroad, most of them in the United States.

Unlike the House bill, the Senate bill would not cap the deduction.
=> The Senate bill, unlike that of the House, contains no cap on the deduction.

The deadline was extended twice, most recently to June 30, 2026.
=> Extended two times, the deadline is now June 30, 2026.

Interest payments could exceed defense spending as early as 2027.
=> Interest costs might be larger than defense spending by 2027.

Chad expelled French troops in January 2025.
=> France's troops were made to leave Chad in January 2025.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
