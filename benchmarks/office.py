"""A workspace of many briefs on the sample's claims, no two of them alike."""

from __future__ import annotations

from pathlib import Path
from random import Random
import re

NAME = "russia-north-korea"
_CITED = r'(?:\s*\{\{ cite\("[^"]+"\) \}\})*'
# What says one thing, with the citations behind it.
_UNIT = re.compile(
    r'\{\{ claim\("[^"]+"\) \}\}' + _CITED + "|"
    r"\{% (claim|judgment) .*?\{% end\1 %\}" + _CITED + r"|\(See .*?\}\}\.\)",
    re.DOTALL,
)


def copy_sample(root: Path, place: Path) -> Path:
    """Copy the sample's workspace to a place that is empty; the copy's brief."""
    sample = root / "briefs"
    files = [*sample.rglob("*.yaml"), *sample.rglob("*.txt"), sample / f"{NAME}.md"]
    for path in [*files, root / "refs.bib"]:
        copy = place / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (place / "briefpdf.toml").write_text("")
    return place / "briefs" / f"{NAME}.md"


def write_office(root: Path, place: Path, briefs: int) -> None:
    """Write so many briefs, each with a title, an order of paragraphs and sentences of its own."""
    sample = copy_sample(root, place)
    text = sample.read_text(encoding="utf-8")
    sample.unlink()
    for number in range(briefs):
        path = place / "briefs" / f"b{number:04}.md"
        path.write_text(_another(text, number), encoding="utf-8")


def _another(text: str, number: int) -> str:
    random = Random(number)  # noqa: S311
    head, first, body = text.partition("\n## ")
    # In letters: a number in a title is a fact that some claim must have.
    name = "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
    head = head.replace("title: Russia", f"title: Brief {name}, Russia")
    head = head.replace("IF12760", f"IF{number:05}", 1)
    sections = [_shuffled(part, random) for part in (first + body).split("\n## ")[1:]]
    return head + "".join(f"\n## {part}" for part in sections)


def _shuffled(section: str, random: Random) -> str:
    """A section with its paragraphs of plain sentences, and the sentences, in another order."""
    blocks = section.strip("\n").split("\n\n")
    places = [at for at, block in enumerate(blocks) if _sentences(block)]
    texts = [blocks[at] for at in places]
    random.shuffle(texts)
    for at, text in zip(places, texts, strict=True):
        said = _sentences(text)
        random.shuffle(said)
        blocks[at] = "\n".join(said)
    return "\n\n".join(blocks) + "\n"


def _sentences(block: str) -> list[str]:
    """The sentences of a paragraph; none where it holds anything else."""
    found = [unit[0] for unit in _UNIT.finditer(block)]
    return found if "".join("".join(found).split()) == "".join(block.split()) else []
