"""Runs templates, and reads Markdown, in a limited process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from ..limits.limit import Limit, Reason, Stopped
from ..source.diagnostic import Diagnostic, Parsed
from ..source.text import Text

if TYPE_CHECKING:  # A run in which nothing changed starts no process.
    from ..limits.process import LimitedProcess
    from .markdown_token import MarkdownToken

TEMPLATE_ERROR, TEMPLATE_LIMIT = "BRIEF015", "BRIEF016"
# A template has so large a part of what its whole brief may take.
SHARE_OF_TIME, SHARE_OF_MEMORY = 6, 4
RAISE_LIMITS = (
    "A template, and the Markdown of a brief, have a sixth of the time and a quarter of the "
    "memory of `limits` in briefpdf.toml."
)


# A part of a markup: its kind (text, begin or end), the text or the tag, where a link leads.
MarkupPart = tuple[str, str, str]


class Failed(Exception):
    """A template that did not come to its end: why, on which line (0 when not known).

    `slip` is what kind of slip it is, and the tag that it is of, where that is known.
    """

    def __init__(
        self, code: str, message: str, line: int = 0, slip: tuple[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.kind, self.tag = slip or ("", "")

    @property
    def hints(self) -> tuple[str, ...]:
        """What to do about a limit."""
        return (RAISE_LIMITS,) if self.code == TEMPLATE_LIMIT else ()


class Sandbox:
    """A worker process for templates, started when first needed and again when it had to be ended.

    Without a limit of its own (in seconds and in bytes, for one template), it holds templates to
    a part of what `hold_to` says for the whole brief.
    """

    def __init__(self, time_limit: float | None = None, memory_limit: int | None = None) -> None:
        self._given = (time_limit, memory_limit)
        self._limit = Limit()
        self.hold_to(self._limit)

    @cached_property
    def _process(self) -> LimitedProcess:
        from ..limits.process import LimitedProcess

        return LimitedProcess("briefpdf.compose.template_worker", limit=self._limit)

    def hold_to(self, brief: Limit) -> None:
        """Hold templates to their part of what a whole brief may take."""
        seconds, memory = self._given
        self._limit = Limit(
            brief.seconds / SHARE_OF_TIME if seconds is None else seconds,
            brief.memory // SHARE_OF_MEMORY if memory is None else memory,
        )
        if "_process" in vars(self):
            self._process.limit = self._limit

    def start(self) -> None:
        """Start the worker before it is needed, so that it is ready when it is."""
        self._process.start()

    def prepare(self, template: Text) -> None:
        """Have a template with macros compiled while nobody waits for it.

        What is wrong in it is found when it is filled.
        """
        job = {"job": "prepare", "source": template.content, "name": template.path}
        self._process.ask_ahead(job)

    def close(self) -> None:
        """End the worker."""
        if "_process" in vars(self):
            self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def expand(self, body: str, name: str) -> tuple[str, list[dict[str, Any]]]:
        """A brief's body expanded, with marks in it, and the calls that the marks stand for.

        Raises `Failed`.
        """
        answer = self.ask({"job": "expand", "source": body, "name": name})
        return answer["text"], answer["calls"]

    def literals(self, body: str, name: str) -> list[tuple[str, int, int]]:
        """The texts in quotation marks of a template: the call that each is given to, its place.

        Raises `Failed`.
        """
        answer = self.ask({"job": "literals", "source": body, "name": name})
        return [(call, start, end) for call, start, end in answer["literals"]]

    def markdown(self, text: str, name: str) -> list[MarkdownToken]:
        """The tokens of a text in Markdown. Raises `Failed`."""
        from .markdown_token import as_tokens

        answer = self.ask({"job": "markdown", "source": text, "name": name}, "the Markdown")
        return as_tokens(answer["tokens"])

    def fill(self, template: Text, context: Mapping[str, Any]) -> Parsed[str | None]:
        """A page template filled, or None and a finding in the template."""
        job = {"job": "fill", "source": template.content, "name": template.path}
        try:
            return Parsed(self.ask({**job, "context": context})["text"])
        except Failed as failed:
            return Parsed(None, (_finding(template, failed),))

    def fill_macros(
        self,
        template: Text,
        context: Mapping[str, Any],
        calls: Sequence[tuple[str, Any]],
        fallback: str,
    ) -> Parsed[list[list[MarkupPart]] | None]:
        """The markup that macros of a template make of their arguments, taken apart.

        None, and a finding in the template, where it cannot be filled.
        """
        job = {"job": "macros", "source": template.content, "name": template.path}
        rest = {"context": context, "calls": list(calls), "fallback": fallback}
        try:
            return Parsed(self.ask({**job, **rest})["markup"])
        except Failed as failed:
            return Parsed(None, (_finding(template, failed),))

    def ask(self, job: Mapping[str, Any], what: str = "the template") -> dict[str, Any]:
        """The answer to a job, of `what` for whoever reads why there is none. Raises `Failed`."""
        limit = self._limit
        try:
            answer: dict[str, Any] = self._process.ask(job)
        except Stopped as stopped:
            if stopped.reason is Reason.TIME:
                said = f"{what} was stopped after {limit.time_said}"
            elif stopped.reason is Reason.MEMORY:
                said = f"{what} asked for more than {limit.memory_said} of memory"
            else:
                said = f"{what} was stopped: {stopped.said}"
            raise Failed(TEMPLATE_LIMIT, said) from stopped
        if "limit" in answer:
            raise Failed(TEMPLATE_LIMIT, f"{what} made more than 8 million characters")
        if "error" in answer:
            raise Failed(TEMPLATE_ERROR, answer["error"], answer["line"], answer.get("slip"))
        return answer


def _finding(template: Text, failed: Failed) -> Diagnostic:
    span = template.line_span(failed.line or 1)
    message = f"{template.path}: {failed.message}"
    limited = failed.code == TEMPLATE_LIMIT
    return Diagnostic(failed.code, message, span, failed.hints, limited=limited)
