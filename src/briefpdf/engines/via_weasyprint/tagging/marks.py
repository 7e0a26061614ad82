"""The marks in a page's stream: whose element a piece is, or that it is none's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_BEGIN = b"BDC"


def unmark(objects: Iterable[Any]) -> None:
    """Take the numbers off the marks in streams that are no page's: they would be another's."""
    for one in objects:
        operators: Any = getattr(one, "stream", [])
        for index, operator in enumerate(operators if isinstance(operators, list) else []):
            if operator == _BEGIN and isinstance(operators[index - 1], dict):
                operators[index - 1].pop("MCID", None)


def renumber(stream: Any, artifacts: Mapping[int, str]) -> dict[int, int]:
    """Mark artifacts of a page as such, and number what is left from 0 on; old number → new.

    `artifacts` says of a piece, by its number, what it is: a header, a footer or a watermark.
    """
    numbers: dict[int, int] = {}
    operators = stream.stream
    for index, operator in enumerate(operators):
        if operator != _BEGIN:
            continue
        properties = operators[index - 1]
        if not isinstance(properties, dict) or "MCID" not in properties:
            continue
        old = properties["MCID"]
        if old in artifacts:
            operators[index - 2] = "/Artifact"
            properties.clear()
            properties.update({"Type": "/Pagination", "Subtype": f"/{artifacts[old]}"})
        else:
            numbers[old] = properties["MCID"] = len(numbers)
    return numbers
