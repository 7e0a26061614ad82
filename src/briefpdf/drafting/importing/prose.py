"""A finished text: Markdown as a brief has it, its head, and the notes by their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import re
from typing import Literal

from msgspec import Struct, field

from ...source.pattern import lazy_pattern

Kind = Literal["footnote", "endnote", "citation"]
What = Literal[
    "note",
    "comment",
    "tracked changes",
    "picture",
    "text",
    "formula",
    "table",
    "front matter",
    "heading",
]


class Note(Struct, frozen=True):
    """A note of the text: its kind and number or name as a reader sees it, and its words."""

    kind: Kind
    name: str
    words: str

    @property
    def shown(self) -> str:
        """What a reader calls it."""
        return f"{self.kind} {self.name}" if self.kind != "citation" else self.name


class Left(Struct, frozen=True):
    """Something of a document that has no place in a brief, and why; `words` are its own."""

    what: What
    why: str
    words: str = ""


class Prose(Struct):
    """A text with the notes that stand at its places, in code points of `body`.

    `unused` are notes that stand at no place of it.
    """

    body: str
    marks: list[tuple[int, Note]] = field(default_factory=list)
    unused: list[Note] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


# Non-characters stand for notes, and for code that must stay as it is: no text may hold them.
_MARK, _CODE, _END = "\ufdd0", "\ufdd2", "\ufdd1"
STRAY = lazy_pattern("[\ufdd0-\ufdef]")
_MARKED = lazy_pattern(rf"((?:(?<=\S)[ \t]*\n)?[ \t]*){_MARK}(\d+){_END}(?=(\w)?)")
_CODED = lazy_pattern(f"{_CODE}(\\d+){_END}")
_FENCE = lazy_pattern(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*\n)*? {0,3}\1[`~]*[ \t]*$", re.MULTILINE)
_SPAN = lazy_pattern(r"(?<![`\\])(`+)(?!`)([^\n]|\n(?!\n))+?(?<!`)\1(?!`)")
_REFERENCE = lazy_pattern(r"\[\^([^\s\[\]^]+)\]")
_DEFINITION = lazy_pattern(
    r"^ {0,3}\[\^([^\s\[\]^]+)\]:[ \t]*"
    r"(.*(?:\n(?![ \t]*\n|[ ]{0,3}\[\^|#{1,6} ).+|\n(?:[ \t]*\n)+(?: {4}|\t).+)*)\n?",
    re.MULTILINE,
)
_INLINE = lazy_pattern(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]")
_CITED = lazy_pattern(r"\[((?:[^\[\]@]*?(?<![\w.@])-?@[\w{][^\[\]]*?))\](?![(\[:])")
_NAMED = lazy_pattern(
    r"(?<![\w.@\\])@(?:\{([^{}\s]+)\}|(\w(?:[\w:.#$%&+?<>~/-]*\w)?))(?:[ \t]+\[([^\[\]@]+)\])?"
)
_OWN_CALL = lazy_pattern(
    r"\{\{-?\s*(?:claim|value|cite|figure|ref)\s*\(|\{%-?\s*(?:claim|endclaim|judgment|endjudgment)\b"
    r"|\{#-?\s*briefpdf:"
)
_BRACES = lazy_pattern(r"\{(?=[{%#])")
_COMMENT = lazy_pattern(r"<!--(.*?)-->", re.DOTALL)


def read_prose(
    text: str,
    notes: Mapping[str, Note],
    names: Mapping[str, str],
    lay_out: Callable[[str], str],
) -> Prose:
    """The body of a document as a brief has it, without the marks of its notes.

    `notes` are those that stand outside of the text, by their labels; `names` are what the keys of
    sources are called in a sentence, such as “Bowen and Fink”; `lay_out` sees to all that is
    neither code nor a note.
    """
    return _Reader(notes, names).read(text, lay_out)


class _Reader:
    """Takes notes, citations and code out of a text, and puts the code back."""

    def __init__(self, notes: Mapping[str, Note], names: Mapping[str, str]) -> None:
        self.notes = dict(notes)
        self.names = {key.casefold(): name for key, name in names.items()}
        self.code: list[str] = []
        self.marked: list[Note] = []
        self.prose = Prose("")

    def read(self, text: str, lay_out: Callable[[str], str]) -> Prose:
        """The text without what is taken out of it."""
        text = self._hide(STRAY.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
        text = _COMMENT.sub(self._drop_comment, text)
        text = _DEFINITION.sub(self._define, text)
        text = _INLINE.sub(lambda match: self._note("footnote", match[1]), text)
        text = _REFERENCE.sub(self._refer, text)
        text = _CITED.sub(lambda match: self._mark(Note("citation", match[0], match[1])), text)
        text = lay_out(_NAMED.sub(self._name, text))
        text = _BRACES.sub(self._brace, text)
        self._finish(text)
        # A mark in a title, or in the caption of a picture, is not in the text any more.
        used = {id(note) for _, note in self.prose.marks}
        known = {id(note): note for note in (*self.notes.values(), *self.marked)}
        self.prose.unused = [note for number, note in known.items() if number not in used]
        return self.prose

    def _hide(self, text: str) -> str:
        def hidden(match: re.Match[str]) -> str:
            self.code.append(match[0])
            return f"{_CODE}{len(self.code) - 1}{_END}"

        return _SPAN.sub(hidden, _FENCE.sub(hidden, text))

    def _drop_comment(self, match: re.Match[str]) -> str:
        words = " ".join(match[1].split())
        if words:
            self.prose.left.append(Left("comment", "it is not printed", words))
        return ""

    def _define(self, match: re.Match[str]) -> str:
        label, words = match[1], " ".join(self._shown(match[2]).split())
        if label in self.notes:
            why = f"the note “{label}” is written twice; this is the second"
            self.prose.left.append(Left("note", why, words))
        else:
            self.notes[label] = Note("footnote", label, words)
        return ""

    def _note(self, kind: Kind, words: str) -> str:
        number = sum(one.name.startswith("^") for one in self.marked) + 1
        return self._mark(Note(kind, f"^{number}", " ".join(self._shown(words).split())))

    def _refer(self, match: re.Match[str]) -> str:
        note = self.notes.get(match[1])
        if note is None:
            why = "the text refers to it, and it is nowhere"
            self.prose.left.append(Left("note", why, match[0]))
            return ""
        return self._mark(note)

    def _name(self, match: re.Match[str]) -> str:
        key = match[1] or match[2]
        name = self.names.get(key.casefold())
        if name is None:
            return match[0]
        words = f"@{key}, {match[3]}" if match[3] else f"@{key}"
        return name + self._mark(Note("citation", match[0], words))

    def _brace(self, match: re.Match[str]) -> str:
        own = _OWN_CALL.match(match.string, match.start())
        return "{" if own else "{\\"

    def _mark(self, note: Note) -> str:
        self.marked.append(note)
        return f"{_MARK}{len(self.marked) - 1}{_END}"

    def _shown(self, text: str) -> str:
        return _CODED.sub(lambda match: self.code[int(match[1])], text)

    def _finish(self, text: str) -> None:
        """Take the marks out, and note where they stood; code comes back."""

        def coded(match: re.Match[str]) -> str:
            return _BRACES.sub("{{ '{' }}", self.code[int(match[1])])

        text = _CODED.sub(coded, re.sub(r"\n{3,}", "\n\n", text))
        parts: list[str] = []
        at = length = 0
        for match in _MARKED.finditer(text):
            parts.append(text[at : match.start()])
            length += match.start() - at
            self.prose.marks.append((length, self.marked[int(match[2])]))
            at = match.end()
            # A blank before a note parts two words only where one goes on behind it.
            if match[1] and match[3]:
                parts.append(match[1])
                length += len(match[1])
        parts.append(text[at:])
        self.prose.body = "".join(parts).strip("\n") + "\n"
        cut = len("".join(parts)) - len("".join(parts).lstrip("\n"))
        self.prose.marks = [(max(0, place - cut), note) for place, note in self.prose.marks]
