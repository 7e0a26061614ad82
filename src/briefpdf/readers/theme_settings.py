"""The font files that a style names: are they there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
import re
import tomllib
from typing import Any

from ..source.diagnostic import Diagnostic
from ..source.nearest import suggestion
from ..source.text import Text
from .theme_reads import Reads, TomlPlaces

# Reading a package's file imports the package, so only packages of fonts may be named.
PACKAGE = re.compile(r"font(?:s|pkg)?_[a-z0-9_]+")
FILE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(?:ttf|otf)")


def font_faults(listed: list[Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the entries of `files`, each fault once, with what to do about it."""
    told: set[str] = set()
    for entry in listed:
        message, hint = _fault(entry)
        if message and message not in told:
            told.add(message)
            yield message, hint


def _fault(entry: Any) -> tuple[str, str]:
    parts = [entry.get(name) for name in ("family", "package", "file")] if _is_map(entry) else []
    if len(parts) != 3 or not all(isinstance(part, str) and part for part in parts):
        return (
            "“files” of [fonts] must be a list of { family, package, file, weight, style }",
            "Each of them is a text but the weight, which is 400 or 700.",
        )
    _, package, file = parts
    if not PACKAGE.fullmatch(package):
        return (
            f"“{package}” is no package of fonts",
            "Its name begins with font_, fonts_ or fontpkg_.",
        )
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        name = package.replace("_", "-")
        return f"the package {package} is not installed", f"Run pip install {name}."
    folder = Path(next(iter(found.submodule_search_locations)))
    if not FILE.fullmatch(file) or not (folder / file).is_file():
        fonts = (path for path in sorted(folder.rglob("*")) if path.suffix in (".ttf", ".otf"))
        names = ", ".join(path.relative_to(folder).as_posix() for path in fonts)
        return f"the package {package} has no font file “{file}”", f"It has {names or 'none'}."
    return "", ""


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


WRONG = "BRIEF042"
_LARGEST = 10_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?")
# A file of the style's own folder: no path.
CSL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.csl")

# What a setting must be besides of its kind: by table and key, or for a whole table.
_Test = tuple[Callable[[Any], bool], str]
_WHOLE: _Test = (lambda value: value == int(value) and value >= 0, "a whole number")
_POSITIVE: _Test = (lambda value: value > 0, "greater than 0")
_SHARE: _Test = (lambda value: 0 <= value <= 1, "between 0 and 1")
_TESTS: Mapping[tuple[str, str], _Test] = {
    ("page", "width"): _POSITIVE,
    ("page", "height"): _POSITIVE,
    ("grid", "columns"): _WHOLE,
    ("length", "pages"): _WHOLE,
    ("length", "least"): _SHARE,
    ("sources", "one_column"): _WHOLE,
    ("sizes", ""): _POSITIVE,
    ("fit", ""): _SHARE,
    ("colours", ""): (
        lambda value: bool(_COLOUR.fullmatch(value)),
        "a colour such as “#336A8F”",
    ),
    ("citations", "csl"): (
        lambda value: not value or bool(CSL_NAME.fullmatch(value)),
        "the name of a .csl file in the style's folder",
    ),
    ("citations", "place"): (
        lambda value: value in ("end", "footnotes"),
        "“end” or “footnotes”",
    ),
}

Known = Mapping[tuple[str, str], Any]


@lru_cache(maxsize=2)
def packaged_settings(folder: Path) -> Known:
    """Every setting of the packaged styles, by table and key, with the value of one of them."""
    known: dict[tuple[str, str], Any] = {}
    for path in sorted(folder.glob("*/theme.toml")):
        for table, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
            known |= {(table, key): value for key, value in values.items()}
    return known


def check_settings(
    toml: Text, settings: Mapping[str, Any], reads: Reads, known: Known
) -> Iterator[Diagnostic]:
    """A finding for each setting that nothing reads, that cannot be used, or that is missing."""
    places = TomlPlaces(toml)
    tables = {table for table, _ in (*known, *reads.needed, *reads.optional)} | reads.whole
    for table, values in settings.items():
        if not isinstance(values, dict):
            message = f"the setting “{table}” stands in no table"
            hint = "Settings stand below the name of their table, such as [page]."
            yield Diagnostic(WRONG, message, places.key("", table), (hint,))
        elif table not in tables:
            message = f"nothing reads the table [{table}]"
            hints = suggestion(table, tables)
            yield Diagnostic(WRONG, message, places.table(table), hints)
        else:
            for key, value in values.items():
                yield from _check_one(places, table, key, value, reads, known)
    for (table, key), path in reads.needed.items():
        values = settings.get(table, {})
        if not isinstance(values, dict) or key in values:
            continue
        file = path.rpartition("/")[2]
        message = f"the table [{table}] has no “{key}”, which {file} reads"
        default = known.get((table, key))
        hints = () if default is None else (f"A packaged style has {key} = {_toml(default)}.",)
        yield Diagnostic(WRONG, message, places.table(table), hints)


def _check_one(
    places: TomlPlaces, table: str, key: str, value: Any, reads: Reads, known: Known
) -> Iterator[Diagnostic]:
    place = places.key(table, key)
    if (table, key) not in known:
        if not reads.has(table, key):
            message = f"nothing reads the setting “{key}” of [{table}]"
            names = reads.keys(table) | {name for one, name in known if one == table}
            yield Diagnostic(WRONG, message, place, suggestion(key, names))
        return
    wanted = _kind(known[table, key])
    why = "" if _kind(value) == wanted else wanted
    # What is no number at all (nan) is not within the limit either.
    if not why and wanted == _NUMBER and not abs(value) <= _LARGEST:
        why = f"a number of at most {_LARGEST}"
    test = _TESTS.get((table, key)) or _TESTS.get((table, ""))
    if not why and test and not test[0](value):
        why = test[1]
    if why:
        message = f"the setting “{key}” of [{table}] must be {why}"
        yield Diagnostic(WRONG, message, place)
    elif (table, key) == ("fonts", "files"):
        for message, hint in font_faults(value):
            yield Diagnostic(WRONG, message, place, (hint,))


_NUMBER = "a number"


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return _NUMBER
    if isinstance(value, str):
        return "a text"
    return (
        "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "a date"
    )


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[…]"
    return f'"{value}"' if isinstance(value, str) else f"{value}"
