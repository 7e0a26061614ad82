"""Words that turn what is said round."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "direction": """
Farm income is forecast to decrease in 2024.
=> Farm income is forecast to increase in 2024.

Border encounters fell by 77 percent.
=> Border encounters rose by 77 percent.

Russia voted against renewing the panel.
=> Russia voted for renewing the panel.

The law bars the agency from using the funds.
=> The law allows the agency to use the funds.

U.S. imports of steel from Canada fell.
=> U.S. exports of steel from Canada fell.

The court upheld the agency's interpretation before the law was amended.
=> The court upheld the agency's interpretation after the law was amended.

The committee supports the extension of the program.
=> The committee opposes the extension of the program.

The rule would strengthen protections for workers.
=> The rule would weaken protections for workers.

Hungary approved the accession in February.
=> Hungary rejected the accession in February.

The talks began in June.
=> The talks ended in June.

Prices are above their 2019 level.
=> Prices are below their 2019 level.

The credit would be extended through 2028.
=> The credit would be terminated through 2028.

The company bought the shares in May 2021.
=> The company sold the shares in May 2021.

The majority of respondents favored the ban.
=> The minority of respondents favored the ban.

It was the largest offensive of the war.
=> It was the smallest offensive of the war.

The change is likely to hurt rural hospitals.
=> The change is unlikely to hurt rural hospitals.

Exemptions include charter schools.
=> Exemptions exclude charter schools.

Output did not increase in 2023.
=> Output decreased in 2023.
""",
}

SOUND = """
Exports fell while imports rose.
=> Imports rose and exports declined.

The union opposes the merger.
=> The union is against the merger.

The law does not prohibit such contracts.
=> The law allows such contracts.

The credit lowers costs for buyers.
=> For buyers, the credit reduces costs.

The talks broke down after the strike.
=> After the strike, the talks broke down.

Supporters outnumber opponents of the plan.
=> The plan has more supporters than opponents.

The ministry eased controls on imports and tightened those on exports.
=> Import controls were eased and export controls tightened.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []
