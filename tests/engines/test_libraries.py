"""WeasyPrint's libraries, found without a compiler."""

from __future__ import annotations

import ctypes.util
from pathlib import Path
import subprocess
import sys

from briefpdf.engines.via_weasyprint.libraries import found_at_once, quick_find
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is changed")

NAMES = ("c", "gobject-2.0", "pango-1.0", "harfbuzz", "fontconfig", "pangoft2-1.0")
OF_OTHER_SYSTEMS = ("libgobject-2.0-0", "pango-1.0-0", "libfontconfig.1.dylib", "no-such")


def test_the_names_are_those_that_ctypes_finds() -> None:
    find = quick_find(ctypes.util.find_library)
    if find is None:
        pytest.skip("ldconfig tells nothing here")
    for name in (*NAMES, *OF_OTHER_SYSTEMS):
        assert find(name) == ctypes.util.find_library(name), name


def test_what_only_a_linker_can_find_is_asked_of_ctypes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "libmine.so").touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    asked: list[str] = []

    def original(name: str) -> str | None:
        asked.append(name)
        return "libmine.so.3"

    find = quick_find(original)
    if find is None:
        pytest.skip("ldconfig tells nothing here")
    assert find("mine") == "libmine.so.3"
    assert find("no-such") is None
    assert asked == ["mine"]


def test_it_ends_with_the_import() -> None:
    original = ctypes.util.find_library
    with pytest.raises(KeyError), found_at_once():
        raise KeyError
    assert ctypes.util.find_library is original


def test_without_ldconfig_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*words: object, **more: object) -> None:
        raise FileNotFoundError("/sbin/ldconfig")

    monkeypatch.setattr(subprocess, "run", missing)
    original = ctypes.util.find_library
    assert quick_find(original) is None
    with found_at_once():
        assert ctypes.util.find_library is original
