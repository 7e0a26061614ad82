"""Runs templates in a process of their own, with a limit on their time and their memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import json
import queue
import subprocess
import sys
import threading
from typing import Any, Self

from ..source.diagnostic import Diagnostic, Parsed
from ..source.text import Text
from .limits import MEMORY_LIMIT, OUT_OF_MEMORY, TIME_LIMIT

TEMPLATE_ERROR, TEMPLATE_LIMIT = "BRIEF015", "BRIEF016"


class Failed(Exception):
    """A template that did not come to its end: why, on which line (0 when not known)."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, also in the middle of its work, and close the pipes to it and from it."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                pass  # What was not yet written is of no use to a process that has ended.


class Sandbox:
    """A worker process for templates, started when first needed and again when it had to be ended.

    `time_limit` is in seconds for one template, `memory_limit` in bytes.
    """

    def __init__(self, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT) -> None:
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def start(self) -> None:
        """Start the worker before it is needed, so that it is ready when it is."""
        if self._process is not None:
            return
        # -P: a workspace must not be able to put its own modules before ours.
        command = [sys.executable, "-P", "-m", "briefpdf.compose.template_worker"]
        self._process = subprocess.Popen(
            [*command, str(self.memory_limit)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers = queue.SimpleQueue()
        reader = threading.Thread(
            target=_read_answers, args=(self._process, self._answers), daemon=True
        )
        reader.start()

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is None:
            return
        end(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def expand(self, body: str, name: str) -> tuple[str, list[dict[str, Any]]]:
        """A brief's body expanded, with marks in it, and the calls that the marks stand for.

        Raises `Failed`.
        """
        answer = self._ask({"job": "expand", "source": body, "name": name})
        return answer["text"], answer["calls"]

    def literals(self, body: str, name: str) -> list[tuple[str, int, int]]:
        """The texts in quotation marks of a template: the call that each is given to, its place.

        Raises `Failed`.
        """
        answer = self._ask({"job": "literals", "source": body, "name": name})
        return [(call, start, end) for call, start, end in answer["literals"]]

    def fill(self, template: Text, context: Mapping[str, Any]) -> Parsed[str | None]:
        """A page template filled, or None and a finding in the template."""
        job = {"job": "fill", "source": template.content, "name": template.path}
        try:
            return Parsed(self._ask({**job, "context": context})["text"])
        except Failed as failed:
            return Parsed(None, (_finding(template, failed),))

    def fill_macros(
        self,
        template: Text,
        context: Mapping[str, Any],
        calls: Sequence[tuple[str, Any]],
        fallback: str,
    ) -> Parsed[list[str] | None]:
        """What macros of a template make of their arguments, or None and a finding in it."""
        job = {"job": "macros", "source": template.content, "name": template.path}
        rest = {"context": context, "calls": list(calls), "fallback": fallback}
        try:
            return Parsed(self._ask({**job, **rest})["texts"])
        except Failed as failed:
            return Parsed(None, (_finding(template, failed),))

    def _ask(self, job: Mapping[str, Any]) -> dict[str, Any]:
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            process.stdin.write(json.dumps(job).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            pass  # It has ended: there will be no answer, which is told below.
        try:
            line = self._answers.get(timeout=self.time_limit)
        except queue.Empty:
            self.close()
            raise Failed(
                TEMPLATE_LIMIT, f"the template was stopped after {self.time_limit:g} seconds"
            ) from None
        answer: dict[str, Any] = json.loads(line) if line else self._ended(process)
        if "limit" in answer:
            self.close()
            raise Failed(TEMPLATE_LIMIT, self._limit_message(answer["limit"]))
        if "error" in answer:
            raise Failed(TEMPLATE_ERROR, answer["error"], answer["line"])
        return answer

    def _ended(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        """What it means that the worker ended without an answer. Raises `Failed`."""
        code = process.wait()
        if code == OUT_OF_MEMORY or code < 0:
            return {"limit": "memory"}
        self.close()
        message = f"the process that fills templates ended by itself (exit code {code})"
        raise Failed(TEMPLATE_LIMIT, message)

    def _limit_message(self, limit: str) -> str:
        if limit == "output":
            return "the template made more than 8 million characters"
        return f"the template asked for more than {self.memory_limit // 1024**2} MB of memory"


def _read_answers(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            answers.put(line)
    except ValueError:
        pass  # The pipe was closed with the process.
    answers.put(b"")


def _finding(template: Text, failed: Failed) -> Diagnostic:
    span = template.line_span(failed.line or 1)
    return Diagnostic(failed.code, f"{template.path}: {failed.message}", span)
