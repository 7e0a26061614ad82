"""References laid out by pandoc's citeproc in any CSL style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
import importlib.util
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from msgspec.structs import replace

from ...limits.limit import Limit, Stopped
from ...limits.program import run_program
from ...model.document import Inlines, Words
from ...model.reference import Reference
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from .items import csl_item

# Its own runtime holds the heap; the limit from outside is for all else.
_LIMIT, _HEAP, _OUTPUT = Limit(20.0, 2 * 1024**3), "512m", 8_000_000
# With what the runtime ends when the heap is full.
_HEAP_EXHAUSTED = 251
_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EMPTY_ENTRY = "entry with no printed form"


class PandocFailed(Exception):
    """Pandoc did not answer; the message says why, `limited` whether it took too much."""

    def __init__(self, said: str, limited: bool = False) -> None:
        super().__init__(said)
        self.limited = limited


def find_pandoc() -> Path | None:
    """The pandoc that the extra `csl` brings, or None where it is not installed."""
    found = importlib.util.find_spec("pypandoc")
    if found is None or found.origin is None:
        return None
    files = Path(found.origin).parent / "files"
    return next((path for path in (files / "pandoc", files / "pandoc.exe") if path.is_file()), None)


@lru_cache(maxsize=64)
def run_citeproc(program: Path, style: str, items: str, lang: str) -> tuple[str, str]:
    """A bibliography as pandoc's JSON, and what pandoc had to say; raises `PandocFailed`.

    `items` is CSL-JSON. What the same style makes of the same items is remembered for the run.
    """
    # A language that is none has been reported with the front matter.
    lang = lang if _LANGUAGE.fullmatch(lang) else "en-US"
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        # Of files, pandoc reads this one; the network is closed to it.
        path = Path(folder) / "style.csl"
        path.write_text(style, encoding="utf-8")
        command = [
            *(str(program), "+RTS", f"-M{_HEAP}", "-RTS", "--sandbox", "--citeproc"),
            *("--data-dir", folder, "--csl", path.name, "--metadata", f"lang={lang}"),
            *("--from", "csljson", "--to", "json"),
        ]
        environment = {"LANG": "C.UTF-8", "HOME": folder}
        try:
            ran = run_program(command, items.encode(), _LIMIT, _OUTPUT, path.parent, environment)
        except Stopped as stopped:
            raise PandocFailed(f"pandoc {stopped.said}", limited=True) from None
    if ran.code != 0:
        limited = ran.code == _HEAP_EXHAUSTED
        said = f"pandoc ended with exit code {ran.code}"
        if limited:
            said = f"pandoc needs more than {_HEAP} of memory"
        raise PandocFailed(_one_line(ran.said) or said, limited)
    warnings = (line.removeprefix("[WARNING] ") for line in ran.said.splitlines())
    # Which entries are empty is seen in the answer, where their sources are known.
    warned = "; ".join(line for line in warnings if _EMPTY_ENTRY not in line)
    return ran.answer.decode("utf-8", "replace"), warned


def _one_line(words: str) -> str:
    return " ".join(words.split())


_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
# Ours are the numbers; what a style sets in the margin is its own.
_DROPPED = frozenset({"csl-left-margin"})
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})


def read_blocks(blocks: Iterable[Any], origin: Span) -> Inlines:
    """The inline content of pandoc's blocks, one after the other with spaces between them."""
    style = Words("", origin)
    pieces: list[Words] = []
    for block in blocks:
        pieces += [*_block(block, style), replace(style, text=" ")]
    return tuple(_joined(pieces))


def _block(block: Any, style: Words) -> Iterator[Words]:
    content = block.get("c")
    if block["t"] in ("Para", "Plain"):
        yield from _inlines(content, style)
    elif block["t"] == "Div":
        (_, classes, _), inner = content
        if not _DROPPED & set(classes):
            for one in inner:
                yield from _block(one, style)
                yield replace(style, text=" ")


def _inlines(inlines: Iterable[Any], style: Words) -> Iterator[Words]:
    for inline in inlines:
        yield from _inline(inline["t"], inline.get("c"), style)


def _inline(kind: str, content: Any, style: Words) -> Iterator[Words]:
    if kind == "Str":
        yield replace(style, text=content)
    elif kind in _SPACES:
        yield replace(style, text=" ")
    elif kind in ("Code", "Math", "RawInline"):
        yield replace(style, text=content[1])
    elif kind == "Emph":
        # Italics within italics stand upright.
        yield from _inlines(content, replace(style, italic=not style.italic))
    elif kind == "Strong":
        yield from _inlines(content, replace(style, bold=True))
    elif kind == "Superscript":
        yield from _inlines(content, replace(style, superscript=True))
    elif kind in ("SmallCaps", "Underline", "Strikeout", "Subscript"):
        yield from _inlines(content, style)
    elif kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        yield replace(style, text=opening)
        yield from _inlines(content[1], style)
        yield replace(style, text=closing)
    elif kind == "Link":
        _, inner, (target, _) = content
        is_web = target.lower().startswith(("https://", "http://"))
        yield from _inlines(inner, replace(style, link=target if is_web else None))
    elif kind == "Span":
        (_, classes, _), inner = content
        if not _DROPPED & set(classes):
            yield from _inlines(inner, style)
    elif kind == "Cite":
        yield from _inlines(content[1], style)


def _joined(pieces: Iterable[Words]) -> list[Words]:
    """The pieces with those of one style made one, and white space folded."""
    made: list[Words] = []
    for piece in pieces:
        text = piece.text
        if not made or made[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if made and replace(made[-1], text="") == replace(piece, text=""):
            made[-1] = replace(piece, text=made[-1].text + text)
        else:
            made.append(replace(piece, text=text))
    while made and not made[-1].text.rstrip(" "):
        made.pop()
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return made


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
    root = _read_style(style.content)
    if root is not None and (parent := _parent(root)):
        # Pandoc would read it, from this machine or from the web.
        message = f"{style.path} only points to another style: {parent}"
        hint = "Put that style's own file in its place."
        return [], [Diagnostic(BROKEN, message, style.line_span(1), (hint,))]
    # Where it is no XML, pandoc says what is wrong with it.
    written = style.content if root is None else _in_our_order(root)
    try:
        answer, said = run_citeproc(program, written, json.dumps(items), lang)
        entries = _entries(json.loads(answer))
    except PandocFailed as failed:
        return [], [replace(_broken(style, str(failed)), limited=failed.limited)]
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


def _read_style(style: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(style.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _parent(root: Any) -> str:
    """The style that this one stands for, if it is only a name for another."""
    found = (
        link.get("href", "")
        for link in root.iter(f"{_CSL}link")
        if link.get("rel") == "independent-parent"
    )
    return next(found, "")


def _in_our_order(root: Any) -> str:
    """The style without an order of its own, in which a dash could stand for a name above it."""
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
