"""Restatements about defense and foreign affairs that an editor would pass."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

SOUND = """
Poland plans to spend 4.7 percent of its GDP on defense in 2025, the highest share in the North
Atlantic Treaty Organization (NATO).
=> In 2025, Poland intends to devote 4.7% of GDP to defense, more than any other NATO member.

The Navy has deployed two carrier strike groups to the region since October 2023.
=> Since October 2023, two carrier strike groups have been sent to the region by the Navy.

General Charles Brown, Chairman of the Joint Chiefs of Staff, testified that the shortfall could
take 5 to 7 years to remedy.
=> General Brown told Congress in testimony that fixing the shortfall might take from five to
seven years.

Turkey ratified Sweden's accession in January 2024; Hungary followed in February.
=> Sweden's accession was approved by Turkey in January 2024 and by Hungary in February 2024.

Iran reportedly supplied Russia with several hundred short-range ballistic missiles.
=> Russia is said to have received several hundred short-range ballistic missiles from Iran.

The alliance did not invoke Article 5 until September 12, 2001.
=> Article 5 was first invoked by the alliance in September 2001.

U.S. officials assess that Beijing could field 1,000 warheads by 2030.
=> By 2030, China might have 1,000 warheads, U.S. officials assess.

Taiwan extended compulsory military service from four months to one year, effective January 2024.
=> From January 2024, Taiwan lengthened conscription to a year, up from four months.

The 2024 law bars the use of funds to transfer detainees to Yemen, Libya, Somalia, or Syria.
=> Under the 2024 law, funds may not be used for transferring detainees to Libya, Somalia, Syria,
or Yemen.

Approximately 28,500 U.S. troops are stationed in South Korea.
=> The United States keeps about 28,500 military personnel in the Republic of Korea.

The Army fell short of its fiscal year 2022 recruiting goal by 15,000 soldiers.
=> In FY2022, the Army missed its recruiting target by 15,000 soldiers.

According to a State Department official, the two sides held at least three rounds of talks in
Geneva.
=> A State Department official said that there were at least three rounds of talks in Geneva.

Moscow denied that its forces had crossed the border.
=> Russia said that its forces had not crossed the border.

The treaty limits each party to 1,550 deployed warheads.
=> Under the treaty, neither party may deploy more than 1,550 warheads.

Observers accuse the government of using the law to silence its critics.
=> The government is alleged by observers to have used the law to silence critics.

Armenia and Azerbaijan have fought two wars over Nagorno-Karabakh, most recently in 2020.
=> Armenia and Azerbaijan last went to war over Nagorno-Karabakh in 2020.

Kenyan President William Ruto offered to send 1,000 police officers to Haiti in July 2023.
=> In July 2023, Kenya's president offered Haiti 1,000 police officers.

The sanctions were lifted in part in December 2022 and reimposed in full in April 2024.
=> Partly eased in December 2022, the sanctions were fully restored in April 2024.

About 6.3 million Ukrainians have been recorded as refugees in Europe.
=> Some 6.3 million refugees from Ukraine are recorded in Europe.

Israel and Hezbollah agreed to a cease-fire on November 27, 2024, brokered by the United States
and France.
=> Brokered by France and the United States, a cease-fire between Israel and Hezbollah took effect
in November 2024.

The junta, which seized power in February 2021, controls less than half of the country.
=> Under half of the country is in the hands of the junta that took power in February 2021.

Analysts have expressed concern that the militia could resume attacks on shipping in the Red Sea.
=> Analysts worry that the militia might again attack Red Sea shipping.

The President waived the restriction in 2019, 2020, and 2021.
=> The restriction was waived by the President three times, from 2019 to 2021.

Egypt has received $1.3 billion in annual Foreign Military Financing (FMF) since 1987.
=> Since 1987, Egypt has been given $1.3 billion a year in FMF.

Qatar hosts the forward headquarters of U.S. Central Command (CENTCOM) at Al Udeid Air Base.
=> CENTCOM's forward headquarters is at Al Udeid Air Base in Qatar.

The Administration withheld $5 billion in foreign aid in August 2025 through a pocket rescission,
which GAO considers unlawful.
=> In August 2025 the Administration used a pocket rescission, unlawful in GAO's view, to withhold
$5 billion in foreign aid.

The Act authorizes $886 billion for national defense for FY2024, a 3 percent increase over FY2023.
=> National defense authorizations for FY2024 total $886 billion, 3% more than in FY2023.

Turkey's lira has lost more than 80 percent of its value since 2018.
=> Since 2018 the Turkish currency has shed over four-fifths of its value.

In 2019, the United States removed Turkey from the F-35 program after it took delivery of the
Russian S-400 system.
=> The United States expelled Turkey from the F-35 program in 2019 because of its acquisition of
Russia's S-400.

Egypt's President Abdel Fattah al Sisi won a third term in December 2023 with 89.6 percent of the
vote.
=> In December 2023, President Sisi was reelected to a third term, winning 89.6% of votes.

Hamas killed some 1,200 people and took 251 hostages on October 7, 2023.
=> On October 7, 2023, about 1,200 people were killed and 251 taken hostage by Hamas.

Analysts estimate that Hezbollah had between 120,000 and 200,000 rockets before the war.
=> Before the war, by analysts' estimates, Hezbollah possessed 120,000 to 200,000 rockets.

The bill was vetoed by California Governor Gavin Newsom on September 29, 2024.
=> California's governor, Gavin Newsom, vetoed the bill in September 2024.

Wages in the sector increased by 4.1 percent, compared with 3.9 percent for all private workers.
=> Pay in the sector rose 4.1%, slightly more than the 3.9% for all private workers.

Prior to 2018, states could not authorize sports betting under the Professional and Amateur Sports
Protection Act.
=> Until 2018, the Professional and Amateur Sports Protection Act kept states from authorizing
sports betting.

The agency has limited authority to regulate intrastate pipelines.
=> The agency's authority over intrastate pipelines is limited.

The Secretary may waive the requirement if compliance would harm national security.
=> The Secretary can waive the requirement where complying would hurt national security.

Farm groups oppose the rule; environmental groups support it.
=> Environmental groups are in favor of the rule, farm groups against it.

China is the leading producer of 30 of the 44 critical minerals for which data are available.
=> Of 44 critical minerals with available data, China leads production of 30.

The court did not reach the constitutional question.
=> The constitutional question was left undecided by the court.

Unauthorized crossings have fallen to their lowest level in decades.
=> Crossings without authorization are at the lowest level in decades.

The United Kingdom left the European Union on January 31, 2020.
=> In January 2020, the UK withdrew from the EU.

U.S. intelligence assesses that Iran is not building a nuclear weapon.
=> According to U.S. intelligence, Iran is not currently building nuclear weapons.

The company neither admitted nor denied wrongdoing.
=> The company did not admit or deny wrongdoing.

Under the agreement, Mexico committed to deploying 10,000 National Guard troops to the border.
=> Mexico agreed to send 10,000 National Guard members to the border.

The average age of the fleet is 28 years.
=> On average, aircraft in the fleet are 28 years old.

Denmark transferred all 19 of its F-16s to Ukraine by the end of 2024.
=> By late 2024, Ukraine had received all 19 Danish F-16s.

Since 2014, Congress has appropriated more than $174 billion in supplemental funds for Ukraine.
=> Congress has provided over $174 billion in supplemental appropriations for Ukraine since 2014.

Drug prices in the United States are on average 2.78 times those in 33 other countries.
=> U.S. drug prices average 2.78 times what they are in 33 other countries.

The Fed left rates unchanged in January 2025 after three consecutive cuts in late 2024.
=> After cutting rates three times in a row in late 2024, the Fed did not change them in January
2025.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_quote_supports_itself(quote: str, statement: str) -> None:
    assert find_gaps(quote, [f"It began before that. {quote} It went on after."]) == ()
