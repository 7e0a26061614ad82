"""Finds shared libraries without a compiler, while WeasyPrint looks for its own.

WeasyPrint tries several names for each library, most of them those of other systems. For each that
it cannot find, `ctypes.util.find_library` asks ldconfig, then gcc, then ld: some 86 processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import ctypes.util
import os
from pathlib import Path
import re
import struct
import subprocess
import sys

# What ldconfig calls the libraries of this machine, as `ctypes.util` knows them.
_KINDS = {"x86_64": "libc6,x86-64", "aarch64": "libc6"}
_LINE = re.compile(r"\s(lib\S+)\s+\(([^)]*)\) => (\S+)")

# Where gcc and ld look, besides the folders that ldconfig names.
_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64")
_VARIABLES = ("LD_LIBRARY_PATH", "LD_RUN_PATH", "LIBRARY_PATH")

Find = Callable[[str], str | None]


@contextmanager
def found_at_once() -> Iterator[None]:
    """Have `find_library` ask ldconfig once for all names, on Linux; elsewhere nothing changes."""
    original = ctypes.util.find_library
    quick = quick_find(original)
    if quick is None:
        yield
        return
    ctypes.util.find_library = quick  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = original


def quick_find(original: Find) -> Find | None:
    """What finds the same libraries as `original`, which it asks where there may be more to find.

    None where ldconfig cannot tell.
    """
    kind = _KINDS.get(os.uname().machine) if sys.platform == "linux" else None
    if kind is None or struct.calcsize("P") != 8:
        return None
    lines = _LINE.finditer(_told_by_ldconfig())
    listed = [(one[1], one[3]) for one in lines if one[2].startswith(kind)]
    if not listed:
        return None
    folders = {str(Path(path).parent) for _, path in listed} | set(_FOLDERS)
    for variable in _VARIABLES:
        folders |= set(filter(None, os.environ.get(variable, "").split(os.pathsep)))
    names: list[str] = [name for name, _ in listed]

    def find(name: str) -> str | None:
        start = f"lib{name}."
        for library in names:
            if library.startswith(start) and len(library) > len(start):
                return library
        # A linker finds only files of these names.
        files = (f"{start}so", f"{start}a")
        if any(Path(folder, file).exists() for folder in folders for file in files):
            return original(name)
        return None

    return find


def _told_by_ldconfig() -> str:
    try:
        told = subprocess.run(
            ["/sbin/ldconfig", "-p"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C", "LANG": "C"},
            check=False,
        )
    except OSError:
        return ""  # There is none, so that `original` is to be asked.
    return os.fsdecode(told.stdout)
