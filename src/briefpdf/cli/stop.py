"""How a run is stopped from outside, and what it ends with then."""

from __future__ import annotations

import os
import signal
import threading
from typing import NoReturn

from .print import echo

INTERRUPTED, ENDED = 130, 143
# In seconds: how long an ended run may take to put its things away.
_PATIENCE = 10.0


class Ended(BaseException):
    """The system, or somebody, asked this process to end."""


def listen() -> None:
    """Have SIGTERM and SIGHUP end this process as Ctrl-C does: nothing half done, no child left.

    Only the main thread hears of signals; where this one is none, whoever runs it decides.
    """
    if threading.current_thread() is not threading.main_thread():
        return

    def end(number: int, frame: object) -> NoReturn:
        for name in names:
            signal.signal(name, signal.SIG_IGN)
        # What cannot be interrupted, such as the end of an object, would swallow the error.
        limit = threading.Timer(_PATIENCE, os._exit, (ENDED,))
        limit.daemon = True
        limit.start()
        raise Ended

    names = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    for name in names:
        # `nohup` has a command go on without its terminal.
        if signal.getsignal(name) is not signal.SIG_IGN:
            signal.signal(name, end)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, names)  # What came before is heard now.


def stopped(error: BaseException) -> int:
    """The exit code of a run that somebody stopped."""
    if isinstance(error, Ended):
        return ENDED
    echo("interrupted", err=True)
    return INTERRUPTED


def stop_behind(error: BaseException) -> BaseException | None:
    """What stopped a run, where Python made another error of it: while a class is made, it does."""
    behind = error.__cause__ or error.__context__
    if behind is None or isinstance(behind, (KeyboardInterrupt, Ended)):
        return behind
    return stop_behind(behind)
