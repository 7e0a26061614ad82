"""What the limited process does for templates: it expands and fills them, and reads Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from jinja2 import TemplateError, TemplateSyntaxError

from .markup import take_apart

MAX_OUTPUT: Final = 8_000_000  # characters


@contextmanager
def serve() -> Iterator[Callable[[dict[str, Any]], dict[str, Any]]]:
    """What does one job after the other; what most jobs need is loaded before the first comes."""
    from . import markdown, page_language, template_language

    template_language.brief_environment()
    page_language.load()
    markdown.load()
    yield work


def work(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job; the answer is what came out, or what was wrong and on which line.

    Raises `MemoryError`.
    """
    name = job["name"]
    try:
        answer, size = _JOBS[job["job"]](job)
        # Halves of a character, which only an escape such as "\ud800" can make.
        _check_characters(answer)
    except MemoryError:
        raise
    except UnicodeEncodeError:
        return {"error": "it makes half a character (a surrogate)", "line": 0}
    except TemplateSyntaxError as error:
        said = error.message or "it cannot be read"
        return {"error": said, "line": error.lineno, "slip": getattr(error, "kind", None)}
    except RecursionError:
        return {"error": "it calls itself without end, or nests too deeply", "line": 1}
    except Exception as error:
        message = error.message if isinstance(error, TemplateError) else str(error)
        if not isinstance(error, (TemplateError, TypeError)):
            message = f"{type(error).__name__}: {message}"
        return {"error": message or type(error).__name__, "line": _line(error, name)}
    return answer if size <= MAX_OUTPUT else {"limit": "output"}


Answer = tuple[dict[str, Any], int]


def _expand(job: dict[str, Any]) -> Answer:
    from .template_language import brief_environment

    text, calls = brief_environment().expand(job["source"], job["name"])
    return {"text": text, "calls": calls}, len(text)


def _literals(job: dict[str, Any]) -> Answer:
    from .template_language import brief_environment

    return {"literals": brief_environment().literals(job["source"], job["name"])}, 0


def _markdown(job: dict[str, Any]) -> Answer:
    from .markdown import parse_markdown

    return {"tokens": parse_markdown(job["source"])}, 0


def _macros(job: dict[str, Any]) -> Answer:
    from .page_language import fill_macros

    calls, fallback = job["calls"], job["fallback"]
    made = fill_macros(job["source"], job["name"], job["context"], calls, fallback)
    return {"markup": [take_apart(one) for one in made]}, sum(map(len, made))


def _prepare(job: dict[str, Any]) -> Answer:
    from .page_language import prepare

    prepare(job["source"], job["name"])
    return {}, 0


def _fill(job: dict[str, Any]) -> Answer:
    from .page_language import fill

    text = fill(job["source"], job["name"], job["context"])
    return {"text": text}, len(text)


_JOBS: Final[dict[str, Callable[[dict[str, Any]], Answer]]] = {
    "expand": _expand,
    "literals": _literals,
    "markdown": _markdown,
    "macros": _macros,
    "fill": _fill,
    "prepare": _prepare,
}


def _check_characters(value: Any) -> None:
    """Raises `UnicodeEncodeError` where a text holds half a character."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict):
        for one in value.values():
            _check_characters(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _check_characters(one)


def _line(error: BaseException, name: str) -> int:
    """The line of the template on which a call of it failed."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
