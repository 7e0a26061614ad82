"""Turns the LaTeX in the values of refs.bib into plain text.

pylatexenc knows the symbols. Its converter is not used: it takes 3 to 12 µs for each character,
drops the rest of a line behind a bare `%`, and fails on `\\href` and on deep nesting.
"""

from __future__ import annotations

from functools import cache
import re

from ...source.pattern import lazy_pattern
from .letters import ACCENTS, spelled_out

_NEEDS_DECODING = lazy_pattern(r"[\\{}$~`]|--|''")
# Braces that only protect capitals: by far the most frequent LaTeX.
_PROTECTED = lazy_pattern(r"(?:[^\\$~`'-]++|-(?!-)|'(?!'))*+")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": " ", "{": "", "}": ""}
_LIGATURES |= {"?`": "¿", "!`": "¡"}
_LIGATURE = lazy_pattern(r"---|--|[?!]`(?!`)|``|''|[`~{}]")

_SIGNS = {"\\": " ", ",": " ", ";": " ", ":": " ", ">": " ", "/": "", "-": "", "!": "", "@": ""}

# What pylatexenc does not know, or wants arguments for.
_WORDS = {
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "EUR": "€",
    "textrupee": "₹",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "eth": "ð",
    "textregistered": "®",
    "ddag": "‡",
    "degree": "°",
    "sim": "~",
    "lq": "‘",
    "rq": "’",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "og": "« ",
    "fg": " »",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textunderscore": "_",
    "textasciicircum": "^",
    "slash": "/",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "nobreakspace": " ",
    "space": " ",
    "newline": " ",
    "linebreak": " ",
    "par": " ",
}

# These switch a font or a size and print nothing, with braces behind them or without.
_SILENT = """
    em bf it rm sc sf sl tt bfseries itshape mdseries normalfont rmfamily scshape sffamily slshape
    ttfamily upshape tiny small normalsize large Large LARGE huge Huge protect relax noindent
    smallskip medskip bigskip nolinebreak nobreak allowbreak unskip ignorespaces
"""

# These set what stands in their braces, which is printed.
_SETTING = frozenset(
    """
    begin emph end ensuremath enquote footnote href lowercase MakeLowercase MakeUppercase mathit
    mathrm mbox mkbibbold mkbibbrackets mkbibemph mkbibitalic mkbibparens mkbibquote nolinkurl
    oldstylenums path text textbf textit textlf textmd textnormal textrm textsc textsf textsl
    textsubscript textsuperscript texttt textup underline uline uppercase url
    """.split()
)
_NAME = lazy_pattern(r"\\([A-Za-z]+)")

_TAG = lazy_pattern(
    r"</?(?:i|b|em|strong|sub|sup|scp|span|u|p|(?:jats|mml):\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_SCRIPT = lazy_pattern(r"<(sup|sub)>([^<>]{1,20})</\1>", re.IGNORECASE)
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True)) | {"°": "°", "∘": "°"}
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True)) | {".": "."}
# In a formula: a raised or lowered group, and a sign by its name.
_SCRIPTS = lazy_pattern(r"([\^_])(?:\{([^{}]*)\}|([^\\{}\s]))")
# What sets letters in a formula upright, alone or in braces.
_SET = lazy_pattern(r"([\^_]?)\s*\\(?:math|text)(?:rm|it|sf|bf|up|normal)?\s*\{([^{}]*)\}")
_SWITCH = lazy_pattern(r"\\(?:rm|it|sf)\s+")
# Letters above the line, as in 19th.
_ORDINAL = lazy_pattern(r"\^\{?(st|nd|rd|th)\}?")
# Letters below the line that only tell a name from others, as in NOx.
_INDEX = lazy_pattern(r"([A-Za-z]{2,})?_(?:\{([A-Za-z]{1,4})\}|([A-Za-z]))")
_NAMED = lazy_pattern(r"\\([A-Za-z]+) ?")

