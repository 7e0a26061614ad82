"""Splits policy prose into sentences."""

from __future__ import annotations

import re

# Abbreviations that a full stop ends without ending a sentence.
_TITLES = frozenset(
    "adm amb assoc brig capt cdr cf cmdr col corp cpl dept dist dr ed eds etc fig figs gen gov hon inc jr "
    "lt ltd maj messrs mr mrs ms mt no nos op para paras ph pl pp prof pt pub rep reps res rev sec secs sen "
    "sens sgt sr st stat supp subsec vol vols vs viz art arts chap ch cl cong sess approx est jan feb mar "
    "apr jun jul aug sept sep oct nov dec mil e.g i.e u.s.c p n h.r h.res h.con.res h.j.res s.res s.con.res "
    "s.j.res ft fy".split()
)
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"([^\s(\[“\"‘—–]+)\Z")
_NEXT = re.compile(r"[\"“‘'(\[]*(\S)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, white space around it left out.

    Survives initials, titles, bill numbers ("S. 1883"), "U.S.", "No. 5", quotations and parentheses.
    """
    ends = [match.end() for match in _END.finditer(text) if _ends(text, match)]
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + lead + len(stripped)))
        start = end
    return spans


def _ends(text: str, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end() + _spaces(text, match.end()))
    if following is None:
        return True
    first = following[1]
    if first.islower():
        return False
    if match[0][0] != ".":
        return True
    if _open_parentheses(text[: match.start()]) and ")" not in match[0]:
        return False
    before = _WORD_BEFORE.search(text, 0, match.start())
    word = before[1] if before else ""
    if re.fullmatch(r"[A-Z]", word):
        # An initial, or the S. of a Senate bill; a plan B. ends a sentence only by chance.
        return False
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        # "U.S. Forces" goes on; "in the U.S. The" begins anew.
        return word.lower() not in _TITLES and _begins_sentence(text, match.end())
    if word.lower() in _TITLES:
        return False
    return True


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip())


def _open_parentheses(text: str) -> bool:
    last = text[-400:]
    return last.count("(") > last.count(")")


_STARTERS = frozenset(
    "The A An In On At It Its This That These Those He She They We But And However Since According As By For "
    "From If Some Many Most Such There To Under When While With Although After Before During Congress".split()
)


def _begins_sentence(text: str, at: int) -> bool:
    word = re.match(r"\s*[\"“‘'(\[]*([A-Za-z]+)", text[at:])
    return bool(word) and word is not None and word[1] in _STARTERS
