"""The process that `ahead` starts: loads an engine, then renders what it is given."""

from __future__ import annotations

import os
import pickle
import sys

from ..compose.sandbox import Sandbox
from ..engines.base import Engine
from ..engines.registry import NoEngine, choose_engine, find_engine


def main() -> None:
    """Answer with a rendering for each document, until nobody asks.

    It ends without an answer where the engine cannot run or fails: whoever asks then finds the
    same, and tells it.
    """
    # Whatever a library prints must not come between the answers.
    with os.fdopen(os.dup(1), "wb") as answers, Sandbox() as sandbox:
        os.dup2(2, 1)
        sandbox.start()
        engines: dict[str, Engine] = {}

        def ready(name: str) -> Engine:
            if name not in engines:
                engines[name] = find_engine(name, sandbox)
            return engines[name]

        try:
            ready(choose_engine(sys.argv[1], None))
            from .proofread import render_proofread
        except NoEngine:
            return
        try:
            while True:
                asked = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the process that started this)
                try:
                    engine = ready(choose_engine(sys.argv[1], asked[1]))
                    rendered = render_proofread(engine, *asked)
                except Exception:
                    return  # Who asks does the same, and reports the error.
                pickle.dump(rendered, answers, pickle.HIGHEST_PROTOCOL)
                answers.flush()
        except EOFError:
            return  # Nobody is left to ask.


if __name__ == "__main__":
    main()
