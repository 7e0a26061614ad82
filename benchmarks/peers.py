"""The peers, each as the least that a person would write. Run by run.py, with their own Python.

    python peers.py NAME FOLDER COUNT

FOLDER holds text.html, text.typ, text.md and refs.json; COUNT is how often the text is set.
Prints the seconds of each but for the start of the process.
"""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess
import sys
import time


def weasyprint(folder: Path) -> Callable[[], object]:
    """WeasyPrint alone."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = (folder / "text.html").read_text(encoding="utf-8")
    return lambda: HTML(string=text).write_pdf(font_config=fonts)


def typst(folder: Path) -> Callable[[], object]:
    """Typst by its Python binding."""
    import typst as binding

    compiler = binding.Compiler(root=str(folder))
    return lambda: compiler.compile(input=str(folder / "text.typ"))


def pandoc(folder: Path) -> Callable[[], object]:
    """Markdown with citations through pandoc and citeproc to Typst."""
    import pypandoc
    import typst as binding

    command = [pypandoc.get_pandoc_path(), str(folder / "text.md"), "--citeproc", "-s"]
    command += ["--bibliography", str(folder / "refs.json"), "-t", "typst"]

    def work() -> object:
        made = folder / "pandoc.typ"
        made.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
        return binding.compile(str(made), root=str(folder))

    return work


def main() -> None:
    """Set the text so many times."""
    name, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    work = {"weasyprint": weasyprint, "typst": typst, "pandoc": pandoc}[name](folder)
    taken = []
    for _ in range(count):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
