"""Lays out sources by a CSL style: their order and their numbers stay ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import json
import re
from typing import Any

from lxml import etree

from ...model.document import Inlines, Words
from ...model.reference import Reference
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from .inlines import read_blocks
from .items import csl_item
from .pandoc import PandocFailed, find_pandoc, run_citeproc

BROKEN = "BRIEF022"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_ID = "ref-source-"

Laid = tuple[list[Inlines], list[Diagnostic]]


def lay_out_sources(style: Text, references: Sequence[Reference], lang: str) -> Laid:
    """Each reference in the style, in their order (none when it failed), and what was wrong."""
    program = find_pandoc()
    if program is None:
        message = f"{style.path} needs pandoc, which is not installed"
        hint = "Run pip install 'briefpdf[csl]', or take `csl` out of theme.toml."
        return [], [Diagnostic(BROKEN, message, style.line_span(1), (hint,))]
    items = [csl_item(one, f"source-{number}") for number, one in enumerate(references)]
    try:
        answer, said = run_citeproc(program, _in_our_order(style.content), json.dumps(items), lang)
        entries = _entries(json.loads(answer))
    except PandocFailed as failed:
        return [], [_broken(style, str(failed))]
    if not entries:
        return [], [_broken(style, "the style lays out no bibliography")]
    diagnostics = [_broken(style, said)] if said else []
    made = []
    for number, reference in enumerate(references):
        content = read_blocks(entries.get(number, ()), reference.span)
        if not content:
            message = f"{style.path} prints nothing for the source “{reference.key}”"
            diagnostics.append(
                Diagnostic(BROKEN, message, style.line_span(1), source=reference.key)
            )
            content = (Words(reference.get("title") or reference.key, reference.span),)
        made.append(content)
    return made, diagnostics


def _in_our_order(style: str) -> str:
    """The style without an order of its own, in which a dash could stand for a name above it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(style.encode(), parser)
    except etree.XMLSyntaxError:
        return style  # Pandoc says what is wrong with it.
    for bibliography in root.iter(f"{_CSL}bibliography"):
        bibliography.attrib.pop("subsequent-author-substitute", "")
        for sort in list(bibliography.iter(f"{_CSL}sort")):
            bibliography.remove(sort)
    return etree.tostring(root, encoding="unicode")


def _entries(answer: Mapping[str, Any]) -> dict[int, Sequence[Any]]:
    """The blocks of each entry, by its place among the references."""
    found: dict[int, Sequence[Any]] = {}
    waiting = list(answer["blocks"])
    while waiting:
        block = waiting.pop()
        if block["t"] == "Div":
            (name, _, _), inner = block["c"]
            if name.startswith(_ID):
                found[int(name.removeprefix(_ID))] = inner
            else:
                waiting += inner
    return found


def _broken(style: Text, said: str) -> Diagnostic:
    line = re.search(r"\bline (\d+)", said)
    return Diagnostic(BROKEN, f"{style.path}: {said}", style.line_span(int(line[1]) if line else 1))
