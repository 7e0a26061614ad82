"""Does a sentence state something that a reader could check?"""

from __future__ import annotations

from dataclasses import dataclass
import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NUMBER_WORDS = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|"
    r"billions?|trillions?|half|third|quarter|twice|double[ds]?|tripled?|percent)"
)
_SPEECH = (
    r"(?:said|says|stated|states|told|announced|claimed|claims|alleged|alleges|reported|reportedly|argued|"
    r"argues|warned|confirmed|denied|testified|according to|pledged|called|declared|assessed|concluded|found|"
    r"estimates?d?)"
)
_ACTION = (
    r"(?:signed|sent|sends|voted|vetoed|launched|invaded|deployed|supplied|supplies|provided|provides|passed|"
    r"enacted|introduced|adopted|agreed|approved|withdrew|ratified|banned|imposed|lifted|seized|attacked|"
    r"killed|tested|built|bought|sold|paid|spent|received|transferred|shipped|blocked|opened|closed|joined|"
    r"left|began|ended|met|visited|elected|appointed|expelled|expanded|increased|decreased|fell|rose|grew|"
    r"has|have|had|is|are|was|were|holds?|hosts?|produces?|exports?|imports?|controls?|requires?|prohibits?)"
)

_PATTERNS = (
    ("a number", re.compile(r"(?<![\w.])(?:[$€£¥]\s?)?\d[\d,.]*\w*%?")),
    ("a number", re.compile(rf"\b{_NUMBER_WORDS}\b", re.IGNORECASE)),
    ("a date", re.compile(rf"\b(?<!^){_MONTH}\b(?=\s+\d|\s*,|\s)")),
    ("a quotation", re.compile(r"[“\"][^”\"]+[”\"]")),
    ("reported speech", re.compile(rf"\b{_SPEECH}\b", re.IGNORECASE)),
    (
        "a comparison",
        re.compile(
            r"\b(?:more|less|fewer|larger|smaller|higher|lower|greater|better|worse|older|younger|faster|"
            r"slower)\b[^.]*?\bthan\b|\b(?:largest|smallest|highest|lowest|biggest|fastest|first|only)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "what somebody did",
        # A capitalised name that does not merely begin the sentence, or two in a row, and a verb.
        re.compile(
            r"(?:(?<=[a-z,;] )[A-Z][\w’'-]+|\b[A-Z][\w’'.-]+\s+[A-Z][\w’'-]+|^[A-Z][\w’'-]+(?:’s|'s)?)"
            rf"[^.;]{{0,60}}?\b{_ACTION}\b"
        ),
    ),
)
_PRONOUNS = re.compile(
    r"^(?:It|This|That|These|Those|There|They|We|He|She|The|A|An|What|Here|Such|Each|Some|Many|Most|Both|"
    r"All|Other|Others|See|In|On|At|For|To|By|As|If|When|While|But|And|Or|So|Still|Yet|How|Whether)\b"
)


@dataclass(frozen=True, slots=True)
class Checkable:
    """What a sentence states that can be checked: its sort, and from where to where."""

    what: str
    start: int
    end: int


def find_checkable(text: str) -> Checkable | None:
    """The first thing in a text that states something checkable; None when nothing does."""
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if what == "what somebody did" and _PRONOUNS.match(match[0]):
                continue
            return Checkable(what, match.start(), match.end())
    return None
