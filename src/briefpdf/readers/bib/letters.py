"""Letters and signs as LaTeX spells them, by the table of the W3C's `unicode.xml`.

pylatexenc carries that table, from which Better BibTeX writes, too; read backwards it says what a
spelling stands for. Accents over any letter, and over accented ones, are put together here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
import re
import unicodedata

from ...source.pattern import lazy_pattern

# What TeX's accents put behind their letter in Unicode: of text, of formulas, of packages.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "U": "\u030e",
    "G": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "grave": "\u0300",
    "acute": "\u0301",
    "hat": "\u0302",
    "tilde": "\u0303",
    "bar": "\u0304",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "mathring": "\u030a",
    "check": "\u030c",
    "vec": "\u20d7",
    "textcommaabove": "\u0313",
    "textcommabelow": "\u0326",
    "textdotbelow": "\u0323",
    "textogonekcentered": "\u0328",
    "textsubring": "\u0325",
    "textringbelow": "\u0325",
    "textsubbreve": "\u032e",
    "textsubbar": "\u0331",
    "textsubtilde": "\u0330",
    "textsubcircum": "\u032d",
    "textsubumlaut": "\u0324",
    "textcircumflexbelow": "\u032d",
    "textmacronbelow": "\u0331",
    "textbrevebelow": "\u032e",
    "texttildebelow": "\u0330",
    "capitalcedilla": "\u0327",
    "capitalogonek": "\u0328",
    "capitalgrave": "\u0300",
    "capitalacute": "\u0301",
    "capitalcircumflex": "\u0302",
    "capitaltilde": "\u0303",
    "capitalmacron": "\u0304",
    "capitalbreve": "\u0306",
    "capitaldotaccent": "\u0307",
    "capitaldieresis": "\u0308",
    "capitalring": "\u030a",
    "capitalhungarumlaut": "\u030b",
    "capitalcaron": "\u030c",
}
# The table, which takes a while to load, has nothing that begins with these.
_COMMON = frozenset(
    """
    AA AE DH DJ L NG O OE P S TH aa ae dh dj emph href i j l mbox ng o oe ss text textbf textit
    textrm textsc texttt th url
    """.split()
)
_SIMPLE = _COMMON | {name for name in ACCENTS if len(name) == 1}
_NAMES = "|".join(sorted((name for name in ACCENTS if name.isalpha()), key=len, reverse=True))
_LETTER = r"(?:\\[A-Za-z]+(?:\{\})?|[^\W\d_][\u0300-\u036f]*)"
# An accent, and what it stands on: in braces maybe, and then on the first letter of several.
_ACCENTED = lazy_pattern(
    rf"\\(?P<accent>[\"'`^~=.]|(?:{_NAMES})(?![A-Za-z]))\s*"
    rf"(?:\{{\s*(?P<braced>{_LETTER})(?P<rest>[^\W_]*)\s*(?:\{{\}})?\s*\}}|(?P<base>{_LETTER}))"
)
_MACRO = lazy_pattern(r"\{?\\(?:[A-Za-z]+|[^\sA-Za-z])")
_DOTLESS = {"\\i": "i", "\\j": "j", "\\imath": "i", "\\jmath": "j"}
_QUOTED = lazy_pattern(
    r"\\(?:enquote|mkbibquote|textquote|textquotedbl)(\*?)\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
)
# The marks of a quotation, and of one within it; a star asks for the latter.
_OUTER, _INNER = "“{}”", "‘{}’"
# Their first group says how, and not what.
_HOW = lazy_pattern(
    r"\\(?:foreignlanguage|textcolor|colorbox|color|selectlanguage|fontencoding|fontfamily"
    r"|hspace|vspace|rule|raisebox|label|index)\*?\s*(?:\[[^\[\]]*\])?\s*\{[^{}]*\}"
)
_COMMAND = lazy_pattern(r"\\([A-Za-z]+)|\\[`'^\"~=.](?:\{\}|\{?\\)")
# Commands nest a few times at most; what a hostile value nests deeper stays as it is.
_MOST_ROUNDS = 8


def spelled_out(value: str, symbol: Callable[[str], str | None]) -> str:
    """A value in which letters and signs stand for how LaTeX spells them; other commands stay.

    `symbol` says what a command prints by itself.
    """

    def accented(match: re.Match[str]) -> str:
        base = match["braced"] or match["base"]
        if base.startswith("\\"):
            name = base.removesuffix("{}")
            letter = _DOTLESS.get(name) or symbol(name[1:]) or ""
            if not letter.isalpha():
                return match[0]
        else:
            letter = base
        # The accent belongs right behind its letter, before those of the others.
        made = unicodedata.normalize("NFC", letter + ACCENTS[match["accent"]])
        return made + (match["rest"] or "")

    for _ in range(_MOST_ROUNDS):
        before = value
        value = _QUOTED.sub(_in_marks, value)
        if any(found[1] not in _SIMPLE for found in _COMMAND.finditer(value)):
            value = _from_table(value)
        value = _HOW.sub("", value)
        value = _ACCENTED.sub(accented, value)
        if value == before:
            break
    return value


def _in_marks(match: re.Match[str]) -> str:
    """A quotation in its marks, and those that stand within it in the others."""
    marks = (_INNER, _OUTER) if match[1] else (_OUTER, _INNER)
    within = _QUOTED.sub(lambda inner: marks[1].format(inner[2]), match[2])
    return marks[0].format(within)


def _from_table(value: str) -> str:
    """The value with the signs for the spellings of the table."""
    parts: list[str] = []
    at = 0
    for match in _MACRO.finditer(value):
        if match.start() < at:
            continue
        for spelling, sign in _table().get(match[0].lstrip("{"), ()):
            start = value.find("\\", match.start())
            if spelling.startswith("{"):
                start = match.start()
            if not value.startswith(spelling, start):
                continue
            end = start + len(spelling)
            if spelling[-1].isalpha() and value[end : end + 1].isalpha():
                continue
            parts += [value[at:start], sign]
            at = end
            if spelling[-1].isalpha():
                at += 2 if value.startswith("{}", end) else value.startswith(" ", end)
            break
    parts.append(value[at:])
    return "".join(parts)


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """The spellings by the command that they begin with, the longest first, with their signs."""
    # Only a file with commands in it needs pylatexenc, and loading it takes time.
    from pylatexenc.latexencode import get_builtin_conversion_rules

    found: dict[str, str] = {}
    for name in ("unicode-xml", "defaults"):
        for rule in get_builtin_conversion_rules(name):
            for code, spelling in sorted(rule.rule.items()):
                for each in {spelling, spelling.removeprefix("\\ensuremath{").removesuffix("}")}:
                    if _tells(each):
                        found.setdefault(each, chr(code))
    table: dict[str, list[tuple[str, str]]] = {}
    for spelling, sign in found.items():
        first = _MACRO.match(spelling)
        assert first is not None
        table.setdefault(first[0].lstrip("{"), []).append((spelling, sign))
    for each in table.values():
        each.sort(key=lambda pair: -len(pair[0]))
    return table


def _tells(spelling: str) -> bool:
    """Whether a spelling means one sign wherever it stands, and nothing simpler makes it."""
    if not re.match(r"\{?\\", spelling) or spelling.count("{") != spelling.count("}"):
        return False
    # An accent over a Latin letter is put together from both: the table has Greek for some.
    if _ACCENTED.fullmatch(spelling) and not re.search(r"\\[A-Za-z]{2,}", spelling[2:]):
        return False
    if spelling.endswith("{}") and spelling[1:-2] in ACCENTS:
        # An accent over nothing stands by itself.
        return spelling[1:-2].isalpha()
    bare = spelling.removesuffix("{}")
    return bare.count("\\") > 1 or bool(re.search(r"[{\s]|[A-Za-z][^\w{]", bare))
