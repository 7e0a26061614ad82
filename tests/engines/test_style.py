"""The In Focus style says nothing in vain, and its disclaimer is the published one."""

from __future__ import annotations

from pathlib import Path
import re
import tomllib

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLE = ROOT / "templates/in-focus"
SETTINGS = tomllib.loads((STYLE / "theme.toml").read_text(encoding="utf-8"))
KEYS = [(table, key) for table, values in SETTINGS.items() for key in values]


@pytest.fixture(scope="module")
def readers() -> str:
    """All that reads the settings: the style's templates, and the code."""
    files = [path for path in STYLE.iterdir() if path.suffix in {".html", ".css", ".jinja"}]
    files += (ROOT / "src/briefpdf").rglob("*.py")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_every_setting_is_read(readers: str, table: str, key: str) -> None:
    in_templates = rf"\b(?:theme\.)?{table}\.{key}\b"
    by_name = rf"""["']{key}["']"""
    assert re.search(f"{in_templates}|{by_name}", readers)


def test_every_setting_is_explained() -> None:
    lines = (STYLE / "theme.toml").read_text(encoding="utf-8").splitlines()
    settings = [line for line in lines if re.match(r"\w+ = (?!\[)", line)]
    assert len(settings) == len(KEYS) - 1
    assert [line for line in settings if " # " not in line] == []


def test_the_disclaimer_names_the_service_and_its_terms() -> None:
    text = (STYLE / "disclaimer.md").read_text(encoding="utf-8")
    assert text.startswith(
        "This document was prepared by the Congressional Research Service (CRS)."
    )
    assert text.endswith("if you wish to copy or otherwise use copyrighted material.\n")
    assert len(text.split()) == 141


def test_pages_use_no_opacity() -> None:
    """PDF/UA and PDF/A readers stumble over it; light colours do as well."""
    assert "opacity" not in (STYLE / "page.css").read_text(encoding="utf-8")