_COMMAND = lazy_pattern(
    rf"""
      \\url\s*\{{(?P<address>[^{{}}]*)\}}
    | \\href\s*\{{[^{{}}]*\}}
    | \\(?:begin|end)\s*\{{[^{{}}]*\}}
    | (?P<link>https?://(?:[^\s{{}}\\$]|\\[_%&\#~])+)
    | \\text(?P<way>super|sub)script\s*\{{(?P<script>[^{{}}\\$]{{1,20}})\}}
    | (?P<math>\$[<>=]\$|\$(?=[^$]*(?:\\[A-Za-z]|[\^_]))[^$]*+\$
      |\$(?=[^\s$])(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)
      |\\\((?:[^\\]|\\[^()])*+\\\))
    | \\(?P<mark>["'`^~=.])\{{\s*\}}
    | \\(?P<word>[A-Za-z]+)\*?(?P<gap>\s*)(?P<group>\{{)?
    | \\(?P<sign>.)
    | {_LIGATURE.pattern}
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = lazy_pattern(r"\{\\([_%&#~$])\}|\\([_%&#~$])(?:\{\})?")
_WRAPPED = lazy_pattern(r"\\url\s*\{(.*)\}", re.DOTALL)


def decode(value: str) -> str:
    """The plain text of a LaTeX value, on one line; math stays as it is written."""
    if "&" in value or "<" in value:
        value = _without_html(value)
    if not _NEEDS_DECODING.search(value):
        return " ".join(value.split())
    if _PROTECTED.fullmatch(value) and "http" not in value:
        value = value.replace("{", "").replace("}", "")
    else:
        if "\\" in value:
            value = spelled_out(value, _symbol)
        value = _COMMAND.sub(_decoded, value)
    return " ".join(value.split())


def accented(value: str) -> str:
    """A LaTeX value in which letters stand for how it spells them; all else stays."""
    return spelled_out(value, _symbol)


def unread_in(value: str) -> list[str]:
    """What of a LaTeX value cannot be read: commands by their names, and whole formulas.

    Of a command the words in its braces are printed, a formula as it is written.
    """
    if not {"\\", "$"} & set(value):
        return []
    value = spelled_out(value, _symbol)
    formulas = [
        match["math"]
        for match in _COMMAND.finditer(value)
        if match.lastgroup == "math" and _math(match["math"]) == match["math"]
    ]
    rest = _COMMAND.sub(
        lambda match: "" if match.lastgroup in ("math", "link") else match[0], value
    )
    names = [name for name in _NAME.findall(rest) if name not in _SETTING and _symbol(name) is None]
    return list(dict.fromkeys([*formulas, *(f"\\{name}" for name in names)]))


def _without_html(value: str) -> str:
    """A value without what Crossref and Mendeley leave in it: HTML's entities and tags."""
    if "&" in value:
        from html import unescape  # Few bibliographies have entities.

        value = unescape(value)  # Of tags, too: some have “&lt;i&gt;”.
    value = _SCRIPT.sub(lambda found: _scripted(found[2], found[1] == "sup") or found[2], value)
    return _TAG.sub("", value)


def _scripted(text: str, raised: bool) -> str | None:
    """Raised or lowered text in Unicode's own letters; None where it has not all of them."""
    table = _RAISED if raised else _LOWERED
    return "".join(map(table.__getitem__, text)) if set(text) <= set(table) else None


def verbatim(value: str) -> str:
    """A value that is no LaTeX, on one line, with its outer white space removed."""
    return " ".join(line.strip() for line in value.splitlines()).strip()


def decode_address(value: str) -> str:
    r"""An address or identifier without `\url` and without the backslashes that hide `_%&#~`."""
    value = value.strip()
    if "\\" not in value:
        return value.strip("{} ") if value[:1] == "{" else value
    wrapped = _WRAPPED.fullmatch(value)
    return _ESCAPED.sub(r"\1\2", wrapped[1].strip() if wrapped else value)


def _decoded(match: re.Match[str]) -> str:
    """The plain text of one command, ligature or brace."""
    kind = match.lastgroup
    if kind is None:
        return _LIGATURES.get(match[0], "")
    if kind == "math":
        return _math(match["math"])
    if kind == "mark":
        return match[kind]
    if kind == "script":
        return _scripted(match[kind], match["way"] == "super") or match[kind]
    if kind in ("address", "link"):
        return _ESCAPED.sub(r"\1\2", match[kind])
    if kind == "sign":
        sign = match["sign"]
        return " " if sign.isspace() else _SIGNS.get(sign, "" if sign in ACCENTS else sign)
    return _word(match)


def _math(written: str) -> str:
    """A formula as plain text, where it is one of a few signs; else as it is written."""
    inner = written[1:-1] if written[0] == "$" else written[2:-2]
    inner = _SWITCH.sub("", _SET.sub(_upright, inner))
    if index := _INDEX.fullmatch(inner) or _ORDINAL.fullmatch(inner):
        return "".join(filter(None, index.groups()))
    found = _SCRIPTS.sub(
        lambda match: _scripted(match[2] or match[3], match[1] == "^") or match[0],
        _named_signs(inner),
    )
    plain = found.replace("{", "").replace("}", "")
    return written if {"\\", "^", "_"} & set(plain) else plain


def _upright(match: re.Match[str]) -> str:
    return f"{match[1]}{{{match[2]}}}" if match[1] else match[2]


def _named_signs(formula: str) -> str:
    return _NAMED.sub(lambda match: _symbol(match[1]) or match[0], formula).replace("^\\circ", "°")


def _word(match: re.Match[str]) -> str:
    """The text of a command with a name: its symbol, or nothing for one that sets its argument."""
    symbol = _symbol(match["word"])
    if symbol is not None:
        return symbol
    # An unknown command without argument stays: what it would print must not vanish unseen.
    return "" if match["group"] else match[0]


def _symbol(word: str) -> str | None:
    """What a command prints by itself; None for one that is unknown or sets its argument."""
    return _symbols().get(word)


@cache
def _symbols() -> dict[str, str]:
    # Only a file with commands in it needs pylatexenc, and loading it takes time.
    from pylatexenc.latex2text import get_default_latex_context_db

    symbols = {
        spec.macroname: spec.simplify_repl
        for spec in get_default_latex_context_db().iter_macro_specs()
        if isinstance(spec.simplify_repl, str) and len(spec.simplify_repl.strip()) < 2
    }
    return symbols | dict.fromkeys(_SILENT.split(), "") | _WORDS
