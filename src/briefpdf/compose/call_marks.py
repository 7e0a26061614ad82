"""The marks that carry calls through Markdown: non-characters, which no text may hold."""

from __future__ import annotations

from ..source.pattern import lazy_pattern

CALL, BEGIN, END, DATA, CLOSE = "\ufdd0", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd1"

MARK = lazy_pattern(f"([{CALL}{BEGIN}{END}])([0-9]{{1,9}}){CLOSE}")
DATA_MARK = lazy_pattern(f"{DATA}(?P<start>[0-9]{{1,9}}):(?P<length>[0-9]{{1,9}}){CLOSE}")
STRAY = lazy_pattern("[\ufdd0-\ufdef]")


def call_mark(index: int) -> str:
    """The mark of a call that prints something: a claim, a value, a citation, a figure."""
    return f"{CALL}{index}{CLOSE}"


def data_mark(start: int, length: int) -> str:
    """The mark that says that the text behind it stands at `start` in the template."""
    return f"{DATA}{start}:{length}{CLOSE}"


# What may stand before the words of a block: white space, data marks, and Markdown's own signs.
_LEAD = lazy_pattern(
    rf"(?:\s|{DATA}[0-9:]+{CLOSE})*(?:(?:[-*+]|[0-9]{{1,9}}[.)]|#{{1,6}}|>|\|)[ \t]+)*"
)
_TAIL = lazy_pattern(r"\s*\Z")


def enclose(index: int, body: str) -> str:
    """The body of a block call between its two marks, which stand right at its words."""
    lead = _LEAD.match(body)
    start = lead.end() if lead else 0
    tail = _TAIL.search(body, start)
    end = tail.start() if tail else len(body)
    return f"{body[:start]}{BEGIN}{index}{CLOSE}{body[start:end]}{END}{index}{CLOSE}{body[end:]}"
