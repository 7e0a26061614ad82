"""What governs a clause: verbs, nouns and adjectives, what denies them, conjunctions."""

from __future__ import annotations

from ...tokens import Token
from ..context import words as w

# A “not” is looked for no farther before a word, in tokens.
MOST_BEFORE = 9

_VERBS = (
    w.NONFACTIVE_VERBS | w.SEMIFACTIVE_VERBS | w.FACTIVE_VERBS | w.DENYING_VERBS | w.DOUBTING_VERBS
)


def condition_at(tokens: tuple[Token, ...], at: int) -> int:
    """How many tokens a conjunction has that binds what follows or what precedes; 0 for none."""
    low = tokens[at].low
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "if" and (
        before in w.IDLE_BEFORE_IF or after in w.IDLE_AFTER_IF or tokens[at].text == "IF"
    ):
        return 0
    if low == "subject" and before in w.IDLE_BEFORE_SUBJECT:
        return 0
    if low in ("provided", "providing", "assuming", "except"):
        bound = after == "that" or (low == "except" and before not in ("all", "any"))
        clause = low == "assuming" or (before == "," and after in ("the", "they", "it"))
        clause = clause or _has_clause(tokens, at + 1)
        return 1 if bound or (low != "except" and clause) else 0
    if low in w.CONDITIONS:
        return 1
    for phrase in w.CONDITION_PHRASES:
        if low == phrase[0] and tuple(t.low for t in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def class_of(tokens: tuple[Token, ...], at: int, adjacent: bool) -> str:
    """What a word makes of a clause that it takes: nonfactive, semifactive and so on; or ""."""
    token = tokens[at]
    if not token.is_word:
        return ""
    if adjacent or (at + 1 < len(tokens) and tokens[at + 1].low in ("by", "from", "among", "of")):
        low, stemmed = token.low, token.stem
        if low in w.DENYING_ADJECTIVES or (stemmed in w.DENYING_NOUNS and not is_verb(tokens, at)):
            return "denying"
        if low in w.DOUBTING_ADJECTIVES:
            return "doubting"
        if stemmed in w.DOUBTING_NOUNS and not is_verb(tokens, at):
            return "doubting"
        if low in w.SEMIFACTIVE_ADJECTIVES:
            return "semifactive"
        if low in w.FACTIVE_ADJECTIVES or stemmed in w.FACTIVE_NOUNS:
            return "factive"
        if stemmed not in _VERBS or not is_verb(tokens, at):
            if stemmed in w.NONFACTIVE_NOUNS:
                return "nonfactive"
            if stemmed in w.SEMIFACTIVE_NOUNS:
                return "semifactive"
    return verb_class(tokens, at)


def _has_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a pronoun and its verb stand at a token: “provided it notifies Congress”."""
    return (
        at + 1 < len(tokens)
        and tokens[at].low in ("it", "they", "he", "she", "there")
        and (tokens[at + 1].low in w.AUXILIARY or tokens[at + 1].low not in w.EMPTY)
    )


def is_month(token: Token) -> bool:
    """Whether a “May” is the month, and leaves nothing open."""
    return token.text == "May"


def leaves_open(tokens: tuple[Token, ...]) -> bool:
    """Whether words say what may, must or will be, which another time or place can bound."""
    return any(token.low in w.BOUND_VERBS and not is_month(token) for token in tokens)


def verb_class(tokens: tuple[Token, ...], at: int) -> str:
    """What a verb makes of a clause that it takes, as `class_of` names it; or ""."""
    if not is_verb(tokens, at):
        return ""
    stemmed = tokens[at].stem
    if stemmed in w.DENYING_VERBS:
        return "denying"
    if stemmed in w.DOUBTING_VERBS:
        return "doubting"
    if stemmed in w.FACTIVE_VERBS:
        return "factive"
    if stemmed in w.SEMIFACTIVE_VERBS:
        return "semifactive"
    return "nonfactive" if stemmed in w.NONFACTIVE_VERBS else ""


def is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word that may be a noun, such as “claims”, stands as a verb."""
    low = tokens[at].low
    at -= 1
    while at >= 0 and tokens[at].is_word and tokens[at].low.endswith("ly"):
        at -= 1
    before = tokens[at] if at >= 0 else None
    if before is not None and low.endswith("ing") and before.low in w.BEFORE_GERUNDS:
        return True
    if before is None or before.low in w.NOUN_BEFORE or before.kind == "owner":
        return False
    if low.endswith(("ed", "ing")) or (not low.endswith("s") and low in w.PAST_FORMS):
        return True
    if before.low in w.AUXILIARY or before.low in w.SUBJECTS or before.low == "not":
        return True
    if before.kind != "word":
        return before.text in "),\"'"
    plural = before.low.endswith("s") and not before.low.endswith("ss")
    return not plural if low.endswith("s") and low not in w.PAST_FORMS else plural


def turning_before(tokens: tuple[Token, ...], end: int) -> int:
    """How many tokens right before another one turn it round: “short of”, “ruled out”."""
    for phrase in w.TURNING_PHRASES:
        begin = end - len(phrase)
        if begin >= 0 and tuple(token.low for token in tokens[begin:end]) == phrase:
            return len(phrase)
    return 0


def denials(tokens: tuple[Token, ...], start: int, head: int) -> tuple[int, int]:
    """How often a word is denied before it, and the first token that has to do with it."""
    turned = turning_before(tokens, head)
    count, first, at, unknown = int(bool(turned)), head - turned, head - 1 - turned, 0
    while at >= start and head - at <= MOST_BEFORE:
        token = tokens[at]
        low = token.low
        if low in w.NEGATORS or (low in ("little", "few") and tokens[at - 1].low != "a"):
            # “Little to no”, “neither … nor” and “few if any” deny once.
            again = count and low in ("little", "few", "neither")
            count += not again and not is_idle(tokens, at)
            first = at
        elif token.stem in w.DENYING_VERBS | w.FAILING or low in w.DENYING_ADJECTIVES:
            count += 1
            first = at
        elif low in w.LIGHT | w.AUXILIARY | {"to"} or low.endswith("ly"):
            pass
        elif token.is_word and (
            token.stem in w.SEMIFACTIVE_VERBS | w.NONFACTIVE_VERBS | w.INTENDING
            or token.stem in w.NONFACTIVE_NOUNS | w.SEMIFACTIVE_NOUNS
        ):
            first = at
        elif token.is_word and unknown < 2:
            unknown += 1
            # Its subject, or an adjective: “no official claimed”, “no credible evidence”.
            before = tokens[at - 1].low if at > start else ""
            if before in w.NEGATIVE_DETERMINERS and not is_idle(tokens, at - 1):
                return count + 1, at - 1
            if unknown == 2 or (at + 1 < len(tokens) and is_verb(tokens, at + 1)):
                subject = _subject_start(tokens, start, at)
                if tokens[subject].low in w.NEGATIVE_DETERMINERS | w.NEGATORS:
                    return count + 1, subject
                break
        else:
            break
        at -= 1
    return count, min(first, head)


def _subject_start(tokens: tuple[Token, ...], start: int, at: int) -> int:
    """Where the subject begins that a token belongs to: where its clause does."""
    while (
        at > start
        and tokens[at - 1].text not in ",;:—–("
        and tokens[at - 1].low not in (w.JOINING | w.RELATIVE)
    ):
        at -= 1
    return at


def is_idle(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a “not” or “no” denies nothing, as in “not only”."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    low = tokens[at].low
    return (low == "not" and after in w.IDLE_AFTER_NOT) or (
        low == "no" and after in w.IDLE_AFTER_NO
    )
