"""The process in which templates run: reads one job a line, writes one answer a line.

A template is a program of somebody else's. It has this process, with a limit on its memory; the
process that reads the answers has the clock (see `sandbox`).
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from .limits import MAX_OUTPUT, OUT_OF_MEMORY


def limit_memory(limit: int) -> None:
    """Hold this process to `limit` bytes, by the system where it can and by a watch besides."""
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ValueError, OSError):
        pass  # macOS refuses: there the watch alone holds it.
    unit = 1 if sys.platform == "darwin" else 1024
    parent = os.getppid()

    def watch() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < limit:
            time.sleep(0.05)
            if os.getppid() != parent:
                break  # Nobody is left to hear the answer, or to stop a template without end.
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=watch, daemon=True).start()


def work(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job; the answer is what came out, or what was wrong and on which line."""
    name = job["name"]
    try:
        if job["job"] == "expand":
            from .template_language import brief_environment

            text, calls = brief_environment().expand(job["source"], name)
            answer: dict[str, Any] = {"text": text, "calls": calls}
            size = len(text)
        elif job["job"] == "literals":
            from .template_language import brief_environment

            answer, size = {"literals": brief_environment().literals(job["source"], name)}, 0
        elif job["job"] == "macros":
            from .page_language import fill_macros

            made = fill_macros(job["source"], name, job["context"], job["calls"], job["fallback"])
            answer, size = {"texts": made}, sum(map(len, made))
        else:
            from .page_language import fill

            text = fill(job["source"], name, job["context"])
            answer, size = {"text": text}, len(text)
        # Halves of a character, which only an escape such as "\ud800" can make.
        json.dumps(answer, ensure_ascii=False).encode()
    except MemoryError:
        return {"limit": "memory"}
    except UnicodeEncodeError:
        return {"error": "it makes half a character (a surrogate)", "line": 0}
    except TemplateSyntaxError as error:
        return {"error": error.message or "it cannot be read", "line": error.lineno}
    except RecursionError:
        return {"error": "it calls itself without end, or nests too deeply", "line": 1}
    except Exception as error:
        message = error.message if isinstance(error, TemplateError) else str(error)
        if not isinstance(error, (TemplateError, TypeError)):
            message = f"{type(error).__name__}: {message}"
        return {"error": message or type(error).__name__, "line": _line(error, name)}
    return answer if size <= MAX_OUTPUT else {"limit": "output"}


def _line(error: BaseException, name: str) -> int:
    """The line of the template on which a call of it failed."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def main() -> None:
    """Answer jobs until the input ends."""
    limit_memory(int(sys.argv[1]))
    answers = sys.stdout.buffer
    for line in sys.stdin.buffer:
        answer = work(json.loads(line))
        try:
            encoded = json.dumps(answer).encode()
        except (ValueError, MemoryError):
            encoded = b'{"limit": "memory"}'
        answers.write(encoded + b"\n")
        answers.flush()
        if "limit" in answer:
            break  # What is left of the memory may not do for the next job.


if __name__ == "__main__":
    main()
