"""The people of an office: who writes claims, and who reviews them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Person(Struct, frozen=True):
    """Somebody of the roster: initials, name, addresses, and the keys that sign their commits.

    A signing key is the fingerprint of an OpenPGP key, or a public SSH key as its file has it.
    """

    initials: str
    name: str
    emails: tuple[str, ...] = ()
    signing_keys: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Whatever the person goes by."""
        return (self.initials, self.name, *self.emails)

    @property
    def shown(self) -> str:
        """The name, with the initials behind it."""
        return self.name if folded(self.name) == folded(self.initials) else self.described

    @property
    def described(self) -> str:
        """The name and the initials."""
        return f"{self.name} ({self.initials})"


People = Mapping[str, Person]


def folded(name: str) -> str:
    """A name as it is compared: case and white space do not count."""
    return " ".join(name.casefold().split())


def _letters(name: str) -> str:
    """A name without what people put between its letters, or as it is where it has none."""
    return "".join(filter(str.isalnum, name.casefold())) or folded(name)


def find_person(written: str | None, people: People) -> Person | None:
    """The one of a roster who goes by some initials, a name, an address, or `Name <address>`."""
    wanted = folded(written or "")
    name, _, address = wanted.partition("<")
    forms = {wanted, name.strip(), address.rstrip("> ").strip()} - {""}
    for person in people.values():
        if not forms.isdisjoint(map(folded, person.names)):
            return person
    return None


def same_person(one: str | None, other: str | None, people: People) -> bool:
    """Whether two names are one person's: of the roster, or else letter for letter.

    Neither case nor white space and stops count: a.b. is AB.
    """
    if not one or not other:
        return False
    first, second = find_person(one, people), find_person(other, people)
    if first is not None or second is not None:
        return first is second
    return _letters(one) == _letters(other)


def known_names(people: Iterable[Person]) -> list[str]:
    """What people go by, of all of them."""
    return [name for person in people for name in person.names]
