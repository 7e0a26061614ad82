"""Short names as texts explain them."""

from __future__ import annotations

import pytest

from briefpdf.evidence.names.acronyms import find_definitions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "the Multilateral Sanctions Monitoring Team (MSMT)",
            {"MSMT": "Multilateral Sanctions Monitoring Team"},
        ),
        (
            "the Democratic People's Republic of Korea (DPRK, or North Korea)",
            {
                "DPRK": "Democratic People's Republic of Korea",
                "North Korea": "Democratic People's Republic of Korea",
            },
        ),
        (
            "North Korea (the Democratic People's Republic of Korea, or DPRK)",
            {"DPRK": "Democratic People's Republic of Korea"},
        ),
        ("the 2025 annual threat assessment (ATA)", {"ATA": "annual threat assessment"}),
        (
            "Office of the Director of National Intelligence (ODNI)",
            {"ODNI": "Office of the Director of National Intelligence"},
        ),
        ("greenhouse gases (GHGs)", {"GHG": "greenhouse gases"}),
        ("research and development [R&D]", {"R&D": "research and development"}),
        ("the Russian Federation (Russia)", {"Russia": "Russian Federation"}),
        ("300 kilograms (kg), as shown (see Table 1)", {}),
        ("a systematic [Iranian] program", {}),
    ],
)
def test_definitions(text: str, found: dict[str, str]) -> None:
    assert find_definitions(text) == found
