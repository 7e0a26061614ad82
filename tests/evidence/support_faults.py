"""Statements that go beyond their quote, and the kind of gap that an editor would mark."""

from __future__ import annotations

# quote, statement, kind
FAULTS: tuple[tuple[str, str, str], ...] = (
    # number
    (
        "Appropriations for the account rose from $410 million in FY2023 to $455 million in FY2024.",
        "The account grew to $465 million in FY2024.",
        "number",
    ),
    (
        "The rescission would cancel $1.5 billion in unobligated balances.",
        "Some $1.5 million in unobligated balances would be rescinded.",
        "number",
    ),
    (
        "Approximately 28,500 U.S. troops are stationed in South Korea.",
        "About 25,800 U.S. troops are based in South Korea.",
        "number",
    ),
    (
        "The Senate passed S. 870 by a vote of 95-2 on April 20, 2023.",
        "The Senate passed S. 870 in April 2023 with 92 votes in favor.",
        "number",
    ),
    (
        "Forty states and the District of Columbia have adopted the expansion.",
        "The expansion has been adopted by 44 states.",
        "number",
    ),
    (
        "The reserve held 347 million barrels at the end of 2023.",
        "The reserve held 350 million barrels at the end of 2023.",
        "number",
    ),
    (
        "One in four adults reported having delayed care because of its cost.",
        "One in five adults said they delayed care because of cost.",
        "number",
    ),
    (
        "Negotiators held three rounds of talks in Geneva.",
        "Negotiators met for four rounds of talks in Geneva.",
        "number",
    ),
    (
        "Between 10 and 12 million people live in the affected provinces.",
        "Between 10 and 15 million people live in the affected provinces.",
        "number",
    ),
    (
        "The program's cost has doubled since 2001.",
        "The program's cost has tripled since 2001.",
        "number",
    ),
    (
        "Enrollment reached 21.4 million in 2024, compared with 11.4 million in 2020.",
        "Enrollment reached 11.4 million in 2024.",
        "number",
    ),
    (
        "Roughly two-thirds of the discretionary funding goes to states.",
        "About three-quarters of discretionary funding goes to the states.",
        "number",
    ),
    (
        "The House took up the fourth continuing resolution in March.",
        "The House took up the fifth continuing resolution in March.",
        "number",
    ),
    (
        "The law gives agencies 20 days to respond.",
        "Agencies have 30 days to respond under the law.",
        "number",
    ),
    (
        "Thousands of protesters gathered in the capital.",
        "Millions of protesters came together in the capital.",
        "number",
    ),
    # identifiers are names of documents
    (
        "H.R. 7024 would expand the child tax credit.",
        "H.R. 7042 would expand the child tax credit.",
        "name",
    ),
    (
        "P.L. 117-169 caps out-of-pocket spending in Part D.",
        "P.L. 117-196 caps out-of-pocket spending in Part D.",
        "name",
    ),
    (
        "Under Section 5(b)(2), the Secretary shall publish the list.",
        "Under Section 5(b)(3), the Secretary must publish the list.",
        "name",
    ),
    (
        "Resolution 2270 requires states to inspect cargo.",
        "States have to inspect cargo under Resolution 2375.",
        "name",
    ),
    (
        "Article 5 was invoked in September 2001.",
        "Article 4 was invoked in September 2001.",
        "name",
    ),
    # unit
    (
        "The tax rate rose by 3 percent.",
        "The tax rate rose by 3 percentage points.",
        "unit",
    ),
    (
        "The Commission fined the company 1.8 billion euros.",
        "The company was fined $1.8 billion by the Commission.",
        "unit",
    ),
    (
        "Iran transferred 200 missiles to Russia.",
        "Iran gave Russia 200 drones.",
        "unit",
    ),
    (
        "The pipeline carries 830,000 barrels per day.",
        "The pipeline carries 830,000 gallons per day.",
        "unit",
    ),
    (
        "The pipeline carries 830,000 barrels per day.",
        "The pipeline carries 830,000 barrels a month.",
        "unit",
    ),
    (
        "Repairs could take five years.",
        "Repairs could take five months.",
        "unit",
    ),
    (
        "The plant produced 40 kilograms of enriched uranium.",
        "The plant produced 40 tons of enriched uranium.",
        "unit",
    ),
    (
        "The base houses 4,000 soldiers.",
        "The base houses 4,000 civilians.",
        "unit",
    ),
    (
        "Wind farms generated 434 terawatt-hours in 2022.",
        "Wind farms generated 434 gigawatt-hours in 2022.",
        "unit",
    ),
    (
        "The pact was signed by 12 countries.",
        "The pact was signed by 12 companies.",
        "unit",
    ),
    (
        "The vessel carried 300 migrants.",
        "The vessel carried 300 containers.",
        "unit",
    ),
    # date
    (
        "The sanctions were lifted in December 2022.",
        "In November 2022, the sanctions were lifted.",
        "date",
    ),
    (
        "Germany closed its last reactors in April 2023.",
        "Germany shut its last reactors in April 2022.",
        "date",
    ),
    (
        "The agreement was signed in June 2024.",
        "The agreement was signed on June 19, 2024.",
        "date",
    ),
    (
        "The rule took effect in 2024.",
        "The rule took effect in early 2024.",
        "date",
    ),
    (
        "The Army missed its FY2022 recruiting goal.",
        "In FY2023, the Army missed its recruiting goal.",
        "date",
    ),
    (
        "Relations have warmed since the late 2010s.",
        "Relations have warmed since the late 1990s.",
        "date",
    ),
    (
        "The council imposed sanctions from 2006 to 2017.",
        "From 2006 to 2019, the council imposed sanctions.",
        "date",
    ),
    (
        "The talks opened in Doha on Monday.",
        "The talks opened in Doha on Tuesday.",
        "date",
    ),
    (
        "Turkey ratified the accession in January 2024; Hungary followed in February.",
        "Hungary ratified the accession in March 2024.",
        "date",
    ),
    (
        "The President signed the order on 2025-02-10.",
        "The order was signed on February 11, 2025.",
        "date",
    ),
    (
        "Spending peaked in the third quarter of 2023.",
        "Spending peaked in the second quarter of 2023.",
        "date",
    ),
    # name
    (
        "Poland plans to spend 4.7 percent of its GDP on defense in 2025.",
        "Estonia plans to spend 4.7 percent of its GDP on defense in 2025.",
        "name",
    ),
    (
        "North Korea supplied Russia with artillery ammunition.",
        "Russia supplied North Korea with artillery ammunition.",
        "name",
    ),
    (
        "Mexico overtook China as the largest U.S. trading partner.",
        "Canada overtook China as the largest U.S. trading partner.",
        "name",
    ),
    (
        "The Food and Drug Administration approved the drug.",
        "The Centers for Disease Control and Prevention approved the drug.",
        "name",
    ),
    (
        "General Charles Brown testified in March.",
        "General Mark Milley testified in March.",
        "name",
    ),
    (
        "Admiral Linda Fagan testified in March.",
        "General Linda Fagan testified in March.",
        "name",
    ),
    (
        "The Senate rejected the amendment.",
        "The House rejected the amendment.",
        "name",
    ),
    (
        "Officials from South Korea confirmed the deployment.",
        "North Korean officials confirmed the deployment.",
        "name",
    ),
    (
        "Iran invaded no neighbor, but Iraq invaded Kuwait in 1990.",
        "Kuwait invaded Iraq in 1990.",
        "name",
    ),
    (
        "The Department of Energy announced the loan.",
        "The Department of Commerce announced the loan.",
        "name",
    ),
    (
        "The European Union imposed duties on Chinese vehicles.",
        "The European Union imposed duties on Indian vehicles.",
        "name",
    ),
    (
        "Hungary blocked the aid package for Ukraine.",
        "Ukraine blocked the aid package for Hungary.",
        "name",
    ),
    (
        "The bank lent Pakistan $1.69 billion.",
        "The bank lent Bangladesh $1.69 billion.",
        "name",
    ),
    (
        "Senator Cantwell released a discussion draft.",
        "Senator Collins released a discussion draft.",
        "name",
    ),
    (
        "The United States sold the missiles to Taiwan.",
        "The United States sold the missiles to Japan.",
        "name",
    ),
    (
        "Medicaid covers 41 percent of births.",
        "Medicare covers 41 percent of births.",
        "name",
    ),
    # qualifier
    (
        "More than 57,000 acres burned.",
        "Up to 57,000 acres burned.",
        "qualifier",
    ),
    (
        "The pipeline would carry up to 830,000 barrels a day.",
        "The pipeline would carry 830,000 barrels a day.",
        "qualifier",
    ),
    (
        "The program received not less than $33 million.",
        "The program received no more than $33 million.",
        "qualifier",
    ),
    (
        "About 6.3 million Ukrainians are recorded as refugees.",
        "Exactly 6.3 million Ukrainians are recorded as refugees.",
        "qualifier",
    ),
    (
        "About 6.3 million Ukrainians are recorded as refugees.",
        "A total of 6.3 million refugees from Ukraine are recorded.",
        "qualifier",
    ),
    (
        "The militia has 10,000 or more fighters.",
        "The militia has more than 10,000 fighters.",
        "qualifier",
    ),
    (
        "The militia has 10,000 fighters.",
        "The militia has over 10,000 fighters.",
        "qualifier",
    ),
    (
        "Nearly 40 percent of the balance had not been obligated.",
        "More than 40 percent of the balance had not been obligated.",
        "qualifier",
    ),
    (
        "The junta controls less than half of the country.",
        "The junta controls half of the country.",
        "qualifier",
    ),
    (
        "The army fired an average of 6,000 shells a day.",
        "The army fired 6,000 shells a day.",
        "qualifier",
    ),
    (
        "At least 40 inspectors were expelled.",
        "At most 40 inspectors were expelled.",
        "qualifier",
    ),
    (
        "The stockpile must not exceed 300 kilograms.",
        "The stockpile must exceed 300 kilograms.",
        "qualifier",
    ),
    (
        "Recovery will take 3 to 5 years.",
        "Recovery will take 5 years.",
        "qualifier",
    ),
    (
        "Some Members have proposed a ban on trading.",
        "All Members have proposed a ban on trading.",
        "qualifier",
    ),
    (
        "Most of the grants went to rural hospitals.",
        "All of the grants went to rural hospitals.",
        "qualifier",
    ),
    (
        "As many as 900 prisoners were released.",
        "At least 900 prisoners were released.",
        "qualifier",
    ),
    # negation
    (
        "The Environmental Protection Agency has not finalized the rule.",
        "The Environmental Protection Agency has finalized the rule.",
        "negation",
    ),
    (
        "The report says that the funds were returned.",
        "The report does not say that the funds were returned.",
        "negation",
    ),
    (
        "The bill does not prohibit states from setting higher standards.",
        "The bill would prohibit states from setting higher standards.",
        "negation",
    ),
    (
        "India did not join the trade pillar of the framework.",
        "India joined the framework's trade pillar.",
        "negation",
    ),
    (
        "Neither chamber has acted on the proposal.",
        "Both chambers have acted on the proposal.",
        "negation",
    ),
    (
        "Inspectors found no evidence of diversion.",
        "Inspectors found evidence of diversion.",
        "negation",
    ),
    (
        "The Senate failed to pass the measure.",
        "The Senate passed the measure.",
        "negation",
    ),
    (
        "States are required to cover the benefit.",
        "States are not required to cover the benefit.",
        "negation",
    ),
    (
        "Egypt has received annual military financing since 1987.",
        "Egypt has received no annual military financing since 1987.",
        "negation",
    ),
    (
        "The government cannot compel disclosure without a warrant.",
        "The government can compel disclosure without a warrant.",
        "negation",
    ),
    (
        "Russia and North Korea did not acknowledge the deployment until April 2025.",
        "Russia and North Korea did acknowledge the deployment until April 2025.",
        "negation",
    ),
    (
        "The waiver never took effect.",
        "The waiver took effect.",
        "negation",
    ),
    # direction
    (
        "Farm income is forecast to decrease in 2024.",
        "Farm income is forecast to increase in 2024.",
        "direction",
    ),
    (
        "Border encounters fell by 77 percent.",
        "Border encounters rose by 77 percent.",
        "direction",
    ),
    (
        "Russia voted against renewing the panel.",
        "Russia voted for renewing the panel.",
        "direction",
    ),
    (
        "The law bars the agency from using the funds.",
        "The law allows the agency to use the funds.",
        "direction",
    ),
    (
        "U.S. imports of steel from Canada fell.",
        "U.S. exports of steel from Canada fell.",
        "direction",
    ),
    (
        "The court upheld the agency's interpretation before the law was amended.",
        "The court upheld the agency's interpretation after the law was amended.",
        "direction",
    ),
    (
        "The committee supports the extension of the program.",
        "The committee opposes the extension of the program.",
        "direction",
    ),
    (
        "The rule would strengthen protections for workers.",
        "The rule would weaken protections for workers.",
        "direction",
    ),
    (
        "Hungary approved the accession in February.",
        "Hungary rejected the accession in February.",
        "direction",
    ),
    (
        "The talks began in June.",
        "The talks ended in June.",
        "direction",
    ),
    (
        "Prices are above their 2019 level.",
        "Prices are below their 2019 level.",
        "direction",
    ),
    (
        "The credit would be extended through 2028.",
        "The credit would be terminated through 2028.",
        "direction",
    ),
    (
        "The company bought the shares in May 2021.",
        "The company sold the shares in May 2021.",
        "direction",
    ),
    (
        "The majority of respondents favored the ban.",
        "The minority of respondents favored the ban.",
        "direction",
    ),
    (
        "It was the largest offensive of the war.",
        "It was the smallest offensive of the war.",
        "direction",
    ),
    (
        "The change is likely to hurt rural hospitals.",
        "The change is unlikely to hurt rural hospitals.",
        "direction",
    ),
    (
        "Exemptions include charter schools.",
        "Exemptions exclude charter schools.",
        "direction",
    ),
    (
        "Output did not increase in 2023.",
        "Output decreased in 2023.",
        "direction",
    ),
    # attribution
    (
        "Iran reportedly supplied Russia with short-range ballistic missiles.",
        "Iran supplied Russia with short-range ballistic missiles.",
        "attribution",
    ),
    (
        "Observers accuse the government of silencing its critics.",
        "The government silences its critics.",
        "attribution",
    ),
    (
        "According to opponents, the measure burdens small businesses.",
        "The measure burdens small businesses.",
        "attribution",
    ),
    (
        "The firm allegedly obtained restricted chips through intermediaries.",
        "The firm obtained restricted chips by way of intermediaries.",
        "attribution",
    ),
    (
        "Ukrainian officials said that the strike destroyed two bridges.",
        "The strike destroyed two bridges.",
        "attribution",
    ),
    (
        "The minister claimed that the reserves were full.",
        "The reserves were full.",
        "attribution",
    ),
    (
        "Critics argue that the tariffs raised consumer prices.",
        "The tariffs raised consumer prices.",
        "attribution",
    ),
    (
        "The militia is said to control the port.",
        "The militia controls the port.",
        "attribution",
    ),
    # certainty
    (
        "The shortfall could take five years to remedy.",
        "The shortfall will take five years to remedy.",
        "certainty",
    ),
    (
        "Premiums may rise if the credits expire.",
        "Premiums rise if the credits expire.",
        "certainty",
    ),
    (
        "China likely has more than 600 warheads.",
        "China has more than 600 warheads.",
        "certainty",
    ),
    (
        "The strike appears to have damaged the runway.",
        "The strike damaged the runway.",
        "certainty",
    ),
    (
        "The closures might reduce access to care.",
        "The closures have reduced access to care.",
        "certainty",
    ),
    (
        "The new rule would probably delay the project.",
        "The new rule would delay the project.",
        "certainty",
    ),
    (
        "The regime is believed to hold 50 warheads.",
        "The regime holds 50 warheads.",
        "certainty",
    ),
    (
        "The change is a potential threat to the grid.",
        "The change is a threat to the grid.",
        "certainty",
    ),
    (
        "The outbreak could spread to neighboring provinces.",
        "The outbreak is certain to spread to neighboring provinces.",
        "certainty",
    ),
    (
        "The agency plans to close the office.",
        "The agency closed the office.",
        "certainty",
    ),
)
