"""An engine made ready in a process of its own, while a brief is still being checked.

Loading an engine takes as long as checking, and laying a brief out longer. What comes of it is
only a shorter wait: where the process has no answer, whoever asks does the work itself.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Self

from ..compose.sandbox import end

if TYPE_CHECKING:  # It is started before what this needs is imported.
    from ..engines.base import Rendered
    from ..model.document import Document
    from ..model.theme import Theme


class Ahead:
    """A process that loads an engine at once, and renders one document as soon as it is given."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        # -P: a workspace must not be able to put its own modules before ours.
        command = [sys.executable, "-P", "-m", "briefpdf.rendering.prerender_worker", engine]
        # Ctrl-C at a terminal is for this process, which ends the other.
        group = 0 if os.name == "posix" else None
        # It may be killed at any moment: what it leaves is for this process to take away.
        self._folder = TemporaryDirectory(prefix="briefpdf-")
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)
        self._begun: tuple[Document, Theme, bool] | None = None
        self._asking: Thread | None = None
        self._answer: Rendered | None = None
        # An interruption waits until the process has a group of its own and can be ended.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if group == 0 else None
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, **places},
                process_group=group,
            )
        except BaseException:
            self._folder.cleanup()
            raise
        finally:
            if held is not None:
                self._let_interruptions_in(held)

    def _let_interruptions_in(self, held: set[signal.Signals | int]) -> None:
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        except KeyboardInterrupt:
            if hasattr(self, "_process"):
                self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def begin(self, document: Document, theme: Theme, draft: bool) -> None:
        """Have a document rendered, whether or not it will be wanted; only the first is."""
        if self._begun is None:
            self._begun = (document, theme, draft)
            # A document may be more than a pipe holds, and the process is still loading.
            self._asking = Thread(target=self._ask, daemon=True)
            self._asking.start()

    def answer(self, document: Document, theme: Theme, draft: bool) -> Rendered | None:
        """The document rendered and proofread; None where the process could not do it."""
        self.begin(document, theme, draft)
        if self._begun != (document, theme, draft):
            return None
        assert self._asking is not None
        self._asking.join()
        return self._answer

    def _ask(self) -> None:
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        try:
            pickle.dump(self._begun, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            self._answer = pickle.load(process.stdout)  # noqa: S301 (of our own process)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            pass  # It has ended, or was closed: there is no answer.

    def close(self) -> None:
        """End the process, also in the middle of its work."""
        # Its own process of templates ends with the pipe between them; killed first, so that the
        # thread that asks does not hold a pipe that is to be closed.
        self._process.kill()
        if self._asking is not None:
            self._asking.join()
        end(self._process)
        self._folder.cleanup()
