"""The peers, each as the least that a person would write. Run by run.py, with their own Python.

    python peers.py NAME FOLDER COUNT SEED

FOLDER holds what texts.py writes; COUNT is how many texts are set.
No two texts are alike, or Typst would only find again what it has set before: the words of each
paragraph stand in another order, so that lines and pages come out as long as before.
Prints the seconds of each text, but for the start of the process; the last one is left as NAME.pdf.
"""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from random import Random
import re
import subprocess
import sys
import time

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
# How a peer sets a text of a seed: what is given back does the work and returns the PDF.
Peer = Callable[[int], Callable[[], bytes]]


def varied(folder: Path, seed: int) -> list[str]:
    """The paragraphs, the words of each in an order of the seed; as they are for 0."""
    read = json.loads((folder / "paragraphs.json").read_text(encoding="utf-8"))
    return [shuffled(one, Random(seed)) for one in read] if seed else list(read)  # noqa: S311


def shuffled(text: str, random: Random) -> str:
    """A text with its words in another order."""
    words = text.split(" ")
    random.shuffle(words)
    return " ".join(words)


def weasyprint(folder: Path) -> Peer:
    """WeasyPrint alone, on the page and the style sheet that the sample's pages are made from."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = CSS(string=(folder / "house.css").read_text(encoding="utf-8"), font_config=fonts)
    page = (folder / "house.html").read_text(encoding="utf-8")

    def prepare(seed: int) -> Callable[[], bytes]:
        random = Random(seed)  # noqa: S311
        head, body, rest = page.partition("<main")

        def other(found: re.Match[str]) -> str:
            before, text, after = found.groups()
            return f"{before}{shuffled(text, random)}{after}"

        words = re.sub(r"(>\s*)([^<>\s][^<>]*?)(\s*<)", other, rest) if seed else rest
        text = head + body + words
        return lambda: HTML(string=text, base_url=str(folder)).write_pdf(
            font_config=fonts, stylesheets=[sheet]
        )

    return prepare


def typst(folder: Path) -> Peer:
    """Typst by its Python binding, on the very text that the sample's pages are made from."""
    import typst as binding

    root = folder / "typst"
    fonts = binding.Fonts(
        include_system_fonts=False, font_paths=[str(one) for one in root.glob("fonts-*")]
    )
    compiler = binding.Compiler(root=str(root), font_paths=fonts)
    page = (root / "main.typ").read_text(encoding="utf-8")

    def prepare(seed: int) -> Callable[[], bytes]:
        random = Random(seed)  # noqa: S311

        def other(found: re.Match[str]) -> str:
            # A text that is printed, not the name of anything, nor a drawing.
            is_words = found[0].count(" ") > 1 and not set(found[0]) & set("\\<\n")
            return f'"{shuffled(found[0][1:-1], random)}"' if is_words else found[0]

        source = _STRING.sub(other, page) if seed else page
        return lambda: compiler.compile(input=source.encode())

    return prepare


def pandoc(folder: Path) -> Peer:
    """Markdown with citations through pandoc and citeproc to Typst."""
    import pypandoc
    import typst as binding

    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "--citeproc", "-s"]
    command += ["--bibliography", str(folder / "refs.json"), "-t", "typst"]

    def prepare(seed: int) -> Callable[[], bytes]:
        plain = (re.sub(r"[\[\]@*_<>`$#\\^~]", "", one) for one in varied(folder, seed))
        text = "\n\n".join(f"{one} [@s{number % 20}]" for number, one in enumerate(plain))

        def work() -> bytes:
            done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
            return binding.compile(done.stdout, root=str(folder))

        return work

    return prepare


def main() -> None:
    """Set so many texts."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    count, seed = int(sys.argv[3]), int(sys.argv[4])
    peers = {one.__name__: one for one in (weasyprint, typst, pandoc)}
    prepare, taken, pdf = peers[name](folder), [], b""
    for number in range(count):
        work = prepare(seed + number)
        begun, used = time.perf_counter(), time.process_time()
        pdf = work()
        taken.append((time.perf_counter() - begun, time.process_time() - used))
    (folder / f"{name}.pdf").write_bytes(pdf)
    print(json.dumps({"each": taken}))


if __name__ == "__main__":
    main()
