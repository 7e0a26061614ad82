"""Names of the common forms are read as bibtexparser reads them, which is not loaded for them."""

from __future__ import annotations

from random import Random
import re

from bibtexparser.middlewares.names import split_multiple_persons_names
import pytest

from briefpdf.readers.bib.names import read_name, read_names, split_names

_WORDS = (
    "Ada Édith Chloé de van O'Neil St. J. Jr A And McX Al-Masri X--Y Z''s U.S. B_c and D' Ii3"
).split()


def test_a_name_has_the_parts_that_bibtexparser_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    random, names = Random(3), set[str]()
    for _ in range(3_000):
        name = " ".join(random.choice(_WORDS) for _ in range(random.randrange(1, 5)))
        if random.random() < 0.6:
            name += ", " + " ".join(random.choice(_WORDS) for _ in range(random.randrange(1, 4)))
        names.add(f"{{{name}}}" if random.random() < 0.3 else name)
    quick = {name: read_name(name) for name in names}
    read_name.cache_clear()
    for pattern in ("_BODY", "_PERSON"):
        monkeypatch.setattr(f"briefpdf.readers.bib.names.{pattern}", re.compile("(?!)"))
    assert quick == {name: read_name(name) for name in names}
    read_name.cache_clear()


def test_a_persons_family_comes_first_and_a_body_stays_whole() -> None:
    person = read_name("Nikitin, Mary Beth D.")
    assert (person.family, person.given, person.particle) == ("Nikitin", "Mary Beth D.", "")
    person = read_name("van den Berg, Anna")
    assert (person.family, person.given, person.particle) == ("Berg", "Anna", "van den")
    assert read_name("{U.S. Congress, Senate}").family == "U.S. Congress, Senate"


def test_bodies_are_parted_as_bibtexparser_parts_them() -> None:
    random = Random(5)
    for _ in range(1_000):
        bodies = [
            "{" + " ".join(random.choice(("Ada", "and", "X,", "y")) for _ in range(3)) + "}"
            for _ in range(random.randrange(1, 4))
        ]
        value = random.choice((" and ", "\n  AND\t")).join(bodies)
        assert split_names(value) == split_multiple_persons_names(value) == bodies


def test_no_letter_of_a_name_is_lost_however_it_is_spelt() -> None:
    names = read_names(r"Roe, Jane and \L{}ukasz, Pawe{\l} and Nguy\~{\^e}n, V\u{a}n and {A and B}")
    assert [(name.given, name.family) for name in names] == [
        ("Jane", "Roe"),
        ("Paweł", "Łukasz"),
        ("Văn", "Nguyễn"),
        ("", "A and B"),
    ]
