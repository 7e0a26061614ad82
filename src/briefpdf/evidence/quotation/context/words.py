"""The words that decide what a sentence makes of a clause, from `english/context.toml`."""

from __future__ import annotations

from pathlib import Path
import tomllib

from ...function_words import FUNCTION_WORDS
from ...stems import stem

_FILE = Path(__file__).parents[2] / "english" / "context.toml"
_DATA = tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _words(group: str, name: str = "words") -> frozenset[str]:
    return frozenset(_DATA[group][name].split())


def _stems(group: str, name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _DATA[group][name].split())


def _phrases(group: str) -> tuple[tuple[str, ...], ...]:
    rows = _DATA[group]["phrases"].replace("\n", "|").split("|")
    return tuple(tuple(row.split()) for row in rows if row.strip())


NEGATORS, NEGATIVE_DETERMINERS = _words("negators"), _words("negators", "determiners")
IDLE_AFTER_NOT = _words("negators", "idle_after_not")
IDLE_AFTER_NO = _words("negators", "idle_after_no")

NONFACTIVE_VERBS, BARE_VERBS = _stems("verbs", "nonfactive"), _stems("verbs", "bare")
SEMIFACTIVE_VERBS, FACTIVE_VERBS = _stems("verbs", "semifactive"), _stems("verbs", "factive")
DENYING_VERBS, FAILING = _stems("verbs", "denying"), _stems("verbs", "failing")
PREVENTING, INTENDING = _stems("verbs", "preventing"), _stems("verbs", "intending")
DOUBTING_VERBS, TELLING = _stems("verbs", "doubting"), _stems("verbs", "telling")

NONFACTIVE_NOUNS, SEMIFACTIVE_NOUNS = _stems("nouns", "nonfactive"), _stems("nouns", "semifactive")
FACTIVE_NOUNS, DENYING_NOUNS = _stems("nouns", "factive"), _stems("nouns", "denying")
CASES, RELATING = _stems("nouns", "cases"), _words("nouns", "relating")
DOUBTING_NOUNS = _stems("nouns", "doubting")
SEMIFACTIVE_ADJECTIVES = _words("adjectives", "semifactive")
FACTIVE_ADJECTIVES = _words("adjectives", "factive")
DENYING_ADJECTIVES = _words("adjectives", "denying")
DOUBTING_ADJECTIVES = _words("adjectives", "doubting")

DOUBTING_ADVERBS, LIGHT = _words("adverbs", "doubting"), _words("adverbs", "light")
DOUBTING_MODALS = _words("modals", "doubting")
CONDITIONS, CONDITION_PHRASES = _words("conditions"), _phrases("conditions")
CONDITION_PREPOSITIONS = _words("conditions", "prepositions")
IDLE_BEFORE_SUBJECT = _words("conditions", "idle_before_subject")
INVERTED_CONDITIONS = _words("conditions", "inverted")
BEFORE_VIEWS, VIEWS = _words("views", "before"), _words("views", "nouns")
BEHIND_NOT = _words("conditions", "behind_not")
BOUNDS, BOUND_VERBS = _words("bounds"), _words("bounds", "verbs")
IDLE_BEFORE_IF = _words("conditions", "idle_before_if")
IDLE_AFTER_IF = _words("conditions", "idle_after_if")
RESERVATIONS = _words("reservations")
IDLE_AFTER_BUT = _words("reservations", "idle_after_but")
TURNING_PHRASES = _phrases("from_outside")
JOINING, RELATIVE = _words("clauses", "joining"), _words("clauses", "relative")
AUXILIARY = _words("clauses", "auxiliary")
OWN_VOICE = _words("clauses", "own_voice")
OWN_DOCUMENTS = _stems("clauses", "own_documents")
PAST_FORMS, SUBJECTS = _words("grammar", "past_forms"), _words("grammar", "subjects")
BETWEEN, NOUN_BEFORE = _words("grammar", "between"), _words("grammar", "noun_before")
BEFORE_GERUNDS = _words("grammar", "before_gerunds")
PRONOUNS = _words("grammar", "pronouns")
NO_SPEAKERS, INVERTED = _words("speech", "no_speakers"), _words("speech", "inverted")
BEHIND_SPEECH, NO_SPEECH = _words("speech", "behind"), _words("speech", "none")
KEEPING_DOUBT = (
    DOUBTING_MODALS | DOUBTING_ADJECTIVES | DOUBTING_ADVERBS | _words("statements", "doubt")
)
KEEPING_CONDITION = _words("statements", "condition")
KEEPING_RESERVATION = RESERVATIONS | _words("statements", "reservation")
# What says nothing by itself.
EMPTY = frozenset(word.lower() for word in FUNCTION_WORDS) | AUXILIARY | PRONOUNS | {"s"}
