"""What is denied, and what is not."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "negation": """
The Environmental Protection Agency has not finalized the rule.
=> The Environmental Protection Agency has finalized the rule.

The report says that the funds were returned.
=> The report does not say that the funds were returned.

The bill does not prohibit states from setting higher standards.
=> The bill would prohibit states from setting higher standards.

India did not join the trade pillar of the framework.
=> India joined the framework's trade pillar.

Neither chamber has acted on the proposal.
=> Both chambers have acted on the proposal.

Inspectors found no evidence of diversion.
=> Inspectors found evidence of diversion.

The Senate failed to pass the measure.
=> The Senate passed the measure.

States are required to cover the benefit.
=> States are not required to cover the benefit.

Egypt has received annual military financing since 1987.
=> Egypt has received no annual military financing since 1987.

The government cannot compel disclosure without a warrant.
=> The government can compel disclosure without a warrant.

Russia and North Korea did not acknowledge the deployment until April 2025.
=> Russia and North Korea did acknowledge the deployment until April 2025.

The waiver never took effect.
=> The waiver took effect.
""",
}

SOUND = """
Russia and North Korea did not acknowledge the deployment until April 2025.
=> Russia and North Korea acknowledged the deployment only in April 2025.

The Senate failed to pass the measure.
=> The Senate did not pass the measure.

The ministry rejected the offer.
=> The ministry did not accept the offer.

Inspectors found no evidence of diversion.
=> Inspectors did not find evidence of diversion.

The status of the fund is not clear.
=> The status of the fund is unclear.

The court barred the firm from bidding.
=> The firm may not bid, the court ruled.

The data are unavailable.
=> The data are not available.

The grants are not only late but also small.
=> The grants are late as well as small.

No fewer than 40 inspectors left.
=> At least 40 inspectors left.

The ship did not leave port.
=> The ship stayed in port and never left.

Members could not agree on a text.
=> Members were unable to agree on a text.

Fewer than half of the farms filed their plans on time.
=> Most farms did not file their plans on time.

Most farms did not file their plans on time.
=> Less than half of the farms filed their plans on time.

All but three provinces ratified the accord.
=> Three provinces did not ratify the accord.

Three provinces did not ratify the accord.
=> All but three provinces ratified the accord.
"""


def test_most_and_the_rest_are_told_apart() -> None:
    most, rest = "Most farms filed their plans.", "Fewer than half of the farms filed their plans."
    denied = ("Most farms did not file their plans.", "Under half of the farms did not file plans.")
    assert [gap.kind for gap in errors(most, [denied[0]])] == ["negation"]
    assert [gap.kind for gap in errors(rest, [denied[1]])] == ["negation"]
    assert errors(most, [rest]) != []
    # What most of them did in one sentence says nothing of a “not” in another.
    granted = "Regulators in Ohio granted the company a license to drill."
    refused = "The company was not granted a license to drill by regulators in Ohio."
    found = find_gaps(f"{most} {granted}", [f"{rest} {refused}"])
    assert "negation" in [gap.kind for gap in found]


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []
