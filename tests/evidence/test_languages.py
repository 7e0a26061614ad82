"""Which texts are read for their sense: English ones."""

from __future__ import annotations

import pytest

from briefpdf.evidence.languages import evident_language, is_english, names_english

ENGLISH = [
    "North Korea sent more than 10,000 troops to Russia in 2024.",
    "La Paz and El Alto counted 12,000 visits.",
    "Los Angeles Unified had the largest de facto waiting list.",
    "The Bundesamt für Statistik der Schweiz counted them.",
    "Die casting fell.",
    "Energy balance requires hypothalamic glutamate neurotransmission.",
    "Table 5",
    "$14.7 million",
    "FWS",
    "Rio de Janeiro e São Paulo in 2019.",
]
OTHERS = [
    ("La Corée du Nord a envoyé 10 000 soldats.", "fr"),
    ("Pyongyang a envoyé des soldats dans le sud.", "fr"),
    ("Nordkorea hat im Oktober 2024 mehr als 10.000 Soldaten nach Russland geschickt.", "de"),
    ("Corea del Norte envió más de 10 000 soldados a Rusia en 2024, según el informe.", "es"),
    ("Korea Północna wysłała na front 10 000 żołnierzy, a nie jest to koniec.", "pl"),
    ("Noord-Korea heeft in 2024 meer dan 10.000 soldaten naar het front gestuurd.", "nl"),
    ("La Corea del Nord ha inviato più di 10.000 soldati nel 2024.", "it"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read(text: str) -> None:
    assert is_english(text)
    assert not is_english(text, "fr")


@pytest.mark.parametrize(("text", "tag"), OTHERS)
def test_another_language_shows(text: str, tag: str) -> None:
    assert evident_language(text) == tag
    assert not is_english(text)


def test_words_that_english_does_not_know_are_enough() -> None:
    assert not is_english("Pyongyang a envoyé 10 000 soldats.")
    assert not is_english("Pjöngjang schickte fünfzig tausend.")


def test_another_script_shows() -> None:
    assert not is_english("В 2023 году Россия экспортировала 10,5 млн тонн зерна.")
    assert not is_english("2024年、東京で会った。")
    assert is_english("Íñigo Þórsson met 田中花子 in 東京 in 2025.")


@pytest.mark.parametrize("lang", ["", "en", "en-US", "EN_GB", "english", "British"])
def test_english_has_many_names(lang: str) -> None:
    assert names_english(lang)
    assert not names_english("ngerman") and not names_english("enm-x".replace("enm", "et"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("España exportó 3,5 millones de toneladas en 2022.", "es"),
        ("Produção de grãos caiu 3,5 milhões de toneladas.", "pt"),
        ("La France a dépensé 2,5 milliards d’euros en 2022.", "fr"),
    ],
)
def test_letters_decide_where_small_words_do_not(text: str, language: str) -> None:
    assert evident_language(text) == language
