"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
import re

import pytest

import briefpdf
from briefpdf.source.pattern import lazy_pattern

LATER = type(lazy_pattern(""))


def test_it_finds_what_a_compiled_one_finds() -> None:
    later, now = lazy_pattern(r"(?P<n>\d+)", re.ASCII), re.compile(r"(?P<n>\d+)", re.ASCII)
    text = "In 2024, 12 ships"
    assert later.findall(text) == now.findall(text) == ["2024", "12"]
    assert later.sub("#", text) == now.sub("#", text)
    assert [one["n"] for one in later.finditer(text)] == ["2024", "12"]
    assert (later.pattern, later.groupindex) == (now.pattern, now.groupindex)
    with pytest.raises(AttributeError):
        getattr(later, "nothing")  # noqa: B009 - as code that is not typed would ask


def test_every_pattern_of_every_module_can_be_compiled() -> None:
    seen = 0
    for module in walk_packages(briefpdf.__path__, "briefpdf."):
        # The evidence and the readers have hundreds, and nothing happens when they are imported.
        if module.name.startswith(("briefpdf.evidence.", "briefpdf.readers.", "briefpdf.checks.")):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, LATER):
                    assert value.groups >= 0
                    seen += 1
    assert seen > 200
