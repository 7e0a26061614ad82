"""The roster: who is who, by whatever they are called."""

from __future__ import annotations

import pytest

from briefpdf.model.people import find_person, same_person
from briefpdf.readers.config import read_settings
from briefpdf.source.text import Text

ROSTER = """\
[people]
ab = {name = "Ada Byrd", email = ["ada@example.org", "byrd@example.com"]}
mm = {name = "Max Moor", signing-key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPWmGKmkXJFKAqGmv0dD3iSy max"}
xy = "Xenia Young"
"""  # noqa: E501


def test_people_go_by_initials_name_and_address() -> None:
    read = read_settings(Text("briefpdf.toml", ROSTER))
    assert read.diagnostics == ()
    people = read.value.people
    for name in ("ab", "AB", "Ada  byrd", "byrd@example.com", "Ada Byrd <ADA@example.org>"):
        found = find_person(name, people)
        assert found is not None
        assert found.initials == "ab"
    assert same_person("ab", "ada@example.org", people)
    assert not same_person("ab", "Ada", people)
    assert not same_person("mm", "xy", people)
    assert not same_person(None, None, people)
    assert same_person("Nobody", " nobody ", people)
    assert same_person("a.b.", "A. B.", {}) and same_person("ab", "a.b.", {})
    assert not same_person("a.b.", "a.c.", {}) and not same_person("...", "-", {})


@pytest.mark.parametrize(
    ("written", "message", "place"),
    [
        ("people = 3", "it must be a table of people", "people"),
        ("[people]\nab = 3", "it must be a person", "ab"),
        ('[people]\nab = {nme = "A"}', "a person has no “nme”. Did you mean “name”?", "nme"),
        ('[people]\nab = {name = " "}', "it must be the name of a person", "name"),
        ('[people]\nab = {email = "ada"}', "it must be an address", "email"),
        ('[people]\nab = {signing-key = "1234"}', "the fingerprint of an OpenPGP", "signing-key"),
        ('[people]\nab = "Ada"\nac = "ada"', "“ada” is “ab” already", "ac"),
    ],
)
def test_what_is_no_person_is_told(written: str, message: str, place: str) -> None:
    text = Text("briefpdf.toml", written)
    (found,) = read_settings(text).diagnostics
    assert found.code == "CONFIG003"
    assert message in found.message
    assert text.content[found.span.start : found.span.end] == place
    table = Text("pyproject.toml", f"[tool.briefpdf]\n{written.replace('[', '[tool.briefpdf.')}")
    if written.startswith("["):
        (found,) = read_settings(table, "tool.briefpdf").diagnostics
        assert table.content[found.span.start : found.span.end] == place
