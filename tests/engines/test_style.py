"""A packaged style says nothing in vain; the disclaimer of In Focus is the published one."""

from __future__ import annotations

from importlib import resources
import io
from pathlib import Path
import re
import tomllib

from fontTools.ttLib import TTFont
import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted((ROOT / "templates").iterdir())
STYLE = ROOT / "templates/in-focus"
SETTINGS = {
    style.name: tomllib.loads((style / "theme.toml").read_text(encoding="utf-8"))
    for style in STYLES
}
KEYS = [
    (name, table, key)
    for name, settings in SETTINGS.items()
    for table, values in settings.items()
    for key in values
]
each_style = pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def readers() -> dict[str, str]:
    """All that reads the settings of each style: its templates, and the code."""
    code = [*(ROOT / "src/briefpdf").rglob("*.py"), *(ROOT / "src/briefpdf").rglob("*.typ")]
    found = {}
    for style in STYLES:
        files = [
            path for path in style.iterdir() if path.suffix in {".html", ".css", ".jinja", ".typ"}
        ]
        found[style.name] = "\n".join(path.read_text(encoding="utf-8") for path in files + code)
    return found


@pytest.mark.parametrize(("style", "table", "key"), KEYS)
def test_every_setting_is_read(readers: dict[str, str], style: str, table: str, key: str) -> None:
    in_templates = rf"\b(?:theme\.)?{table}\.{key}\b"
    by_name = rf"""["']{key}["']"""
    assert re.search(f"{in_templates}|{by_name}", readers[style])


@each_style
def test_every_setting_is_explained(style: Path) -> None:
    lines = (style / "theme.toml").read_text(encoding="utf-8").splitlines()
    settings = [line for line in lines if re.match(r"\w+ = (?!\[)", line)]
    # Lists, of font files and of colours, are explained in the lines above them.
    lists = sum(
        isinstance(SETTINGS[name][table][key], list)
        for name, table, key in KEYS
        if name == style.name
    )
    assert len(settings) == sum(name == style.name for name, _, _ in KEYS) - lists
    assert [line for line in settings if " # " not in line] == []


def test_the_disclaimer_names_the_service_and_its_terms() -> None:
    text = (STYLE / "disclaimer.md").read_text(encoding="utf-8")
    assert text.startswith(
        "This document was prepared by the Congressional Research Service (CRS)."
    )
    assert text.endswith("if you wish to copy or otherwise use copyrighted material.\n")
    assert len(text.split()) == 141


@each_style
def test_pages_use_no_opacity(style: Path) -> None:
    """PDF/UA and PDF/A readers stumble over it; light colours do as well."""
    assert "opacity" not in (style / "page.css").read_text(encoding="utf-8")


@each_style
def test_the_fonts_are_where_the_style_says(style: Path) -> None:
    """The baselines are worked out from what the files say of themselves."""
    fonts = SETTINGS[style.name]["fonts"]
    for family in ("serif", "sans"):
        (regular,) = (
            one
            for one in fonts["files"]
            if (one["family"], one["weight"], one["style"]) == (fonts[family], 400, "normal")
        )
        data = resources.files(regular["package"]).joinpath(regular["file"]).read_bytes()
        font = TTFont(io.BytesIO(data))
        em = font["head"].unitsPerEm
        assert fonts[f"{family}_ascent"] == pytest.approx(font["hhea"].ascent / em, abs=0.001)
        assert fonts[f"{family}_descent"] == pytest.approx(-font["hhea"].descent / em, abs=0.001)
