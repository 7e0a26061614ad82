"""A run whose streams are closed, full, or read by nobody comes to what it would come to."""

from __future__ import annotations

from collections.abc import Callable
import json
import os
from pathlib import Path
import re
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, CLAIMS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other streams")

Write = Callable[..., Path]
PROGRAM = [sys.executable, "-m", "briefpdf"]
SPOILT = {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")}


def without(*closed: int) -> Callable[[], None]:
    """What closes streams of a process before it begins."""

    def close() -> None:
        for number in closed:
            os.close(number)

    return close


@pytest.mark.parametrize("closed", [(0,), (1,), (0, 1, 2)], ids=str)
def test_closed_streams_stop_nothing(workspace: Write, closed: tuple[int, ...]) -> None:
    folder = workspace({})
    done = subprocess.run(
        [*PROGRAM, "render", "--no-cache"], cwd=folder, check=False, preexec_fn=without(*closed)
    )
    assert done.returncode == 0
    assert (folder / "build/base.pdf").read_bytes().startswith(b"%PDF-")


def test_who_reads_no_more_hears_by_the_exit_code_and_files(workspace: Write) -> None:
    folder = workspace(SPOILT)
    reading, writing = os.pipe()
    os.close(reading)
    words = ("check", "--format", "text", "--format", "json=found.json")
    done = subprocess.run(
        [*PROGRAM, *words], cwd=folder, check=False, stdout=writing, stderr=subprocess.PIPE
    )
    listed = subprocess.run(
        [*PROGRAM, "claim", "list"], cwd=folder, check=False, stdout=writing, stderr=-1
    )
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["1 error in 1 brief, 1 claim, 1 source."]
    assert json.loads((folder / "found.json").read_text())["summary"]["errors"] == 1
    assert (listed.returncode, b"Errno" in listed.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", [("check",), ("check", "--format", "json"), ("claim", "list"), ("--help",)]
)
def test_a_full_disk_behind_standard_output_is_told(
    workspace: Write, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *words], cwd=workspace(SPOILT), check=False, stdout=full, stderr=-1
        )
    assert done.returncode == 2
    assert re.search(rb"(cannot|can) be written: No space left on device", done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_messages_that_nobody_can_be_told_change_no_exit_code(workspace: Write) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "check"], cwd=workspace(SPOILT), check=False, stdout=-1, stderr=full
        )
    assert done.returncode == 1
    assert b"CLAIM002" in done.stdout
