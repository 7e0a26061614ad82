"""In another language than English, figures and quotations are held to the quotes, sense is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, registry
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]


def workspace(statement: str, quote: str, lang: str = "en-US", langid: str = "") -> dict[str, str]:
    fields = f'    statement: {statement}\n    sources: [{{key: crs-troops, quote: "{quote}"}}]\n'
    entry = f"  langid = {{{langid}}},\n  file" if langid else "  file"
    return {
        CLAIMS: registry(fields),
        REFS: BASE[REFS].replace("  file", entry, 1),
        BRIEF: BASE[BRIEF].replace("number:", f"lang: {lang}\nnumber:"),
        "briefs/sources/crs-troops.txt": f"{quote}\n",
    }


SOUND = [
    ("La Corée du Nord a envoyé 10 000 soldats", "Pyongyang a envoyé 10 000 soldats", "fr", ""),
    (
        "Russia exported 10.5 million tons of grain to Egypt in 2023.",
        "В 2023 году Россия экспортировала 10,5 млн тонн зерна в Египет.",
        "en-US",
        "",
    ),
    (
        "Germany spent 1,562.1 million euros in 2023.",
        "Deutschland gab 2023 dafür 1.562,1 Millionen Euro aus.",
        "en-US",
        "ngerman",
    ),
    (
        "Spain exported 3.5 million tons in 2022.",
        "España exportó 3,5 millones de toneladas en 2022.",
        "en-US",
        "",
    ),
    (
        "Le 3 mars 2022, l'Assemblée a adopté 1 562,5 millions d'euros de crédits.",
        "L'Assemblée a voté 1 562,5 millions d'euros de crédits le 3 mars 2022.",
        "fr",
        "",
    ),
    (
        "Deux mille soldats sont partis en octobre 2024.",
        "En octobre 2024, 2 000 soldats sont partis.",
        "fr",
        "",
    ),
    ("日本は2024年に40隻の船を送った", "日本政府は2024年に船を40隻送った", "ja", ""),
]


@pytest.mark.parametrize(("statement", "quote", "lang", "langid"), SOUND)
def test_what_is_sound_has_one_note(
    check: Check, statement: str, quote: str, lang: str, langid: str
) -> None:
    found = check(workspace(statement, quote, lang, langid))
    # The style of the sample has no Japanese letters.
    assert {one.rule.code for one in found} - {"BRIEF034", "PDF003"} == {"CLAIM036"}


FALSE = [
    (
        "Le 4 mars 2022, l'Assemblée a adopté la loi.",
        "L'Assemblée a voté la loi le 3 mars 2022.",
        "fr",
        "",
    ),
    (
        "Les exportations ont augmenté de 5 % en 2023.",
        "En 2023, les exportations ont progressé de 4 %.",
        "fr",
        "",
    ),
    (
        "Spain exported 35 million tons in 2022.",
        "España exportó 3,5 millones de toneladas en 2022.",
        "en-US",
        "",
    ),
    ("La Corée du Nord a envoyé 12 000 soldats", "Pyongyang a envoyé 10 000 soldats", "fr", ""),
    (
        "Russia exported 15 million tons of grain to Egypt in 2023.",
        "В 2023 году Россия экспортировала 10,5 млн тонн зерна в Египет.",
        "en-US",
        "",
    ),
    (
        "Germany spent 1.562 million euros in 2023.",
        "Deutschland gab 2023 dafür 1.562,1 Millionen Euro aus.",
        "en-US",
        "ngerman",
    ),
    (
        "Russia exported 10.5 million tons of grain to Egypt in 2021.",
        "В 2023 году Россия экспортировала 10,5 млн тонн зерна в Египет.",
        "en-US",
        "russian",
    ),
]


@pytest.mark.parametrize(("statement", "quote", "lang", "langid"), FALSE)
def test_a_false_figure_is_an_error(
    check: Check, statement: str, quote: str, lang: str, langid: str
) -> None:
    found = check(workspace(statement, quote, lang, langid))
    assert "CLAIM009" in [one.rule.code for one in found if one.is_error]


def test_an_english_claim_has_no_such_note(check: Check) -> None:
    assert not check({})


@pytest.mark.parametrize(
    ("quote", "codes"),
    [
        ("The Army funded the program in 2024.", ["CLAIM011", "CLAIM029"]),
        ("Exports rose 4 percent.", ["CLAIM011", "CLAIM029"]),
        ("Die Armee hat das Programm 2024 bezahlt.", []),
        ("Les exportations ont augmenté de 4 %.", []),
    ],
)
def test_a_translation_backs_nothing_beside_an_english_quote(
    check: Check, quote: str, codes: list[str]
) -> None:
    said = {
        "T": "The Army did not fund the program in 2024.",
        "E": "Exports fell 4 percent.",
        "D": "The Army paid for the program in 2024.",
        "L": "Exports rose by 4 percent.",
    }[quote[0]]
    registry = (
        f"claims:\n  troops-2024:\n    statement: {said}\n    sources:\n"
        f"      - key: crs-troops\n        quote: {quote}\n"
        f"        translation: {{text: {said}, by: ab, kind: human}}\n    author: ab\n"
    )
    found = check({CLAIMS: registry, "briefs/sources/crs-troops.txt": f"{quote}\n"})
    assert sorted(one.rule.code for one in found if one.rule.code.startswith("CLAIM0")) == codes
