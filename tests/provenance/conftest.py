"""A small brief that was issued with its evidence, and ways to change its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefpdf.compose.passages import with_passages
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import find_engine
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.provenance.make import make_evidence
from briefpdf.provenance.pack import Evidence
from briefpdf.provenance.verify import Verification, hold
from briefpdf.provenance.worker import read_held
from briefpdf.rendering.proofread import render_proofread
from briefpdf.source.workspace import MemoryWorkspace

COPY = (
    "Annual report of the council. The council was founded in 1990 in Oslo. It said on Monday that"
    " it had not decided. The council employed more than 400 people in 2024, after a year of"
    " reforms. The budget rose to $14.7 million in 2024. No other body has as many members.\n"
)
FILES: Mapping[str, str] = {
    "briefpdf.toml": 'evidence = "embed"\n',
    "refs.bib": (
        "@report{council-2025,\n  author = {Ada Byrd and {Foreign and Trade Office}},\n"
        "  title = {The Council \\& its Work},\n  institution = {{Council}},\n"
        "  date = {2025-02-01},\n  url = {https://council.example/report},\n"
        "  urldate = {2025-03-01},\n  file = {briefs/sources/council.txt},\n}\n"
    ),
    "briefs/sources/council.txt": COPY,
    "briefs/claims/base.yaml": """claims:
  founded:
    statement: The council was founded in 1990 in Oslo.
    sources:
      - {key: council-2025, quote: "The council was founded in 1990 in Oslo."}
    author: ab
  staff:
    statement: More than 400 people worked for the council in 2024.
    values: {people: {value: 400, unit: people, qualifier: more than}}
    sources:
      - {key: council-2025, quote: "The council employed more than 400 people in 2024"}
    author: ab
  budget:
    statement: Its budget rose to $14.7 million in 2024.
    sources:
      - {key: council-2025, quote: "The budget rose to $14.7 million in 2024."}
    author: ab
""",
    "briefs/council.md": """---
title: The Council
number: C1
version: 1
date: 2025-06-13
authors: [Ada Byrd]
---
## What it is

{{ claim("founded") }} {{ claim("staff") }}

{{ claim("budget") }}
""",
}


@dataclass(frozen=True)
class Issued:
    """A file with its evidence, the file without, and the evidence."""

    pdf: bytes
    bare: bytes
    evidence: Evidence


@pytest.fixture(scope="package")
def issue() -> Iterator[Callable[..., Issued]]:
    """Issues the brief, some of its files replaced."""
    with Sandbox() as sandbox:
        engines: dict[str, Any] = {}

        def issued(
            files: Mapping[str, str | bytes] | None = None,
            engine: str = "typst",
            with_copies: bool = False,
        ) -> Issued:
            workspace = MemoryWorkspace({**FILES, **(files or {})})
            inspection = inspect_workspace(workspace, sandbox)
            errors = [one for one in inspection.findings if one.is_error]
            assert not errors, errors
            subject = inspection.subject
            (composition,) = subject.compositions
            document, theme = composition.document, composition.theme
            assert document is not None and theme is not None
            document = with_passages(document, subject.project, subject.archives)
            evidence = make_evidence(
                composition, document, subject, inspection.verdicts, {}, with_copies
            )
            if engine not in engines:
                engines[engine] = find_engine(engine, sandbox)
            bare = render_proofread(engines[engine], document, theme)
            made = render_proofread(engines[engine], document, theme, evidence=evidence)
            assert not [one for one in made.diagnostics if one.code != "BRIEF040"], made.diagnostics
            return Issued(made.pdf, bare.pdf, evidence)

        yield issued


@pytest.fixture(scope="package")
def issued(issue: Callable[..., Issued]) -> Issued:
    """The brief as it was issued."""
    return issue()


def verify(pdf: bytes, copies: Path | None = None, project: Any = None) -> Verification:
    """Hold a file to its evidence, in this process."""
    return hold("a.pdf", read_held(pdf), copies, project)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A file after a change."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def files_in(pdf: bytes) -> dict[str, bytes]:
    """The files that a file carries."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        return {name: held.get_file().read_bytes() for name, held in opened.attachments.items()}


def with_file(pdf: bytes, name: str, data: bytes) -> bytes:
    """A file that carries other bytes under a name."""

    def change(opened: pikepdf.Pdf) -> None:
        opened.attachments[name] = pikepdf.AttachedFileSpec(opened, data, filename=name)

    return changed(pdf, change)
