"""Has what lays out pages started before all else is loaded, where `render` will need it."""

from __future__ import annotations

from collections.abc import Sequence
import signal
import sys

WORKER = "briefpdf.rendering.layout_worker"
# With these there is something to lay out most times; with those another process does, or none.
_LIKELY = ("--no-cache", "--changed-since")
_ELSEWHERE = ("-h", "--help", "--executor", "--scheduler", "--to", "--referenced")


def start_early(words: Sequence[str]) -> None:
    """Start it, where the words of a command line read so: whether they hold is seen later.

    Until whoever can put it away again listens, what would end this process waits.
    """
    named = {word.partition("=")[0] for word in words}
    if words[:1] != ["render"] or named.isdisjoint(_LIKELY) or not named.isdisjoint(_ELSEWHERE):
        return
    if None in (sys.stdin, sys.stdout, sys.stderr):
        return  # Its pipes would come to be where streams were closed.
    from ..limits.begin import begin_early  # Few commands need it.

    engine = "auto"
    for word, following in zip(words, (*words[1:], ""), strict=True):
        name, equals, value = word.partition("=")
        if name == "--engine":
            engine = value if equals else following
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGHUP))
    try:
        begin_early(WORKER, engine)
    except OSError:
        pass  # It is told where it is needed.
