"""What a render puts into its files, with what is cached and without."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefpdf.compose.sandbox import Sandbox
from briefpdf.provenance.pack import Pack, read_pack
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

from .conftest import COPY, FILES, files_in, verify

CLAIMS = "briefs/claims/base.yaml"


@pytest.fixture
def render(tmp_path: Path, sandbox: Sandbox) -> Any:
    """Renders the brief after a change to its files: the file, and why it was made or not."""

    def rendered(files: Mapping[str, str] = {}, **order: Any) -> tuple[bytes, str]:
        for path, text in (files if (tmp_path / CLAIMS).exists() else {**FILES, **files}).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        done = render_workspace(DiskWorkspace(tmp_path), sandbox, Order(**order))
        (brief,) = done.briefs
        assert brief.pdf is not None, done.findings
        return (tmp_path / brief.pdf).read_bytes(), brief.why

    return rendered


def pack_of(pdf: bytes) -> Pack:
    return read_pack(files_in(pdf)["evidence.json"])


def test_a_cached_file_is_the_one_that_is_made_anew(render: Any) -> None:
    first, _ = render()
    again, why = render()
    assert why == "not built: nothing that it uses changed"
    anew, _ = render(cache=False)
    assert first == again == anew
    assert verify(first).code == 0


def test_what_changes_the_evidence_alone_makes_another_file(render: Any) -> None:
    first, _ = render()
    # A review changes nothing on the pages, nor does another copy with the same passages.
    reviewed = FILES[CLAIMS].replace(
        "    author: ab\n  staff:",
        "    author: ab\n    review: [{by: mm, on: 2025-06-10}]\n  staff:",
    )
    second, why = render({CLAIMS: reviewed})
    assert why.startswith("built:") and second != first
    assert b"mm" in files_in(second)["claims.yaml"]
    third, why = render({"briefs/sources/council.txt": f"{COPY}One more line.\n"})
    assert why.startswith("built:")
    copies = [pack_of(pdf).sources["council-2025"].copies for pdf in (second, third)]
    assert copies[0] != copies[1]
    assert verify(third).code == 0


def test_a_brief_decides_before_the_workspace(render: Any) -> None:
    brief = FILES["briefs/council.md"]
    pdf, _ = render({"briefs/council.md": brief.replace("number:", "evidence: none\nnumber:")})
    assert files_in(pdf) == {}
    pdf, _ = render(
        {
            "briefpdf.toml": "embed-copies = true\n",
            "briefs/council.md": brief.replace("number:", "evidence: embed\nnumber:"),
        }
    )
    assert {name.partition("-")[0] for name in files_in(pdf)} == {
        "claims.yaml",
        "copy",
        "evidence.json",
        "references.bib",
    }
    assert verify(pdf).found == 3


def test_a_draft_carries_nothing(render: Any) -> None:
    pdf, _ = render(draft=True)
    assert files_in(pdf) == {}


def test_what_a_comment_silences_is_told_and_holds_again(render: Any) -> None:
    silenced = FILES[CLAIMS].replace(
        "    statement: Its budget rose to $14.7 million in 2024.",
        "    # briefpdf: ignore CLAIM009: a correction is to come\n"
        "    statement: Its budget rose to $16 million in 2024.",
    )
    pdf, _ = render({CLAIMS: silenced})
    claim = pack_of(pdf).claims["budget"]
    assert claim.silenced == ("CLAIM009",)
    assert verify(pdf).code == 0
