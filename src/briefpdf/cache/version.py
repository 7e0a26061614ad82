"""Which program makes a value: another one may make another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
import os
from pathlib import Path
import sys

_PACKAGE = Path(__file__).resolve().parent.parent
# How results are shown decides none of them.
_WORKBENCH = str(_PACKAGE / "web")
# Where the packaged styles are in the repository; a wheel has them in the package alone.
_STYLES = _PACKAGE.parent.parent / "templates"

# The packages that decide what comes of each kind of value. What a kind is made from counts too.
_COPY = (
    # warcio itself looks for brotli.
    *("brotli", "cssselect2", "lxml", "openpyxl", "pypdfium2", "python-calamine", "tinycss2"),
    "warcio",
)
_CHECKED = (
    *_COPY,
    *("babel", "bibtexparser", "pylatexenc", "pyyaml", "rapidfuzz", "simpleeval"),
)
_COMPOSED = (
    *_CHECKED,
    *("jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "mdurl", "pillow"),
    *("pypandoc_binary", "uharfbuzz"),
)
_LAID_OUT = (
    *_COMPOSED,
    *("pikepdf", "reportlab"),
    *("font-caladea", "font-roboto", "font-source-sans-pro", "font-source-serif-pro"),
    "fontpkg-ibm-plex-mono",
)
_ENGINES = {
    "typst": ("typst",),
    "weasyprint": ("fonttools", "pydyf", "pyphen", "tinyhtml5", "webencodings", "weasyprint"),
}
DECIDING = {"copy": _COPY, "checked": _CHECKED, "composed": _COMPOSED} | {
    engine: (*_LAID_OUT, *names) for engine, names in _ENGINES.items()
}
# What a run uses that decides no result: how it is asked, drawn on a terminal, or fetched.
DECIDING_NOTHING = (
    *("asn1crypto", "click", "dask", "distributed", "filelock", "httpcore", "httpx", "mammoth"),
    *("msgpack", "msgspec", "platformdirs", "pyhanko", "pyhanko-certvalidator", "rich"),
    *("starlette", "uvicorn", "watchfiles"),
)


@cache
def made_by(kind: str) -> str:
    """A hash over briefpdf's own files, Python, and the versions of what decides such values."""
    hashed = blake2b(_own_files(), digest_size=16)
    for name in DECIDING[kind]:
        hashed.update(f"{name} {_installed().get(_folded(name), '')}\0".encode())
    return hashed.hexdigest()


def set_by(engine: str) -> str:
    """The same for the files of an engine; where it is not known which, for those of any."""
    return "".join(made_by(one) for one in _ENGINES if engine == one or engine not in _ENGINES)


@cache
def _own_files() -> bytes:
    hashed = blake2b(f"{sys.version_info}\0{sys.platform}".encode(), digest_size=16)
    for folder in map(str, filter(Path.is_dir, (_PACKAGE, _STYLES))):
        for path in sorted(_files(folder)):
            hashed.update(f"{path.removeprefix(folder)}\0".encode())
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (every run waits for this)
                hashed.update(file.readall())
    return hashed.digest()


def _files(folder: str) -> Iterator[str]:
    """The files below a folder that decide results, as a walk by `Path` takes long to give them."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__" and entry.path != _WORKBENCH:
                yield from _files(entry.path)
        elif "." in entry.name and not entry.name.endswith(".pyc") and entry.is_file():
            yield entry.path


@cache
def _installed() -> dict[str, str]:
    """The version of each package that is installed, as its dist-info or egg-info is named."""
    found: dict[str, str] = {}
    for entry in sys.path:
        try:
            for path in Path(entry).glob("*-info"):
                name, _, version = path.stem.partition("-")
                found.setdefault(_folded(name), version)
        except OSError:
            pass  # Nothing can be imported from there either.
    return found


def _folded(name: str) -> str:
    return name.replace("-", "_").replace(".", "_").lower()
