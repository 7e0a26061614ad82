"""Does a passage begin and end where a word does?"""

from __future__ import annotations

from ...source.pattern import lazy_pattern
from ..word_lists import words_of
from .normalise import FOOTNOTE_MARKS, MAYBE_HYPHEN
from .passage import Stream

# What turns or shifts the meaning of the word that it stands before, or behind.
_PREFIXES = words_of(
    "anti co counter cross de dis ex extra half il im in infra inter intra ir mid mini mis multi "
    "near non post pre pro pseudo quasi re semi sub super trans ultra un under vice"
)
_SUFFIXES = words_of("fold free less like odd plus proof")

_PREFIX = lazy_pattern(r"[^\W\d_]*$")
_SUFFIX = lazy_pattern(r"[^\W\d_]*")


def begins_word(stream: Stream, at: int) -> bool:
    """Whether a word or number begins at an offset of the bare text, and not within another."""
    text, start = stream.folded.text, stream.bare.start(at)
    if start == 0 or not _is_word(text[start]):
        return True
    before, earlier = text[start - 1], text[start - 2 : start - 1] if start > 1 else ""
    if before in FOOTNOTE_MARKS:
        return True
    if _is_word(before) or before == MAYBE_HYPHEN:
        return False
    if before == "'":
        return not _is_word(earlier)
    digit = text[start].isdigit()
    if before == "-":
        return _begins_behind_hyphen(stream, start, digit)
    if before in ".,/:":
        return not (earlier.isdigit() and digit) and not (
            before == "." and digit and not earlier.isalpha()
        )
    return True


def _begins_behind_hyphen(stream: Stream, start: int, digit: bool) -> bool:
    """Whether the hyphen before an offset of the folded text parts words, as a dash does."""
    text = stream.folded.text
    earlier = text[start - 2 : start - 1] if start > 1 else ""
    if digit and earlier.isdigit():
        return False
    dash = stream.folded.offsets.start(start - 1), stream.folded.offsets.start(start)
    if digit:
        # A minus sign has white space before it and none behind.
        written = stream.text[dash[0] : dash[1]]
        before = written if written[:1].isspace() else stream.text[max(0, dash[0] - 1) : dash[0]]
        return bool(written[-1:].isspace() or not (before[:1].isspace() or before[:1] in ("", "(")))
    prefix = _PREFIX.search(text, max(0, start - 12), start - 1)
    return prefix is None or prefix[0].lower() not in _PREFIXES


def ends_word(stream: Stream, at: int) -> bool:
    """Whether a word or number ends at an offset (> 0) of the bare text, and not within another."""
    text, end = stream.folded.text, stream.bare.end(at)
    if end == len(text) or not _is_word(text[end - 1]):
        return True
    behind, further = text[end], text[end + 1 : end + 2]
    if _is_word(behind) or behind in ("^", MAYBE_HYPHEN):
        return False
    digit = text[end - 1].isdigit()
    further = "" if further in FOOTNOTE_MARKS else further
    if behind == "'":
        return not _is_word(further)
    if behind == "-":
        suffix = _SUFFIX.match(text, end + 1)
        return not (digit and further.isdigit()) and (
            suffix is None or suffix[0].lower() not in _SUFFIXES
        )
    if digit:
        return not (behind == "%" or (behind in ".,/:" and further.isdigit()))
    return not (behind == "." and _is_word(further))


def _is_word(character: str) -> bool:
    return character not in FOOTNOTE_MARKS and (character.isalnum() or character == "_")
