"""Well-known short names, and the capitalised words that are no names by themselves."""

from __future__ import annotations

# What no document needs to spell out.
ACRONYMS = {
    "AI": "artificial intelligence",
    "BIS": "Bureau of Industry and Security",
    "CBO": "Congressional Budget Office",
    "CDC": "Centers for Disease Control and Prevention",
    "CFTC": "Commodity Futures Trading Commission",
    "CIA": "Central Intelligence Agency",
    "CMS": "Centers for Medicare and Medicaid Services",
    "CRS": "Congressional Research Service",
    "DHS": "Department of Homeland Security",
    "DIA": "Defense Intelligence Agency",
    "DOD": "Department of Defense",
    "DOE": "Department of Energy",
    "DOJ": "Department of Justice",
    "DOT": "Department of Transportation",
    "ECB": "European Central Bank",
    "EPA": "Environmental Protection Agency",
    "FAA": "Federal Aviation Administration",
    "FBI": "Federal Bureau of Investigation",
    "FCC": "Federal Communications Commission",
    "FDA": "Food and Drug Administration",
    "FDI": "foreign direct investment",
    "FEMA": "Federal Emergency Management Agency",
    "FERC": "Federal Energy Regulatory Commission",
    "FTC": "Federal Trade Commission",
    "GAO": "Government Accountability Office",
    "GDP": "gross domestic product",
    "GHG": "greenhouse gas",
    "HHS": "Department of Health and Human Services",
    "HUD": "Department of Housing and Urban Development",
    "IAEA": "International Atomic Energy Agency",
    "ICBM": "intercontinental ballistic missile",
    "IMF": "International Monetary Fund",
    "IP": "intellectual property",
    "IRS": "Internal Revenue Service",
    "LNG": "liquefied natural gas",
    "NASA": "National Aeronautics and Space Administration",
    "NATO": "North Atlantic Treaty Organization",
    "NGO": "nongovernmental organization",
    "NIH": "National Institutes of Health",
    "NOAA": "National Oceanic and Atmospheric Administration",
    "ODNI": "Office of the Director of National Intelligence",
    "OECD": "Organisation for Economic Co-operation and Development",
    "OMB": "Office of Management and Budget",
    "OPEC": "Organization of the Petroleum Exporting Countries",
    "OSCE": "Organization for Security and Co-operation in Europe",
    "R&D": "research and development",
    "S&T": "science and technology",
    "SEC": "Securities and Exchange Commission",
    "SNAP": "Supplemental Nutrition Assistance Program",
    "UNSC": "United Nations Security Council",
    "USAID": "United States Agency for International Development",
    "USDA": "Department of Agriculture",
    "USTR": "United States Trade Representative",
    "VA": "Department of Veterans Affairs",
    "WHO": "World Health Organization",
    "WMD": "weapons of mass destruction",
    "WTO": "World Trade Organization",
}

# Before or behind a name, and told of the same person with it or without it.
TITLES = frozenset(
    """
    mr mrs ms dr sir dame lord lady prof professor president vice-president vice prime minister
    chancellor premier king queen prince princess sheikh ayatollah pope general gen admiral adm
    colonel col captain capt major maj lieutenant lt sergeant sgt commander cmdr brigadier marshal
    ambassador amb secretary sec senator sen representative rep congressman congresswoman
    governor gov mayor judge justice chairman chairwoman chair chairperson director deputy
    assistant acting former then speaker leader minister under commissioner attorney solicitor
    counsel spokesperson spokesman spokeswoman hon honorable reverend rev chief supreme
    """.split()
)
# Military ranks and the like: another one before the same name makes another person of him.
RANKS = frozenset(
    "general admiral colonel captain major lieutenant sergeant senator representative ambassador "
    "governor judge president chancellor king queen prince".split()
)

# Written large out of respect or in the manner of a house, so their absence in a quote says little.
GENERIC = frozenset(
    """
    administration government federal state states national international committee subcommittee
    commission council department ministry agency bureau office panel team board court act law bill
    treaty agreement convention resolution report strategy plan program programme initiative
    member members congressional article section title table figure part chapter page annex
    appendix note public private party parties union army navy force forces region republic
    internet earth web fiscal year north south east west northern southern eastern western
    central foreign affairs summit war conference project fund bank company corporation group
    association institute university college center centre school society foundation authority
    rule rules order executive legislative judicial branch capitol hill cabinet i the a an
    """.split()
)
