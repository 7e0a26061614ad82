"""Cuts prose into words, numbers and marks, each with its place."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .stems import stem

# One character for one, so that places stay what they are.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        "―": "—",
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u200b\u2060\ufeff", " "),
        "＄": "$",
        "％": "%",
        **{chr(ord("₀") + digit): str(digit) for digit in range(10)},
    }
)
# The exponent of a unit; behind anything else a raised number may be the mark of a note.
_EXPONENT = lazy_pattern(r"(?<=m)[²³](?!\w)|(?<=ft)[²³](?!\w)|(?<=mi)²(?!\w)")
_TOKEN = lazy_pattern(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
    # “.5 percent”; a stop, a blank lost and the number of a note have a capital behind them.
    r"|(?<=[$€£¥])\.\d+|(?<![^\s(\[\"'—-])\.\d+(?=\s?%|[\s-][a-z]|-\.?\d))"
    r"|(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)"
    r"|(?P<not>n't\b)"
    r"|(?P<word>(?:[^\W\d_n\u00ad]++|n(?!'t\b)|\u00ad)+)"
    r"|(?P<owner>'s\b|(?<=s)'(?!\w))"
    r"|(?P<mark>[^\w\s]|_)"
)
# A stop behind one of these, or behind a single letter, seldom ends a sentence.
_SHORTENINGS = frozenset(
    "gen adm col lt sgt capt maj cmdr gov sen rep sec secs amb dr mr mrs ms prof st no nos vs art "
    "arts fig ch rept res stat pub jan feb mar apr jun jul aug sept sep oct nov dec approx est "
    "inc corp co ltd dept govt univ fed reg cong sess supp pp para vol ed eds al cf ca".split()
)
_STARTERS = frozenset(
    "the a an in it this these those that he she they we his her its their on at as by for from "
    "since if when while although however after before according during under to one some many "
    "most such there congress other both".split()
)
# What is left of can't, won't and shan't.
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_AND_NAMES = lazy_pattern(r"\b[A-Z]&[A-Z]\b")


class Token(Struct):
    """A word, number or mark: `text` as it stands, `low` in small letters, `stem` without endings.

    `kind` is word, number, owner (the 's of a possessive) or mark; `glued` says that no white space
    stands before it; `sentence` counts from 0.
    """

    text: str
    low: str
    stem: str
    kind: str
    start: int
    end: int
    glued: bool
    sentence: int

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind == "word"

    def moved(self, sentences: int) -> Token:
        """The same behind so many other sentences; `replace` takes ten times as long."""
        return Token(
            self.text,
            self.low,
            self.stem,
            self.kind,
            self.start,
            self.end,
            self.glued,
            self.sentence + sentences,
        )

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


# Several checks ask for the same text, one after the other.
@lru_cache(maxsize=1_024)
def plain(text: str) -> str:
    """The text with one form of quotation mark, hyphen and space, letter for letter as long."""
    if "²" in text or "³" in text:
        text = _EXPONENT.sub(lambda match: "23"[match[0] == "³"], text)
    return text.translate(_PLAIN)


def tokenise(text: str) -> list[Token]:
    """The words, numbers and marks of a text in their order."""
    text = plain(text)
    # R&D and S&T are words.
    joined = (
        {match.start(): match.end() for match in _AND_NAMES.finditer(text)} if "&" in text else {}
    )
    tokens: list[Token] = []
    behind = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < behind:
            continue
        end = joined.get(start, end)
        word, group = text[start:end], match.lastgroup or "mark"
        low, stem_of_it, kind = _read(word, group)
        glued = start == behind and start > 0
        tokens.append(Token(word, low, stem_of_it, kind, start, end, glued, 0))
        if group == "not" and len(tokens) > 1:
            verb = tokens[-2]
            verb.low = verb.stem = _SHORTENED.get(verb.low, verb.low)
        behind = end
    _count_sentences(tokens)
    return tokens


def _count_sentences(tokens: list[Token]) -> None:
    """Numbers the sentences; a rougher cut than that of `sentences`, and as fast on any text."""
    sentence = 0
    for at, token in enumerate(tokens):
        text = token.text
        # Most words stand within a sentence, which shows at once.
        may_begin = text[0].isupper() or token.kind == "number" or text in "\"'(["
        if at and may_begin and _begins(tokens, at):
            sentence += 1
        token.sentence = sentence


def _begins(tokens: list[Token], at: int) -> bool:
    """Whether a sentence begins at a token."""
    token, before = tokens[at], tokens[at - 1]
    if token.glued or token.text in ")]":
        return False
    if not (token.kind == "number" or token.text in "\"'([" or token.text[0].isupper()):
        return False
    stop = at - 1
    while stop > 0 and tokens[stop].text in "\"')]" and at - stop < 4:
        stop -= 1
    if before.is_word and before.text.endswith("."):
        return token.capital and token.low in _STARTERS
    if tokens[stop].text not in (".", "!", "?", "…"):
        return False
    last = tokens[stop - 1] if stop else None
    if tokens[stop].text != "." or last is None or not tokens[stop].glued:
        return True
    if last.is_word and len(last.text) == 1 and last.text.isupper():
        return token.capital and token.low in _STARTERS
    return not (last.is_word and last.low in _SHORTENINGS)


# Most words of a text are among those of the texts before it.
@lru_cache(maxsize=20_000)
def _read(text: str, group: str) -> tuple[str, str, str]:
    """A piece of a text in small letters, its stem, and its kind."""
    if group == "dotted":
        letters = text.replace(".", "")
        low = text.lower() if letters.islower() else letters.lower()
        # The country, and not the pronoun, though both are written "us".
        low = {"us": "u.s."}.get(low, low)
        return low, low, "word"
    if group == "word":
        low = "u.s." if text in ("US", "USA") else text.replace("\u00ad", "").lower()
        return low, stem(low), "word"
    if group == "not":
        return "not", "not", "word"
    # .5 is 0.5.
    low = f"0{text}" if group == "number" and text[0] == "." else text
    return low, low, group
