"""Restatements that an editor would pass: what a quote says, and the same in other words."""

from __future__ import annotations

# quote, statement
SOUND: tuple[tuple[str, str], ...] = (
    # Budgets
    (
        "The President's FY2027 budget requests $1.2 billion for the program, $300 million less than the FY2026 enacted level.",
        "For FY2027, the President asked for $1.2 billion for the program, which is $300 million below the level enacted for FY2026.",
    ),
    (
        "Appropriations for the account rose from $410 million in FY2023 to $455 million in FY2024.",
        "The account grew to $455 million in FY2024, up from $410 million in FY2023.",
    ),
    (
        "The Congressional Budget Office (CBO) estimates that the bill would increase direct spending by $4.7 billion over the 2025-2034 period.",
        "According to CBO, the bill would raise direct spending by $4.7 billion from 2025 to 2034.",
    ),
    (
        "Roughly two-thirds of the department's discretionary funding goes to grants to states.",
        "Grants to states take up about two-thirds of the department's discretionary funds.",
    ),
    (
        "The conference agreement provided not less than $33,024,000 for the program.",
        "The program received at least $33,024,000 under the conference agreement.",
    ),
    (
        "Congress appropriated $9 million for the pilot in 2021 and 2022.",
        "In 2021 and 2022, Congress provided US$9m for the pilot.",
    ),
    (
        "Outlays are projected to reach $5.3 trillion in 2030, or 19 percent of gross domestic product (GDP).",
        "Spending is expected to total $5.3 trillion, 19% of GDP, in 2030.",
    ),
    (
        "The rescission would cancel $1.5 billion in unobligated balances, about half of the account's total.",
        "About half of the account, $1.5 billion in unobligated balances, would be canceled by the rescission.",
    ),
    (
        "Funding has declined in each year since FY2019, when it peaked at $58 million.",
        "Since peaking at $58 million in FY2019, funding has fallen every year.",
    ),
    (
        "Lawmakers have not enacted a full-year appropriations act for the department since FY2022.",
        "The department has gone without a full-year appropriations act since FY2022.",
    ),
    (
        "The agency obligated $72.4 million of the $80 million available.",
        "Of $80 million available, the agency obligated more than $72 million.",
    ),
    (
        "Nearly 40 percent of the fund's balance had not been obligated as of September 30, 2024.",
        "As of September 2024, almost 40% of the fund's balance remained unobligated.",
    ),
    (
        "The House-passed bill would provide $32 million; the Senate committee recommended $36 million.",
        "The House bill has $32 million, while the Senate committee backed $36 million.",
    ),
    (
        "The supplemental totaled $14.3 billion, of which $3.9 billion was designated as emergency spending.",
        "Of the $14.3 billion supplemental, $3.9 billion carried an emergency designation.",
    ),
    # Trade
    (
        "U.S. imports of steel from Canada fell by 12 percent between 2022 and 2023.",
        "From 2022 to 2023, U.S. steel imports from Canada dropped 12%.",
    ),
    (
        "In March 2018, the Administration imposed a 25% tariff on steel and a 10% tariff on aluminum.",
        "Tariffs of 25 percent on steel and 10 percent on aluminum were put in place by the Administration in March 2018.",
    ),
    (
        "China accounted for more than 80 percent of global gallium production in 2023.",
        "More than four-fifths of the world's gallium came from China in 2023.",
    ),
    (
        "The European Union suspended its retaliatory duties until March 31, 2025.",
        "Until the end of March 2025, the EU has suspended its retaliatory duties.",
    ),
    (
        "Mexico became the largest U.S. trading partner in 2023, surpassing China.",
        "In 2023, Mexico overtook China as the top trading partner of the United States.",
    ),
    (
        "The United States and Japan concluded a critical minerals agreement in March 2023.",
        "Japan and the United States signed a deal on critical minerals in 2023.",
    ),
    (
        "Section 232 of the Trade Expansion Act of 1962 authorizes the President to adjust imports that threaten to impair national security.",
        "Under Section 232, the President can adjust imports that threaten national security.",
    ),
    (
        "Some economists argue that the tariffs raised consumer prices; others contend that exporters absorbed most of the cost.",
        "Economists disagree: some say the tariffs drove up consumer prices, others that exporters bore most of the cost.",
    ),
    (
        "India did not join the trade pillar of the framework.",
        "India stayed out of the framework's trade pillar.",
    ),
    (
        "Negotiators failed to reach an agreement before the ministerial conference ended on March 2, 2024.",
        "When the ministerial ended in March 2024, negotiators had not reached agreement.",
    ),
    (
        "The agreement eliminates tariffs on more than 99 percent of goods traded between the two countries.",
        "Over 99% of goods traded between the two sides are freed of tariffs under the agreement.",
    ),
    (
        "Exports of liquefied natural gas (LNG) reached a record 11.9 billion cubic feet per day in 2023.",
        "LNG exports hit a record 11.9 billion cubic feet a day in 2023.",
    ),
    (
        "Brazil supplied about one in five tons of soybeans imported by the bloc.",
        "About 20 percent of the bloc's soybean imports came from Brazil.",
    ),
    (
        "The Commission is expected to issue a final determination by late 2025.",
        "A final determination from the Commission is likely in late 2025.",
    ),
    # Defense and foreign affairs
    (
        "Poland plans to spend 4.7 percent of its GDP on defense in 2025, the highest share in the North Atlantic Treaty Organization (NATO).",
        "In 2025, Poland intends to devote 4.7% of GDP to defense, more than any other NATO member.",
    ),
    (
        "The Navy has deployed two carrier strike groups to the region since October 2023.",
        "Since October 2023, two carrier strike groups have been sent to the region by the Navy.",
    ),
    (
        "General Charles Brown, Chairman of the Joint Chiefs of Staff, testified that the shortfall could take 5 to 7 years to remedy.",
        "General Brown told Congress in testimony that fixing the shortfall might take from five to seven years.",
    ),
    (
        "Turkey ratified Sweden's accession in January 2024; Hungary followed in February.",
        "Sweden's accession was approved by Turkey in January 2024 and by Hungary in February 2024.",
    ),
    (
        "Iran reportedly supplied Russia with several hundred short-range ballistic missiles.",
        "Russia is said to have received several hundred short-range ballistic missiles from Iran.",
    ),
    (
        "The alliance did not invoke Article 5 until September 12, 2001.",
        "Article 5 was first invoked by the alliance in September 2001.",
    ),
    (
        "U.S. officials assess that Beijing could field 1,000 warheads by 2030.",
        "By 2030, China might have 1,000 warheads, U.S. officials assess.",
    ),
    (
        "Taiwan extended compulsory military service from four months to one year, effective January 2024.",
        "From January 2024, Taiwan lengthened conscription to a year, up from four months.",
    ),
    (
        "The 2024 law bars the use of funds to transfer detainees to Yemen, Libya, Somalia, or Syria.",
        "Under the 2024 law, funds may not be used for transferring detainees to Libya, Somalia, Syria, or Yemen.",
    ),
    (
        "Approximately 28,500 U.S. troops are stationed in South Korea.",
        "The United States keeps about 28,500 military personnel in the Republic of Korea.",
    ),
    (
        "The Army fell short of its fiscal year 2022 recruiting goal by 15,000 soldiers.",
        "In FY2022, the Army missed its recruiting target by 15,000 soldiers.",
    ),
    (
        "According to a State Department official, the two sides held at least three rounds of talks in Geneva.",
        "A State Department official said that there were at least three rounds of talks in Geneva.",
    ),
    (
        "Moscow denied that its forces had crossed the border.",
        "Russia said that its forces had not crossed the border.",
    ),
    (
        "The treaty limits each party to 1,550 deployed warheads.",
        "Under the treaty, neither party may deploy more than 1,550 warheads.",
    ),
    (
        "Observers accuse the government of using the law to silence its critics.",
        "The government is alleged by observers to have used the law to silence critics.",
    ),
    (
        "Armenia and Azerbaijan have fought two wars over Nagorno-Karabakh, most recently in 2020.",
        "Armenia and Azerbaijan last went to war over Nagorno-Karabakh in 2020.",
    ),
    (
        "Kenyan President William Ruto offered to send 1,000 police officers to Haiti in July 2023.",
        "In July 2023, Kenya's president offered Haiti 1,000 police officers.",
    ),
    (
        "The sanctions were lifted in part in December 2022 and reimposed in full in April 2024.",
        "Partly eased in December 2022, the sanctions were fully restored in April 2024.",
    ),
    (
        "About 6.3 million Ukrainians have been recorded as refugees in Europe.",
        "Some 6.3 million refugees from Ukraine are recorded in Europe.",
    ),
    (
        "Israel and Hezbollah agreed to a cease-fire on November 27, 2024, brokered by the United States and France.",
        "Brokered by France and the United States, a cease-fire between Israel and Hezbollah took effect in November 2024.",
    ),
    (
        "The junta, which seized power in February 2021, controls less than half of the country.",
        "Under half of the country is in the hands of the junta that took power in February 2021.",
    ),
    (
        "Analysts have expressed concern that the militia could resume attacks on shipping in the Red Sea.",
        "Analysts worry that the militia might again attack Red Sea shipping.",
    ),
    (
        "The President waived the restriction in 2019, 2020, and 2021.",
        "The restriction was waived by the President three times, from 2019 to 2021.",
    ),
    (
        "Egypt has received $1.3 billion in annual Foreign Military Financing (FMF) since 1987.",
        "Since 1987, Egypt has been given $1.3 billion a year in FMF.",
    ),
    (
        "Qatar hosts the forward headquarters of U.S. Central Command (CENTCOM) at Al Udeid Air Base.",
        "CENTCOM's forward headquarters is at Al Udeid Air Base in Qatar.",
    ),
    # Health
    (
        "In 2023, 25.3 million people, or 7.7 percent of the population, were uninsured.",
        "Some 7.7% of the population, 25.3 million people, had no health insurance in 2023.",
    ),
    (
        "P.L. 117-169 caps out-of-pocket spending on drugs in Medicare Part D at $2,000 beginning in 2025.",
        "Starting in 2025, P.L. 117-169 limits what Part D enrollees pay out of pocket for drugs to $2,000.",
    ),
    (
        "The Centers for Disease Control and Prevention (CDC) reported 107,543 overdose deaths in 2023, a 3 percent decrease from 2022.",
        "Overdose deaths fell 3% in 2023, to 107,543, according to CDC.",
    ),
    (
        "The Food and Drug Administration approved the drug in June 2021, despite the objections of its advisory committee.",
        "FDA approved the drug in mid-2021 over its advisory committee's objections.",
    ),
    (
        "States may, but are not required to, cover the benefit.",
        "Covering the benefit is optional for states.",
    ),
    (
        "Enrollment grew from 11.4 million in 2020 to 21.4 million in 2024.",
        "Enrollment nearly doubled between 2020 and 2024, from 11.4 million to 21.4 million.",
    ),
    (
        "Forty states and the District of Columbia have adopted the expansion.",
        "The expansion has been adopted by 40 states and the District of Columbia.",
    ),
    (
        "The rule does not apply to facilities with fewer than 25 beds.",
        "Facilities that have fewer than 25 beds are exempt from the rule.",
    ),
    (
        "Hospitals in rural areas are more likely to close than those in urban areas.",
        "Rural hospitals close more often than urban ones are likely to.",
    ),
    (
        "The study found that telehealth visits increased from 840,000 in 2019 to 52.7 million in 2020.",
        "Telehealth visits rose to 52.7 million in 2020 from 840,000 in 2019, the study found.",
    ),
    (
        "Premiums may rise by an average of 18 percent if the enhanced credits expire.",
        "If the enhanced credits lapse, premiums could go up 18% on average.",
    ),
    (
        "One in four adults reported having delayed care because of its cost.",
        "A quarter of adults said they had put off care because of cost.",
    ),
    (
        "The emergency declaration ended on May 11, 2023.",
        "The declaration of emergency came to an end in May 2023.",
    ),
    (
        "Medicaid covers an estimated 41 percent of births in the United States.",
        "About 41% of U.S. births are covered by Medicaid.",
    ),
    # Energy and environment
    (
        "Coal's share of U.S. electricity generation fell below 16 percent in 2023, from about 50 percent in 2005.",
        "In 2023, coal generated less than 16% of U.S. electricity, compared with roughly half in 2005.",
    ),
    (
        "The Department of Energy (DOE) announced conditional loan commitments of $9.2 billion to a joint venture of Ford and SK On.",
        "DOE announced a conditional commitment to lend a Ford-SK On joint venture $9.2 billion.",
    ),
    (
        "The reserve held 347 million barrels at the end of 2023, the lowest level since 1983.",
        "At the end of 2023, the reserve was at 347 million barrels, a low not seen since 1983.",
    ),
    (
        "The Environmental Protection Agency (EPA) has not finalized the rule.",
        "EPA has yet to issue a final rule.",
    ),
    (
        "Offshore wind projects with a combined capacity of 5 gigawatts were canceled in 2023.",
        "In 2023, developers canceled 5,000 megawatts of offshore wind.",
    ),
    (
        "Emissions are projected to decline 32 percent to 43 percent below 2005 levels by 2030.",
        "By 2030, emissions are expected to be 32-43% under their 2005 level.",
    ),
    (
        "The pipeline would carry up to 830,000 barrels of oil per day from Alberta to Nebraska.",
        "At most 830,000 barrels a day of oil would flow from Alberta to Nebraska through the pipeline.",
    ),
    (
        "Germany closed its last three nuclear reactors in April 2023.",
        "In April 2023, Germany shut down the three nuclear reactors it had left.",
    ),
    (
        "The wildfires burned more than 57,000 acres and destroyed some 16,000 structures.",
        "More than 57,000 acres burned and about 16,000 buildings were destroyed in the wildfires.",
    ),
    (
        "Norway has replaced Russia as Europe's largest supplier of natural gas.",
        "Europe's biggest gas supplier is now Norway rather than Russia.",
    ),
    (
        "Prices averaged $2.54 per million British thermal units in 2023, down 62 percent from 2022.",
        "Compared with 2022, prices fell 62% to an average of $2.54 per million British thermal units in 2023.",
    ),
    # Legislation and courts
    (
        "The Senate passed S. 870 by a vote of 95-2 on April 20, 2023.",
        "S. 870 passed the Senate in April 2023, with 95 votes for and 2 against.",
    ),
    (
        "H.R. 7024 would expand the child tax credit; the Senate has not considered the bill.",
        "The Senate has yet to take up H.R. 7024, which would enlarge the child tax credit.",
    ),
    (
        "The Court held in a 6-3 decision that the agency exceeded its authority under the Clean Air Act.",
        "By six votes to three, the Court ruled that the agency had gone beyond its Clean Air Act authority.",
    ),
    (
        "Senator Maria Cantwell and Representative Cathy McMorris Rodgers released a discussion draft in April 2024.",
        "In April 2024, Cantwell and McMorris Rodgers put out a discussion draft.",
    ),
    (
        "The bill was referred to the House Committee on Energy and Commerce and has not advanced.",
        "The bill has not moved beyond the House Energy and Commerce Committee.",
    ),
    (
        "No Member has sought to reauthorize the commission since it expired in 2011.",
        "Since the commission lapsed in 2011, nobody in Congress has tried to reauthorize it.",
    ),
    (
        "The law requires agencies to respond within 20 days of receiving a request.",
        "Agencies must answer a request within 20 days under the law.",
    ),
    (
        "The 118th Congress enacted 274 public laws, fewer than any Congress in decades.",
        "In the 118th Congress, 274 public laws were enacted.",
    ),
    (
        "Opponents argue that the measure could burden small businesses.",
        "The measure might burden small businesses, opponents contend.",
    ),
    (
        "It is unclear whether the President has authority to remove commissioners without cause.",
        "Whether the President may remove commissioners without cause is not clear.",
    ),
    (
        "Under Section 5(b)(2), the Secretary shall publish the list annually.",
        "The Secretary must publish the list every year under Section 5(b)(2).",
    ),
    (
        "The House voted 217-213 to reject the amendment.",
        "The amendment was rejected in the House by 217 to 213.",
    ),
    (
        "The Senate has voted against the nomination twice.",
        "Twice the nomination has been voted down in the Senate.",
    ),
    (
        "The bill does not prohibit states from setting higher standards.",
        "States could still set higher standards under the bill.",
    ),
    (
        "Only Maine and Nebraska do not allocate all their electors to the statewide winner.",
        "All states but Maine and Nebraska give all electors to the statewide winner.",
    ),
    (
        "The two bills, H.R. 1163 and S. 1018, were introduced in February 2025.",
        "Both H.R. 1163 and S. 1018 date from February 2025.",
    ),
    # Economy, technology, agriculture, immigration
    (
        "The unemployment rate fell to 3.4 percent in January 2023, the lowest since 1969.",
        "In January 2023, unemployment was at 3.4%, its lowest level since 1969.",
    ),
    (
        "The Federal Reserve raised its target rate by 75 basis points in November 2022.",
        "In November 2022, the Federal Reserve increased its target rate by 0.75 percentage points.",
    ),
    (
        "The company, based in Shenzhen, was added to the Entity List in May 2019.",
        "Shenzhen-based, the company has been on the Entity List since May 2019.",
    ),
    (
        "Border Patrol encounters at the Southwest border decreased by 77 percent from December 2023 to August 2024.",
        "Encounters at the Southwest border went down 77% between December 2023 and August 2024, Border Patrol figures show.",
    ),
    (
        "Farm income reached a record $182 billion in 2022 and is forecast to fall to $116 billion in 2024.",
        "After a record $182 billion in 2022, farm income is projected to drop to $116 billion in 2024.",
    ),
    (
        "SNAP served an average of 42.1 million people per month in fiscal year 2023.",
        "In FY2023, an average of 42.1 million persons a month participated in SNAP.",
    ),
    (
        "The rule took effect in early 2024 and applies to some 3.6 million workers.",
        "About 3.6 million employees are covered by the rule, which came into force in 2024.",
    ),
    (
        "Chinese firms allegedly obtained restricted chips through intermediaries in Malaysia and the United Arab Emirates (UAE).",
        "Firms from China are accused of having obtained restricted chips by way of the UAE and Malaysia.",
    ),
    (
        "The World Bank lent Pakistan $1.69 billion for flood recovery in 2022 and 2023.",
        "Pakistan received World Bank loans of $1.69 billion for flood recovery in 2022-2023.",
    ),
    (
        "Between 10 and 12 million people are thought to live in the affected provinces.",
        "The affected provinces are believed to be home to 10 million to 12 million people.",
    ),
    (
        "The program's cost has more than doubled since the early 2000s.",
        "Since the early 2000s, the cost of the program has increased more than twofold.",
    ),
    (
        "The merger, valued at $24.6 billion, was blocked by a federal court in December 2024.",
        "In December 2024, a federal court stopped the $24.6 billion merger.",
    ),
    (
        "A third of the grants went to tribal governments.",
        "Tribal governments got one-third of the grants.",
    ),
    (
        "The agency denied 1,204 of 9,972 applications.",
        "Of about 10,000 applications, 1,204 were denied by the agency.",
    ),
    (
        "Neither chamber has acted on the proposal.",
        "The proposal has not been acted on by either chamber.",
    ),
    (
        "The report does not say whether the funds were returned.",
        "Whether the funds were returned is not stated in the report.",
    ),
    (
        "Japan's prime minister, Fumio Kishida, visited Washington in April 2024.",
        "Fumio Kishida, then Japan's prime minister, came to Washington in April 2024.",
    ),
    (
        "Ethiopia and Tigrayan leaders signed a cessation of hostilities agreement in Pretoria, South Africa, on November 2, 2022.",
        "In November 2022, in Pretoria, Ethiopia and leaders from Tigray agreed to stop fighting.",
    ),
    (
        "The settlement barred the bank from opening new branches for five years.",
        "For five years, the bank may not open new branches under the settlement.",
    ),
)
