"""A workbench on a small workspace, asked as a browser asks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
import io
from pathlib import Path
import re
import subprocess
import sys
from typing import Any

import httpx
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from briefpdf.source.workspace import DiskWorkspace
from briefpdf.web.app import create_app
from briefpdf.web.bench import Workbench

HOST = "127.0.0.1:8765"
TOKEN = "a-token-of-the-tests"
CLAIMS = "briefs/claims/troops.yaml"
BRIEF = "briefs/troops.md"

FILES: Mapping[str, str] = {
    "briefpdf.toml": "",
    "refs.bib": """@report{paper, title = {The Paper on Troops}, author = {Ada Byrd},
  institution = {The Office}, date = {2025-01-02}, type = {Report}, file = {copies/paper.pdf}}

@report{note, title = {A Note on Ships}, author = {Ben Cole},
  institution = {The Office}, date = {2025-01-03}, type = {Report}, file = {copies/note.txt}}
""",
    "copies/note.txt": "On ships. The fleet had 40 ships in 2024. It grew later.\n",
    CLAIMS: """# The registry of the tests.
claims:
  troops:
    statement: The country sent 10,000 troops abroad in 2024.
    values: {troops: {value: 10000, unit: people}}
    sources:
      - key: paper   # the paper
        locator: p. 2
        quote: The country sent 10,000 troops abroad in 2024
    author: ab

  ships:
    statement: The fleet had 40 ships in 2024.
    sources:
      - {key: note, quote: "The fleet had 40 ships in 2024"}
    author: bc
    topic: navy
""",
    BRIEF: """---
title: Troops and Ships
number: T1
version: 1
date: 2025-06-13
template: in-focus
lang: en-US
authors:
  - {name: Ada Byrd, title: Analyst}
---
## Overview

{{ claim("troops") }} {{ claim("ships") }}

{% judgment basis=["troops"] %}The country could send more.{% endjudgment %}
""",
}


def paper() -> bytes:
    """A PDF of two pages, of which the second has the quote."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=letter, invariant=1)
    canvas.drawString(72, 700, "The Paper on Troops begins here.")
    canvas.showPage()
    canvas.drawString(72, 700, "Earlier years are told elsewhere. The country sent 10,000")
    canvas.drawString(72, 686, "troops abroad in 2024, and 200 came back.")
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def write_workspace(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The workspace of these tests in a folder, some of its files replaced."""
    for name, content in {**FILES, "copies/paper.pdf": paper(), **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


class Asked:
    """A workbench, and how it is asked; what changes something has the token unless it is said."""

    def __init__(self, folder: Path, **how: Any) -> None:
        self.folder = folder
        self.bench = Workbench(DiskWorkspace(folder), how.get("read_only", False))
        self.app = create_app(self.bench, [HOST], TOKEN, how.get("closed", False))

    def text(self, path: str) -> str:
        """The content of a file of the workspace."""
        return (self.folder / path).read_text(encoding="utf-8")

    def ask(self, path: str, method: str = "GET", **more: Any) -> httpx.Response:
        """The answer to one request."""
        return self.run(lambda client: client.request(method, path, **more))

    def change(self, path: str, method: str = "POST", **body: Any) -> httpx.Response:
        """The answer to a change, which carries the token."""
        return self.ask(path, method, json=body, headers={"x-briefpdf-token": TOKEN})

    def run(self, work: Callable[[httpx.AsyncClient], Awaitable[Any]]) -> Any:
        """What comes of asking by a client."""

        async def running() -> Any:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
                return await work(client)

        return asyncio.run(running())


Start = Callable[..., Asked]


@contextmanager
def serving(folder: Path, port: str = "0") -> Iterator[str]:
    """The address of a workbench that runs as a process of its own, until it is terminated."""
    command = [sys.executable, "-m", "briefpdf", "serve", "--port", port]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        try:
            assert found, said
            yield found[0]
        finally:
            process.terminate()
            process.stderr.read()
    assert process.returncode == 143
