"""Brings a quote into the typographic form that its source has it in."""

from __future__ import annotations

import re
import unicodedata

import yaml

from ..evidence.quotation.passage import Place
from ..readers.archive.read import Archive
from ..readers.yaml_tree import compose_yaml
from ..source.diagnostic import Edit
from ..source.text import Span, Text

_FORMS = {
    **dict.fromkeys('“”„‟‘’‚‛«»‹›`´′″"', "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "…": "...",
    "\u00ad": "",
}
_FOLD = str.maketrans(_FORMS)
_LIGATURES = str.maketrans({sign: plain for sign, plain in _FORMS.items() if "ﬀ" <= sign <= "ﬆ"})
# Letters, marks, numbers, punctuation, signs and plain blanks: nothing that is not seen.
_SEEN = frozenset("LMNPS")
# How many characters before and behind may be left aside; the fewest first.
_EDGES = sorted(((lead, tail) for lead in range(4) for tail in range(5)), key=sum)


def same_but_form(quote: str, words: str) -> bool:
    """Whether two texts differ in quotation marks, dashes, blanks and ligatures at most."""
    one, other = (re.sub(r"\s", "", text.translate(_FOLD)) for text in (quote, words))
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def in_form_of(quote: str, place: Place, archive: Archive) -> str | None:
    """A quote in the form that its source has at a place; None where more than the form differs.

    Ligatures are taken apart: they are a matter of the printer's type.
    """
    words = place.words
    for lead, tail in _EDGES:
        core = quote[lead : len(quote) - tail]
        edges = quote[:lead] + quote[len(quote) - tail :]
        if not re.search(r"\w", edges) and core and same_but_form(core, words):
            break
    else:
        return None
    before = archive.pages[place.first][: place.start]
    behind = archive.pages[place.last][place.end :]
    # What a search leaves aside at the ends of a quote: its marks, and a stop of its author's.
    head = _alike(quote[:lead][::-1], before[::-1])[::-1]
    foot = _alike(quote[len(quote) - tail :], behind)
    text = " ".join(unicodedata.normalize("NFC", head + words + foot).translate(_LIGATURES).split())
    seen = all(unicodedata.category(mark)[0] in _SEEN or mark == " " for mark in text)
    return text if seen else None


def _alike(edge: str, there: str) -> str:
    """An edge of a quote with the marks that the source has there, as far as they are the same."""
    length = next(
        (
            at
            for at, marks in enumerate(zip(edge, there, strict=False))
            if not same_but_form(*marks)
        ),
        min(len(edge), len(there)),
    )
    return there[:length] + edge[length:]


def requote(text: Text, span: Span, quote: str, wanted: str) -> tuple[Edit, ...]:
    """The edits that make the YAML scalar at a span, which is `quote`, `wanted`; none if unsure.

    Where they can, they change single words, so that the lines stay as they are broken.
    """
    written = text.content[span.start : span.end]
    if not written or written[0] in "&*!":
        return ()
    for edits in (_words(written, span, quote, wanted), (Edit(span, _in_quotes(wanted)),)):
        if edits and _reads_as(written, span, edits, wanted):
            return edits
    return ()


def _words(written: str, span: Span, quote: str, wanted: str) -> tuple[Edit, ...]:
    """Edits of the words that differ; none where they cannot be told apart one by one."""
    start, end = 0, len(written)
    if written[0] in "\"'" and written[-1] == written[0]:
        start, end = 1, end - 1
    elif written[0] in ">|":
        start = written.find("\n") + 1
    found = list(re.compile(r"\S+").finditer(written, start, end))
    if [match[0] for match in found] != quote.split() or len(found) != len(wanted.split()):
        return ()
    return tuple(
        Edit(span.within(*match.span()), _escaped(word, written[0]))
        for match, word in zip(found, wanted.split(), strict=True)
        if match[0] != word
    )


def _escaped(word: str, style: str) -> str:
    if style == '"':
        return word.replace("\\", "\\\\").replace('"', '\\"')
    return word.replace("'", "''") if style == "'" else word


def _in_quotes(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reads_as(written: str, span: Span, edits: tuple[Edit, ...], wanted: str) -> bool:
    """Whether the scalar is what was wanted once the edits are made."""
    pieces, done = [], 0
    for edit in edits:
        start = edit.span.start - span.start
        pieces += [written[done:start], edit.text]
        done = edit.span.end - span.start
    changed = Text("", f"k: {''.join(pieces)}{written[done:]}\n")
    node = compose_yaml(changed, 0, len(changed.content), "").value
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    return isinstance(value, yaml.ScalarNode) and " ".join(str(value.value).split()) == wanted
