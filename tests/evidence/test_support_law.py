"""Restatements about bills, courts and agencies that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
The Senate passed S. 870 by a vote of 95-2 on April 20, 2023.
=> S. 870 passed the Senate in April 2023, with 95 votes for and 2 against.

H.R. 7024 would expand the child tax credit; the Senate has not considered the bill.
=> The Senate has yet to take up H.R. 7024, which would enlarge the child tax credit.

The Court held in a 6-3 decision that the agency exceeded its authority under the Clean Air Act.
=> By six votes to three, the Court ruled that the agency had gone beyond its Clean Air Act
authority.

Senator Maria Cantwell and Representative Cathy McMorris Rodgers released a discussion draft in
April 2024.
=> In April 2024, Cantwell and McMorris Rodgers put out a discussion draft.

The bill was referred to the House Committee on Energy and Commerce and has not advanced.
=> The bill has not moved beyond the House Energy and Commerce Committee.

No Member has sought to reauthorize the commission since it expired in 2011.
=> Since the commission lapsed in 2011, nobody in Congress has tried to reauthorize it.

The law requires agencies to respond within 20 days of receiving a request.
=> Agencies must answer a request within 20 days under the law.

The 118th Congress enacted 274 public laws, fewer than any Congress in decades.
=> In the 118th Congress, 274 public laws were enacted.

Opponents argue that the measure could burden small businesses.
=> The measure might burden small businesses, opponents contend.

It is unclear whether the President has authority to remove commissioners without cause.
=> Whether the President may remove commissioners without cause is not clear.

Under Section 5(b)(2), the Secretary shall publish the list annually.
=> The Secretary must publish the list every year under Section 5(b)(2).

The House voted 217-213 to reject the amendment.
=> The amendment was rejected in the House by 217 to 213.

The Senate has voted against the nomination twice.
=> Twice the nomination has been voted down in the Senate.

The bill does not prohibit states from setting higher standards.
=> States could still set higher standards under the bill.

Only Maine and Nebraska do not allocate all their electors to the statewide winner.
=> All states but Maine and Nebraska give all electors to the statewide winner.

The two bills, H.R. 1163 and S. 1018, were introduced in February 2025.
=> Both H.R. 1163 and S. 1018 date from February 2025.

The Export-Import Bank's authority to lend expires on December 31, 2026.
=> The Export-Import Bank may lend until the end of 2026.

In FY2023, DHS components reported 1,900 cyber incidents, of which 12 were classified as major.
=> DHS components reported 1,900 cyber incidents in FY2023, 12 of them major.

Kazakhstan produced 43 percent of the world's uranium in 2022, followed by Canada (15 percent) and
Namibia (11 percent).
=> In 2022, 43% of the world's uranium came from Kazakhstan, 15% from Canada, and 11% from
Namibia.

The VA has obligated $9.4 billion for the electronic health record program through FY2023.
=> Through FY2023, VA obligations for the electronic health record program came to $9.4 billion.

South Africa accused Israel of genocide before the International Court of Justice (ICJ) in
December 2023; Israel rejects the charge.
=> In December 2023, South Africa brought an accusation of genocide against Israel to the ICJ,
which Israel rejects.

U.S. forces conducted airstrikes against Islamic State targets in northwest Nigeria on December
25, 2025.
=> On December 25, 2025, Islamic State targets in northwestern Nigeria were hit by U.S.
airstrikes.

The Biden Administration proposed, and the Trump Administration withdrew, a rule that would have
banned menthol cigarettes.
=> A rule banning menthol cigarettes, proposed under President Biden, was withdrawn under
President Trump.

No more than 7 percent of green cards may go to natives of any one country.
=> Natives of a single country can receive at most 7% of green cards.

The Senate has confirmed 22 of the 30 nominees; the other eight await a vote.
=> Of the 30 nominees, 22 have been confirmed by the Senate, and eight are still waiting.

Canada's defense spending was 1.37 percent of GDP in 2024, below NATO's 2 percent guideline.
=> At 1.37% of GDP in 2024, Canadian defense spending fell short of the NATO guideline of 2%.

Several lawmakers have called on the Administration to release the funds.
=> A number of lawmakers want the Administration to release the funds.

Roughly 2.6 billion people lack internet access.
=> About 2.6 billion people have no access to the internet.

Spain, Norway, and Ireland recognized a Palestinian state on May 28, 2024.
=> Ireland, Norway, and Spain recognized Palestine as a state in May 2024.

The ruling could limit agencies' ability to issue new regulations.
=> Agencies might be less able to issue new regulations because of the ruling.

Corn yields are projected to decline by 24 percent by 2030 under a high-emissions scenario.
=> In a high-emissions scenario, corn yields are expected to fall 24% by 2030.

The company agreed to pay $1.7 billion to settle the claims without admitting liability.
=> Without admitting liability, the company settled the claims for $1.7 billion.

Greek shipowners control about one-fifth of the global merchant fleet.
=> About 20% of the world's merchant fleet is controlled by shipowners from Greece.

Under the Constitution, revenue bills must originate in the House.
=> The Constitution requires revenue bills to start in the House.

The U.S. trade deficit in goods with Vietnam reached $123.5 billion in 2024, the third-highest
after China and Mexico.
=> The goods trade deficit with Vietnam, $123.5 billion in 2024, was exceeded only by those with
China and Mexico.

Zambia defaulted on its debt in November 2020 and completed a restructuring in June 2024.
=> After defaulting in November 2020, Zambia concluded its debt restructuring in mid-2024.

The Air Force plans to retire the A-10 by the end of FY2026.
=> By the end of FY2026, the Air Force intends to have retired its A-10s.

Public support for the measure ranged from 48 to 55 percent.
=> Between 48% and 55% of the public supported the measure.

The program has operated without authorization since October 1, 2023.
=> Since October 2023, the program's authorization has lapsed, though it still operates.

NASA selected SpaceX in 2021 and Blue Origin in 2023 to build lunar landers.
=> To build lunar landers, NASA chose SpaceX in 2021 and Blue Origin two years later, in 2023.

Neither Finland nor Sweden was a member of NATO before 2023.
=> Before 2023, Finland and Sweden were outside NATO.

The Commission voted 3-2 along party lines to adopt the rule.
=> The Commission adopted the rule by 3 votes to 2, along party lines.

Saudi Aramco reported net income of $121.3 billion in 2023, down from a record $161.1 billion in
2022.
=> Saudi Aramco's net income dropped from a record $161.1 billion in 2022 to $121.3 billion in
2023.

The exemption does not extend to contractors.
=> Contractors are not covered by the exemption.

An outbreak of H5N1 has affected more than 160 million birds since 2022.
=> Since 2022, over 160 million birds have been affected by H5N1.

In 2022, Iran supplied, and Russia used in Ukraine, hundreds of Shahed-136 drones.
=> Russia used hundreds of Shahed-136 drones from Iran in Ukraine in 2022.

Legislation to extend the program failed in the House in December 2024.
=> In December 2024, the House did not pass legislation extending the program.

U.S. officials say that they do not know whether the shipment arrived.
=> Whether the shipment arrived is not known, according to U.S. officials.

The islands, administered by Japan, are also claimed by China and Taiwan.
=> China and Taiwan lay claim to the islands, which Japan administers.

The fund is expected to be depleted in 2033, three years earlier than projected last year.
=> Three years sooner than projected a year ago, the fund is likely to run out in 2033.

Colorado and Utah have objected to the proposed cuts.
=> The proposed cuts have drawn objections from Utah and Colorado.

The tariff on Brazilian goods rose from 10 percent to 50 percent on August 6, 2025.
=> On August 6, 2025, the tariff on goods from Brazil went up to 50% from 10%.

The pact obliges each member to treat an attack on one as an attack on all.
=> Under the pact, members must regard an attack on one of them as an attack on all.

Dominion Energy estimates that the 2.6-gigawatt project will cost $10.7 billion.
=> The 2,600-megawatt project will cost $10.7 billion, by Dominion Energy's estimate.

Ecuador's President Daniel Noboa declared an internal armed conflict in January 2024.
=> In January 2024, President Noboa of Ecuador declared that an internal armed conflict existed.

Nearly all of the aid, 96 percent, went to three countries: Ukraine, Israel, and Jordan.
=> Ukraine, Israel, and Jordan received 96% of the aid.

The agency employs some 14,000 people, about a quarter fewer than a decade ago.
=> With about 14,000 employees, the agency is around 25% smaller than ten years ago.

The law took effect immediately upon enactment on July 4, 2025.
=> Enacted on July 4, 2025, the law came into force at once.

Azerbaijan retook Nagorno-Karabakh in September 2023, prompting more than 100,000 ethnic Armenians
to flee.
=> After Azerbaijan seized back Nagorno-Karabakh in September 2023, over 100,000 ethnic Armenians
fled.

The drone, which costs about $30 million, has a range of 1,150 miles.
=> The drone costs some $30 million and has a range of 1,150 miles.

The subsidy lowers premiums for about 92 percent of enrollees.
=> For about 92% of enrollees, premiums are lower because of the subsidy.

Peru and Chile together produce nearly 40 percent of the world's copper.
=> Almost 40% of the world's copper comes from Chile and Peru.

The treaty has not entered into force because eight states have yet to ratify it.
=> Since eight states have not ratified it, the treaty is not in force.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
