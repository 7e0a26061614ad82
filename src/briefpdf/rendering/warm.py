"""Loads what an engine needs for most first pages, while it waits to be asked for one."""

from __future__ import annotations

from importlib import import_module

from ..compose.coverage import slanted
from ..engines.base import Engine
from ..engines.via_typst.engine import TypstEngine
from ..readers.theme import read_theme
from ..settings import Settings
from ..source.text import Span
from ..source.workspace import MemoryWorkspace

# What a finished file is read back with, what puts evidence into it, and what reads its metadata.
_LATER = ("..proof.conformance.check", "..provenance.seal", "lxml.etree")


def warm(engine: Engine) -> None:
    """Load Typst, the fonts of the style that most briefs have, and what proofreads."""
    theme = read_theme(MemoryWorkspace({}), Settings().template, Span("", 0, 0), "").value
    if theme is not None and isinstance(engine, TypstEngine):
        engine.load(theme)
        slanted(theme)
    for name in _LATER:
        import_module(name, __package__)
