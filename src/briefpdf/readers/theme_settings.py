"""Can pages be set by what a style says: its measures, its colours, its font files?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any

from ..source.diagnostic import Diagnostic
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern
from ..source.text import Text

if TYPE_CHECKING:  # Most styles are a packaged one, which is not looked at again.
    from .theme_reads import Reads, TomlPlaces

# Reading a package's file imports the package, so only packages of fonts may be named.
PACKAGE = lazy_pattern(r"font(?:s|pkg)?_[a-z0-9_]+")
FILE = lazy_pattern(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(?:ttf|otf)")


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


WRONG, PALE = "BRIEF042", "BRIEF046"
_LARGEST = 10_000
# In points: what a page leaves to its text, in width and in depth.
_LEAST_ROOM = 72
# Colours that words are set in, each with the setting of the ground that they stand on; on white
# paper where that is empty.
_WORDS = {
    **dict.fromkeys("text banner heading head foot mark link back_link".split(), ""),
    **dict.fromkeys("kind label disclaimer".split(), ""),
    **dict.fromkeys(("chart_soft", "chart_accent"), "chart_paper"),
    "series": "banner",
}
_PAPER = "#FFFFFF"
_COLOUR = lazy_pattern(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?")
# A file of the style's own folder: no path.
CSL_NAME = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*\.csl")

# What a setting must be besides of its kind: by table and key, or for a whole table.
_Test = tuple[Callable[[Any], bool], str]
_WHOLE: _Test = (lambda value: value == int(value) and value >= 0, "a whole number")
_POSITIVE: _Test = (lambda value: value > 0, "greater than 0")
_NOT_NEGATIVE: _Test = (lambda value: value >= 0, "0 or more")
_ROOM: _Test = (lambda value: value >= _LEAST_ROOM, f"at least {_LEAST_ROOM}")
_SHARE: _Test = (lambda value: 0 <= value <= 1, "between 0 and 1")
_TESTS: Mapping[tuple[str, str], _Test] = {
    ("page", "width"): _ROOM,
    ("page", "height"): _ROOM,
    ("page", ""): _NOT_NEGATIVE,
    ("grid", "columns"): (lambda value: value in (1, 2, 3, 4), "a whole number from 1 to 4"),
    ("grid", "column_width"): _ROOM,
    ("grid", ""): _NOT_NEGATIVE,
    ("spaces", ""): _NOT_NEGATIVE,
    ("rules", ""): _NOT_NEGATIVE,
    ("chart", "text"): _POSITIVE,
    ("chart", "leading"): _POSITIVE,
    ("chart", "most_of_page"): (lambda value: 0 < value <= 1, "greater than 0, and at most 1"),
    ("chart", "slack"): (lambda value: 1 <= value <= 10, "between 1 and 10"),
    ("chart", "series"): (
        lambda value: bool(value) and all(_COLOUR.fullmatch(str(one)) for one in value),
        "a list of colours such as “#336A8F”",
    ),
    ("chart", ""): _NOT_NEGATIVE,
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
    from .theme_reads import TomlPlaces

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
    yield from _check_room(places, settings)
    yield from _check_columns(places, settings)
    yield from _check_families(places, settings)
    yield from _check_contrast(places, settings)
    for (table, key), path in reads.needed.items():
        values = settings.get(table, {})
        if not isinstance(values, dict) or key in values:
            continue
        file = path.rpartition("/")[2]
        message = f"the table [{table}] has no “{key}”, which {file} reads"
        default = known.get((table, key))
        hints = () if default is None else (f"A packaged style has {key} = {_toml(default)}.",)
        yield Diagnostic(WRONG, message, places.table(table), hints)


def check_fonts(toml: Text, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding for each fault of the font files that a style names in its table of fonts."""
    for message, hint in font_faults(settings["fonts"]["files"]):
        from .theme_reads import TomlPlaces

        yield Diagnostic(WRONG, message, TomlPlaces(toml).key("fonts", "files"), (hint,))


def _check_room(places: TomlPlaces, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding where a page leaves no room for text between its edges or its baselines."""
    page: Any = settings.get("page")
    for key, others, least in (
        ("width", ("left", "right"), _LEAST_ROOM),
        ("last_baseline", ("first_baseline",), _LEAST_ROOM),
        ("height", ("last_baseline",), 0),
    ):
        numbers: list[Any] = [page.get(one) for one in (key, *others)] if _is_map(page) else [None]
        if all(_kind(one) == _NUMBER for one in numbers):
            left = numbers[0] - sum(numbers[1:])
            if not left >= least:
                names = " less ".join(f"“{name}”" for name in (key, *others))
                message = f"[page] has no room for text: {names} is {left:g}"
                hint = f"It must be at least {least}."
                yield Diagnostic(WRONG, message, places.key("page", key), (hint,))


def _check_columns(places: TomlPlaces, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding where columns of the width that is said need more than the page's edges leave."""
    names = "page width", "page left", "page right", "grid column_width", "grid columns", "grid gap"
    said = ((settings.get(table), key) for table, key in map(str.split, names))
    numbers: list[Any] = [one.get(key) for one, key in said if isinstance(one, dict)]
    if len(numbers) == 6 and all(_kind(one) == _NUMBER for one in numbers) and numbers[4] >= 1:
        room, (width, count, gap) = numbers[0] - numbers[1] - numbers[2], numbers[3:]
        gaps = (count - 1) * gap
        if (needed := count * width + gaps) > room + 0.5:  # Widths are rounded.
            message = f"[grid] is {needed:g} wide, and [page] leaves {room:g} between its edges"
            hints = (f"Columns of {(room - gaps) / count:.2f} fill them.",) if room > gaps else ()
            yield Diagnostic(WRONG, message, places.key("grid", "column_width"), hints)


def _check_families(places: TomlPlaces, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding for each family of fonts of which a style that lists font files lists none."""
    fonts: Any = settings.get("fonts")
    listed = fonts.get("files") if _is_map(fonts) else None
    faces = filter(_is_map, listed if isinstance(listed, list) else [])
    families = sorted({str(one.get("family", "")) for one in faces})
    for role in ("serif", "sans", "mono") if families else ():
        name = str(fonts.get(role, families[0]))
        if name.casefold() not in map(str.casefold, families):
            message = f"no font file that the style lists is of the family “{name}”"
            hint = (
                f"They are of {', '.join(families)}. List its files, or none for installed fonts."
            )
            yield Diagnostic(WRONG, message, places.key("fonts", role), (hint,))


def _check_contrast(places: TomlPlaces, settings: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A finding for each colour of words that is hardly seen on its ground."""
    from .contrast import TEXT_CONTRAST, contrast, parts_of

    colours: Any = settings.get("colours")
    known = {
        name: str(value)
        for name, value in (colours.items() if _is_map(colours) else ())
        if _COLOUR.fullmatch(str(value))
    }
    for name, ground in _WORDS.items():
        below = known.get(ground, _PAPER)
        if name in known:
            ratio = contrast(parts_of(known[name]), parts_of(below))
            if ratio < TEXT_CONTRAST:
                message = (
                    f"the colour “{name}”, {known[name]} on {below}, has a contrast of"
                    f" {ratio:.1f}: words need {TEXT_CONTRAST}"
                )
                hint = "Take a darker one, or a lighter one where its ground is dark."
                yield Diagnostic(PALE, message, places.key("colours", name), (hint,))


def _check_one(
    places: TomlPlaces, table: str, key: str, value: Any, reads: Reads, known: Known
) -> Iterator[Diagnostic]:
    place = places.key(table, key)
    if table == "labels" and isinstance(value, dict):
        return  # The style's words in the language of that name.
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
