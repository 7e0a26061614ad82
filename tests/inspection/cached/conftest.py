"""A workspace of four briefs that share claims, sources, a picture and a template in part."""

from __future__ import annotations

from collections.abc import Callable
import io
from pathlib import Path

from PIL import Image
import pytest

Edit = Callable[[str, str, str], None]
ROOT = Path(__file__).resolve().parents[3]
_HEAD = (
    "---\ntitle: Brief {}\nnumber: IF0000{}\ndate: 2025-06-13\n"
    "authors: [{{name: Ada Byrd, title: Analyst}}]\n{}---\n## Overview\n\n"
)
_PHOTO = "figures:\n  photo: {kind: image, title: Port, file: p.png, alt: A port, source: ships}\n"
# Of each subject: its source's title, and what its archived copy, its claim and its quote say.
_FACTS = {
    "troops": ("Troops Abroad", "North Korea sent more than 10,000 troops to Russia in 2024."),
    "ships": ("Ships at Sea", "In 2024, Norway sold 12 patrol boats to Kenya."),
    "planes": ("Planes in the Air", "In 2023, Chile ordered 7 cargo aircraft."),
}
_CLAIM = (
    "claims:\n  {0}:\n    statement: {1}\n"
    '    sources: [{{key: {0}, locator: p. 1, quote: "{1}"}}]\n    author: ab\n'
)
_SOURCE = (
    "@report{{{0},\n  author = {{Ada Byrd}},\n  title = {{{1}}},\n"
    "  institution = {{Office of Records}},\n  date = {{2025-06-13}},\n"
    "  file = {{briefs/sources/{0}.txt}},\n}}\n"
)


def picture(grey: int) -> bytes:
    """A picture of one grey."""
    written = io.BytesIO()
    Image.new("L", (40, 30), grey).save(written, "PNG")
    return written.getvalue()


def _called(*claims: str) -> str:
    return "\n\n".join(f'{{{{ claim("{claim}") }}}}' for claim in claims) + "\n"


def office() -> dict[str, str | bytes]:
    """The files: `a` and `b` use troops, `b` and `c` ships, `c` the picture, `d` planes, `own`."""
    files: dict[str, str | bytes] = {
        "briefpdf.toml": "",
        ".gitignore": "build/\n.briefpdf/\n",
        "refs.bib": "\n".join(_SOURCE.format(key, title) for key, (title, _) in _FACTS.items()),
        "briefs/a.md": _HEAD.format("A", 1, "") + _called("troops"),
        "briefs/b.md": _HEAD.format("B", 2, "") + _called("troops", "ships"),
        "briefs/c.md": _HEAD.format("C", 3, _PHOTO)
        + '{{ figure("photo") }}\n\nSee {{ ref("photo") }}.\n\n'
        + _called("ships"),
        "briefs/d.md": _HEAD.format("D", 4, "template: own\n") + _called("planes"),
        "briefs/p.png": picture(90),
    }
    for key, (_, said) in _FACTS.items():
        files[f"briefs/claims/{key}.yaml"] = _CLAIM.format(key, said)
        files[f"briefs/sources/{key}.txt"] = f"{said}\n"
    for path in (ROOT / "templates/in-focus").iterdir():
        files[f"templates/own/{path.name}"] = path.read_text(encoding="utf-8")
    return files


@pytest.fixture
def four_briefs(tmp_path: Path) -> Path:
    """The workspace on disk."""
    folder = tmp_path / "workspace"
    for name, content in office().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def edit(four_briefs: Path) -> Edit:
    """Replaces a text of a file, which must be there."""

    def edited(path: str, before: str, after: str) -> None:
        text = (four_briefs / path).read_text(encoding="utf-8")
        assert before in text
        (four_briefs / path).write_text(text.replace(before, after), encoding="utf-8")

    return edited


@pytest.fixture
def repaint(four_briefs: Path) -> Callable[[int], None]:
    """Puts a picture of another grey in the place of the picture."""

    def repainted(grey: int) -> None:
        (four_briefs / "briefs/p.png").write_bytes(picture(grey))

    return repainted
