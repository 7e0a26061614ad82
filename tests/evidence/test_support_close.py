"""Restatements close to their quotes that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
The Department of the Navy requested $65.8 billion for shipbuilding in FY2027, including funds for
two destroyers.
=> For FY2027, the Department of the Navy requested $65.8 billion for shipbuilding, with funds for
two destroyers included.

In March 2025, the Administration suspended intelligence sharing with Ukraine for about one week.
=> The Administration suspended intelligence sharing with Ukraine in March 2025 for roughly a
week.

Sudan's army retook Khartoum in March 2025 but has not regained control of Darfur.
=> Sudan's army recaptured Khartoum in March 2025 but still does not control Darfur.

The program has supported an estimated 1.2 million jobs since its inception in 1992.
=> Since its start in 1992, the program has supported an estimated 1.2 million jobs.

Canada is the largest foreign supplier of crude oil to the United States, accounting for 62
percent of imports in 2024.
=> Canada supplied 62% of U.S. crude oil imports in 2024, more than any other foreign supplier.

Some stakeholders contend that the rule could impose significant costs on small manufacturers.
=> The rule could impose significant costs on small manufacturers, some stakeholders contend.

CBO projects that federal debt held by the public will rise from 98 percent of GDP in 2024 to 118
percent in 2035.
=> Federal debt held by the public is projected by CBO to grow from 98% of GDP in 2024 to 118% in
2035.

The White House announced on April 2, 2025, a minimum 10 percent tariff on imports from nearly all
countries.
=> On April 2, 2025, the White House announced a tariff of at least 10% on imports from almost all
countries.

Tunisia's parliament was dissolved by President Kais Saied in March 2022.
=> In March 2022, President Kais Saied dissolved Tunisia's parliament.

The agency may extend the deadline by up to 90 days for good cause.
=> For good cause, the agency can extend the deadline by as many as 90 days.

Between 2019 and 2023, at least 71 health care data breaches each affected more than 1 million
people.
=> At least 71 health care data breaches from 2019 to 2023 affected over 1 million people each.

The Army plans to divest all of its older Apache helicopters by FY2027.
=> By FY2027, the Army plans to get rid of all its older Apache helicopters.

NATO agreed at its 2025 summit in The Hague to a target of 5 percent of GDP by 2035.
=> At the 2025 summit in The Hague, NATO agreed on a target of 5% of GDP by 2035.

Hungary and Slovakia have continued to import Russian oil under an exemption from the EU embargo.
=> Under an exemption from the EU embargo, Slovakia and Hungary continue to import oil from
Russia.

The House Committee on Oversight held three hearings on the matter in 2024.
=> Three hearings on the matter were held by the House Oversight Committee in 2024.

Moldova's pro-EU government has accused Russia of interfering in the country's elections; Russia
denies the accusation.
=> Moldova's pro-EU government accuses Russia of interfering in Moldovan elections, which Russia
denies.

P.L. 118-50 provided $60.8 billion in supplemental appropriations related to Ukraine.
=> Supplemental appropriations of $60.8 billion related to Ukraine were provided by P.L. 118-50.

The provision would not apply to contracts signed before January 1, 2026.
=> Contracts signed before January 1, 2026, would be exempt from the provision.

Approximately 1.9 million people, or 90 percent of Gaza's population, have been displaced.
=> About 90% of Gaza's population, some 1.9 million people, have been displaced.

The Federal Aviation Administration (FAA) is short about 3,000 air traffic controllers.
=> FAA lacks about 3,000 air traffic controllers.

The administration has not said whether it will seek an extension of the agreement.
=> It is not known from the administration whether it will seek to extend the agreement.

Uganda and Rwanda have been accused of supporting armed groups in eastern Congo, which both deny.
=> Both Uganda and Rwanda deny accusations of supporting armed groups in eastern Congo.

Retail electricity prices rose by 6.5 percent from May 2024 to May 2025.
=> From May 2024 to May 2025, retail electricity prices increased 6.5%.

The commission voted unanimously to approve the license in September 2024.
=> In September 2024, the commission unanimously approved the license.

Section 702 authorities were extended through April 2026 by the Reforming Intelligence and
Securing America Act (RISAA).
=> RISAA extended Section 702 authorities to April 2026.

The Taliban have banned girls from attending school beyond the sixth grade.
=> Under the Taliban, girls are banned from school beyond the sixth grade.

Australia and the United States signed a critical minerals framework worth up to $8.5 billion in
October 2025.
=> In October 2025, the United States and Australia signed a framework on critical minerals worth
as much as $8.5 billion.

The maximum penalty is five years in prison and a fine of $250,000.
=> Violators face at most five years in prison and a fine of $250,000.

Researchers found that fewer than 10 percent of eligible families received the subsidy.
=> Less than 10% of eligible families received the subsidy, researchers found.

Several countries, including Kenya and Uganda, have contributed troops to the mission.
=> Kenya and Uganda are among the countries that have contributed troops to the mission.

The Supreme Court upheld the law in a unanimous decision on January 17, 2025.
=> On January 17, 2025, the Supreme Court unanimously upheld the law.

Mexico extradited 26 alleged cartel members to the United States in August 2025.
=> In August 2025, Mexico transferred 26 alleged cartel members to the United States.

The grants are available to states, tribes, and localities but not to for-profit entities.
=> States, tribes, and localities, though not for-profit entities, can receive the grants.

U.S. officials estimate that Russia has suffered more than 1 million casualties since February
2022.
=> Since February 2022, Russia has suffered over 1 million casualties, U.S. officials estimate.

The Maldives, which has a population of about 520,000, elected Mohamed Muizzu president in
September 2023.
=> In September 2023, the Maldives, with about 520,000 people, elected Mohamed Muizzu as
president.

The bill would double the size of the tax credit to $4,000.
=> The tax credit would be doubled, to $4,000, under the bill.

Airlines carried 819 million passengers in 2023, compared with 811 million in 2019.
=> In 2023, airlines carried 819 million passengers, up from 811 million in 2019.

Opposition lawmakers boycotted the vote, which the government won 151-0.
=> The government won the vote by 151 to 0, as opposition lawmakers boycotted it.

The report was submitted three months late.
=> The report was three months late.

China's navy has more than 370 ships and submarines, making it numerically the largest in the
world.
=> With over 370 ships and submarines, China's navy is the world's largest by number.

A majority of the states joined the compact.
=> Most of the states joined the compact.

A number of ports closed for the winter.
=> Several ports closed for the winter.

Texas is among the largest producers of wind power.
=> Texas is one of the largest producers of wind power.

Texas is the largest producer of wind power.
=> Texas is one of the largest producers of wind power.

The 21st Amendment repealed the ban.
=> The Twenty-first Amendment repealed the ban.

About 67 percent of the residents voted in the spring.
=> Two-thirds of the residents voted in the spring.

Peru and Chile signed the treaty.
=> Both Peru and Chile signed the treaty.

Revenue was $60 million in 2020, down from $80 million in 2019.
=> Revenue fell from $80 million in 2019 to $60 million in 2020.

There is no doubt that the mayor resigned in May.
=> The mayor resigned in May.

No member denied that the mayor resigned in May.
=> The mayor resigned in May.

Utah has fewer rural clinics than Ohio.
=> Ohio has more rural clinics than Utah.

The Navy is smaller than the Army.
=> The Army is larger than the Navy.

The road closed Monday to all traffic.
=> The road was closed by Monday to all traffic.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
