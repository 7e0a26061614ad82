"""The process that lets Typst set pages: it is asked by lines of JSON and answers with files.

It has a limit on its memory, no network, and reads no file but those below its root and the fonts
that it is told of. It ends when nobody asks any more.
"""

from __future__ import annotations

import json
from pathlib import Path
import sys
from typing import Any

import typst

PLACED = "<briefpdf-placed>"


class Pages:
    """Sets one file after another; what does not change between them is done once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, ...], typst.Fonts] = {}

    def set(self, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer to a job, and the file that it asks for."""
        root = Path(job["root"])
        main = root / "main.typ"
        main.write_text(job["main"], encoding="utf-8")
        compiler = typst.Compiler(
            input=str(main),
            root=str(root),
            font_paths=self._fonts_in(job["fonts"]),
            package_path=str(root / "no-packages"),
            package_cache_path=str(root / "no-packages"),
        )
        answer: dict[str, Any] = {"warnings": [], "placed": [], "error": None}
        try:
            pdf, warnings = compiler.compile_with_warnings(
                pdf_standards=job["standards"], timestamp=job["timestamp"]
            )
            placed = json.loads(compiler.query(PLACED, field="value"))
        except typst.TypstError as error:
            return {**answer, "error": _said(error)}, b""
        except RuntimeError as error:
            message = str(error)
            return {**answer, "error": {"message": message, "place": message, "hints": []}}, b""
        return {**answer, "warnings": list(map(_said, warnings)), "placed": placed}, pdf

    def _fonts_in(self, folders: list[str]) -> typst.Fonts:
        key = tuple(folders)
        if key not in self._fonts:
            self._fonts[key] = typst.Fonts(
                include_system_fonts=not folders,
                include_embedded_fonts=False,
                font_paths=folders,
            )
        return self._fonts[key]


def _said(error: Any) -> dict[str, Any]:
    return {"message": error.message, "place": error.diagnostic, "hints": list(error.hints)}


def main() -> None:
    """Answer until nobody asks."""
    if len(sys.argv) > 1 and sys.platform != "win32":
        import resource

        memory = int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    pages = Pages()
    for line in sys.stdin.buffer:
        answer, pdf = pages.set(json.loads(line))
        sys.stdout.buffer.write(json.dumps({**answer, "size": len(pdf)}).encode() + b"\n" + pdf)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
