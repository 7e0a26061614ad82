"""Many at once lose nothing, and nobody who is killed leaves half a file or a lock."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import random
import signal
import subprocess
import sys
import time

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.editing.claims.edit import edit_claim
from briefpdf.editing.transaction import finish_interrupted
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]

PROCESSES = 8
EDITS = int(os.environ.get("BRIEFPDF_EDITS", "25"))
KILLS = int(os.environ.get("BRIEFPDF_KILLS", "25"))

# Each process edits a claim of its own, again and again, and adds to one list that all share.
EDITOR = """
import sys
from pathlib import Path
from briefpdf.editing.claims.edit import edit_claim
from briefpdf.source.workspace import DiskWorkspace

place, mine, count = DiskWorkspace(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for number in range(1, count + 1):
    edit_claim(place, mine, [("values.n.value", str(number))])
"""

# Renames one claim back and forth: two files change as one.
RENAMER = """
import sys
from pathlib import Path
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.claims.rename import rename_claim
from briefpdf.source.workspace import DiskWorkspace

place = DiskWorkspace(Path(sys.argv[1]))
with Sandbox() as sandbox:
    sandbox.start()
    print("ready", flush=True)
    while True:
        for old, new in (("troops-2024", "renamed"), ("renamed", "troops-2024")):
            rename_claim(place, old, new, sandbox)
"""


def registry() -> str:
    claims = "".join(
        f"  # Of {name}. é\n  {name}:   # mine\n    statement: Number {name}.\n"
        f"    values: {{n: {{value: 0, unit: né}}}}  # counted\n\n"
        for name in map("claim-{}".format, range(PROCESSES))
    )
    return f"# All of them.\nclaims:\n{claims}# The end.\n"


def start(code: str, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE)


def wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"


def test_eight_processes_lose_no_edit(workspace: Write) -> None:
    folder = workspace({CLAIMS: registry()})
    processes = [start(EDITOR, str(folder), f"claim-{n}", str(EDITS)) for n in range(PROCESSES)]
    for process in processes:
        process.communicate(timeout=6000)
        assert process.returncode == 0
    assert (folder / CLAIMS).read_text() == registry().replace("value: 0", f"value: {EDITS}")
    assert [path.name for path in (folder / CLAIMS).parent.iterdir()] == ["base.yaml"]


def test_a_killed_editor_leaves_a_whole_file_and_no_lock(workspace: Write) -> None:
    folder, dice = workspace({CLAIMS: registry()}), random.Random(7)
    place = DiskWorkspace(folder)
    for _ in range(KILLS):
        process = start(EDITOR, str(folder), "claim-1", "100000")
        wait_until_ready(process)
        time.sleep(dice.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=600)
        text = (folder / CLAIMS).read_text()
        parsed = read_claims(Text(CLAIMS, text))
        assert not parsed.diagnostics
        counted = parsed.value[1].values["n"].value
        assert text == changed(registry(), 1, counted)
        edit_claim(place, "claim-1", [("values.n.value", "-1")])
        edit_claim(place, "claim-1", [("values.n.value", "0")])
        assert (folder / CLAIMS).read_text() == registry()
    assert [path.name for path in (folder / CLAIMS).parent.iterdir()] == ["base.yaml"]


def changed(text: str, claim: int, value: str) -> str:
    before, mine, after = text.partition(f"  claim-{claim}:")
    return before + mine + after.replace("value: 0", f"value: {value}", 1)


def test_a_killed_rename_is_finished_or_was_never_begun(workspace: Write) -> None:
    folder, dice = workspace({}), random.Random(7)
    place = DiskWorkspace(folder)
    seen = set()
    for _ in range(max(5, KILLS // 5)):
        process = start(RENAMER, str(folder))
        wait_until_ready(process)
        time.sleep(dice.random() * 0.3)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=600)
        finish_interrupted(place)
        texts = {path: (folder / path).read_text() for path in (CLAIMS, "briefs/base.md")}
        for name in ("troops-2024", "renamed"):
            if f"  {name}:" in texts[CLAIMS]:
                seen.add(name)
                whole = {path: BASE[path].replace("troops-2024", name) for path in texts}
                assert texts == whole
        for path in texts:
            (folder / path).write_text(BASE[path])
    assert seen
