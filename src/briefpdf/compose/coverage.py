"""Which characters the font files of a style have, and which of a text they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
import unicodedata

from ..model.brief import Brief
from ..model.document import Block, Chart, CodeBlock, Document, Picture, Table, TextBox, Words
from ..model.reference import Reference
from ..model.theme import Theme
from ..readers.font_faces import FontFace, font_faces
from ..source.diagnostic import Diagnostic
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .language import is_right_to_left
from .walk import contents, flatten

# Breaks, controls and what only joins or parts letters need no glyph.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
# Few fonts have the spaces of typesetters: narrow ones are set as spaces at which no line ends, all
# others as plain ones.
SPACES_SET_AS = {
    **dict.fromkeys((0x2006, 0x2008, 0x2009, 0x200A), "\u00a0"),
    **dict.fromkeys((0x1680, *range(0x2000, 0x2006), 0x205F, 0x3000), " "),
}
# Set as a plain hyphen and a plain space.
_SET_AS = {0x2010: 0x2D, 0x2011: 0x2D, 0xA0: 0x20} | dict.fromkeys(SPACES_SET_AS, 0x20)
# Raised and lowered signs by plain ones: the engines raise or lower these for what a font lacks.
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni")
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+−=()aehijklmnoprstuvx")
SCRIPTS = RAISED | LOWERED
_NOT_ASCII = lazy_pattern(r"[^\x00-\x7f]")
MISSING_GLYPH = "PDF003"
# Signs that every font has of the packages that the packaged styles name, which a test holds: most
# texts need no others, and to look into a font takes longer than to compose a brief.
COMMON_SIGNS = frozenset((*map(chr, range(0xA1, 0x100)), *"–—‘’‚“”„†‡•…‹›€™"))
PACKAGES = frozenset("font_source_serif_pro font_source_sans_pro font_caladea font_roboto".split())
_SHOWN = 8
_REMEDY = (
    "Write it in letters that the fonts have (a name in another script with its transcription), or"
    " name a font that has them in theme.toml: [fonts] files."
)
UNPRINTABLE = "\ufffd"
_INSTEAD = (UNPRINTABLE, "□", "?")


def slanted(theme: Theme) -> frozenset[int] | None:
    """The characters of the serif's italic files; None where a style names none."""
    serif = theme.setting("fonts", "serif").casefold()
    faces = [one for one in font_faces(theme) if one.family.casefold() == serif]
    italic = tuple(one for one in faces if one.style == "italic")
    return _covered(italic) if italic else None


def missing_signs(texts: Iterable[str], theme: Theme) -> str:
    """The characters of texts, each once and in their order, that no font of a style has."""
    return _missing(texts, font_faces(theme))


def _missing(texts: Iterable[str], faces: tuple[FontFace, ...]) -> str:
    if not faces:
        return ""
    signs = [
        sign
        for sign in dict.fromkeys(one for text in texts for one in _NOT_ASCII.findall(text))
        if unicodedata.category(sign) not in _UNSEEN and sign != UNPRINTABLE
    ]
    if signs and any(face.package in PACKAGES and face.is_there for face in faces):
        signs = [sign for sign in signs if sign not in COMMON_SIGNS]
    # The first font has most of them.
    for face in faces:
        if not signs:
            break
        known = _signs(face)
        signs = [sign for sign in signs if _SET_AS.get(ord(sign), ord(sign)) not in known]
    return "".join(signs)


def sign_of_unprintable(theme: Theme) -> str:
    """What stands for a character that cannot be printed: a sign that some font of a style has."""
    faces = font_faces(theme)
    return next(
        sign for sign in _INSTEAD if not faces or any(ord(sign) in _signs(face) for face in faces)
    )


@lru_cache(maxsize=16)
def _covered(faces: tuple[FontFace, ...]) -> frozenset[int]:
    return frozenset().union(*map(_signs, faces))


@lru_cache(maxsize=64)
def _signs(face: FontFace) -> frozenset[int]:
    import uharfbuzz  # Only what looks into fonts needs it.

    try:
        return frozenset(uharfbuzz.Face(face.read()).unicodes)
    except (ValueError, ImportError, OSError):
        return frozenset()  # That the file is missing is said where fonts are asked for.


def missing_findings(
    document: Document, brief: Brief, references: Mapping[str, Reference], theme: Theme
) -> Iterator[Diagnostic]:
    """A finding at each field with characters that no font of a style has, naming them all."""
    if is_right_to_left(brief.lang):
        return  # It is refused as a whole.
    faces = font_faces(theme)
    for text, span in _texts(document, brief, references):
        if signs := _missing((text,), faces):
            yield missing_glyphs(signs, theme, span, brief.id)


def missing_glyphs(signs: str, theme: Theme, span: Span, brief: str) -> Diagnostic:
    """The finding for characters, each once, that no font of a style has."""
    several = "s" if len(signs) > 1 else ""
    shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:_SHOWN])
    more = f" and {len(signs) - _SHOWN} more" if len(signs) > _SHOWN else ""
    message = f"no font of the template {theme.name} has the character{several} {shown}{more}"
    return Diagnostic(MISSING_GLYPH, message, span, (_REMEDY,), brief=brief)


def _words_beside(block: Block) -> Iterator[str]:
    """What a block prints besides its inline content."""
    match block:
        case CodeBlock():
            yield block.text
        case TextBox():
            yield block.title
        case Chart():
            words = [block.axis, block.head, *block.series]
            for point in block.points:
                words += [point.when, *(amount.text for amount in point.amounts)]
            yield from (text.translate(SCRIPTS) for text in words)
        case _:
            pass
    if isinstance(block, Table | Picture | Chart) and block.caption:
        yield block.caption.subtitle


def _texts(
    document: Document, brief: Brief, references: Mapping[str, Reference]
) -> Iterator[tuple[str, Span]]:
    """What is printed, by the fields that it comes from, each once."""
    yield brief.title, brief.at("title")
    yield " ".join(f"{one.name} {one.title or ''}" for one in brief.authors), brief.at("authors")
    yield brief.notice or "", brief.at("notice")
    yield document.meta.date_line, brief.at("lang" if "lang" in brief.spans else "date")
    by_origin: dict[Span, list[str]] = {}
    for content in contents(document.blocks):
        for inline in content:
            if isinstance(inline, Words):
                text = inline.text if inline.code else inline.text.translate(SCRIPTS)
                by_origin.setdefault(inline.origin, []).append(text)
    for block in flatten(document.blocks):
        by_origin.setdefault(block.origin, []).extend(_words_beside(block))
    for span, words in by_origin.items():
        yield " ".join(words), span
    for entry in document.sources:
        reference = references.get(entry.key)
        if reference is None:
            continue
        printed = "".join(one.text for one in entry.content if isinstance(one, Words))
        printed = printed.translate(SCRIPTS)
        written = {**reference.fields}
        for name, people in reference.names.items():
            written[name] = " ".join(f"{one.given} {one.particle} {one.family}" for one in people)
        for name, value in written.items():
            value = value.translate(SCRIPTS)
            if any(sign in printed for sign in value if sign > "~"):
                yield value, reference.at(name)
