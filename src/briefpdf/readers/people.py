"""Reads the roster of a workspace: its people, with their addresses and what they sign with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import re
from typing import Any

from ..model.people import Person, folded
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern

Wrong = Callable[[str, str], None]

FIELDS = ("name", "email", "signing-key")
_EXAMPLE = 'such as ab = {name = "Ada Byrd", email = "ada@example.org"}'
_ADDRESS = lazy_pattern(r"[^@\s<>]+@[^@\s<>]+")
# A fingerprint of OpenPGP as it is printed, or a line of an SSH key's .pub file.
_SIGNING_KEY = lazy_pattern(
    r"(?:[0-9A-Fa-f]{4} *){10}|(?:ssh-|ecdsa-|sk-)[\w.@-]+ +[A-Za-z0-9+/=]{40,}(?: [^\n]*)?"
)


def read_people(value: Any, wrong: Wrong) -> dict[str, Person]:
    """The people of a table of TOML by their initials; `wrong` is told of what cannot be used."""
    if not isinstance(value, Mapping):
        wrong("people", f"it must be a table of people, {_EXAMPLE}")
        return {}
    people: dict[str, Person] = {}
    taken: dict[str, str] = {}
    for initials, written in value.items():
        person = _person(initials, written, wrong)
        if person is None:
            continue
        twice = next((name for name in person.names if folded(name) in taken), None)
        if twice is not None:
            first = taken[folded(twice)]
            wrong(initials, f"“{twice}” is “{first}” already: no two people go by one name")
            continue
        taken |= {folded(name): initials for name in person.names}
        people[initials] = person
    return people


def _person(initials: str, written: Any, wrong: Wrong) -> Person | None:
    if isinstance(written, str) and written.strip():
        return Person(initials, " ".join(written.split()))
    if not isinstance(written, Mapping):
        wrong(initials, f"it must be a person, {_EXAMPLE}")
        return None
    for field in written:
        if field not in FIELDS:
            near = suggestion(field, FIELDS) or (f"Its fields: {', '.join(FIELDS)}.",)
            wrong(field, f"a person has no “{field}”. {near[0]}")
            return None
    name = written.get("name", initials)
    if not isinstance(name, str) or not name.strip():
        wrong("name", "it must be the name of a person")
        return None
    emails = _texts(written.get("email", []), _ADDRESS)
    keys = _texts(written.get("signing-key", []), _SIGNING_KEY)
    if emails is None:
        wrong("email", "it must be an address such as ada@example.org, or a list of them")
        return None
    if keys is None:
        why = (
            "it must be the fingerprint of an OpenPGP key (40 hexadecimal digits), a public SSH "
            "key (ssh-ed25519 AAAA…), or a list of them"
        )
        wrong("signing-key", why)
        return None
    return Person(initials, " ".join(name.split()), emails, keys)


def _texts(written: Any, form: re.Pattern[str]) -> tuple[str, ...] | None:
    """A text of a form, or a list of such; None where it is neither."""
    texts = [written] if isinstance(written, str) else written
    if not isinstance(texts, list):
        return None
    if not all(isinstance(text, str) and form.fullmatch(text.strip()) for text in texts):
        return None
    return tuple(text.strip() for text in texts)
