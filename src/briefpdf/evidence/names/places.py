"""Countries and other places: their names, what is named after them, their seats of government."""

from __future__ import annotations

from ..english import rows


def _read_countries() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in rows("countries"):
        written, _, capitals = row.partition("|")
        forms = [form.strip() for form in written.split(",")]
        names.update(dict.fromkeys((form.lower() for form in forms), forms[0]))
        for capital in filter(None, (seat.strip() for seat in capitals.split(","))):
            seats[capital.lower()] = forms[0]
    return names, seats


def _read_places() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("places"):
        forms = [form.strip() for form in row.split(",")]
        key = forms[0].removeprefix("the ")
        found.update(dict.fromkeys((form.removeprefix("the ").lower() for form in forms), key))
    return found


COUNTRIES, SEATS = _read_countries()
OTHER_PLACES = _read_places()
# “Moscow” is often “Russia”. Left out are countries whose seat is told apart from them, or is
# rather a word or a place of its own.
METONYMS = frozenset(SEATS.values()) - {
    "Jamaica",
    "Maldives",
    "Peru",
    "Sierra Leone",
    "Chile",
    "Costa Rica",
    "Puerto Rico",
    "Guatemala",
    "Mexico",
    "Panama",
    "Kuwait",
    "Netherlands",
}
