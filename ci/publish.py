"""Publishes the reports that `build.sh` left: for code scanning, for the summary of the job.

BRIEFPDF            the command (briefpdf)
BRIEFPDF_WORKSPACE  the folder of the workspace (.)
BRIEFPDF_OUT        where `build.sh` put everything (briefpdf-reports)
BRIEFPDF_BASE       the revision to list changes since; none when empty

Writes `code-scanning.sarif`, `changes.json` and `changes.md` there, the summary to
GITHUB_STEP_SUMMARY and the figures to GITHUB_OUTPUT, where there are such files.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
import subprocess
import sys

# GitHub takes a summary of up to a mebibyte.
MOST_BYTES = 1_000_000


def main() -> int:
    """Publish, as far as there is something to publish."""
    out = Path(os.environ.get("BRIEFPDF_OUT") or "briefpdf-reports")
    # What this change does comes first: who looks at it has not got all day.
    parts = [_changes(out)]
    if (out / "summary.md").is_file():
        parts.append((out / "summary.md").read_text(encoding="utf-8"))
    else:
        parts.append("## briefpdf\n\nNo report was written: see the log of the job.\n")
    _append("GITHUB_STEP_SUMMARY", _shortened("\n".join(part for part in parts if part)))
    figures = _figures(out)
    if (out / "findings.sarif").is_file():
        _write_unsuppressed(out / "findings.sarif", out / "code-scanning.sarif")
        figures.append(f"sarif={out / 'code-scanning.sarif'}")
    _append("GITHUB_OUTPUT", "".join(f"{figure}\n" for figure in figures))
    return 0


def _write_unsuppressed(sarif: Path, place: Path) -> None:
    """Write a SARIF file without its suppressed results: GitHub would open an alert for each."""
    log = json.loads(sarif.read_text(encoding="utf-8"))
    for run in log["runs"]:
        run["results"] = [one for one in run["results"] if not one.get("suppressions")]
    place.write_text(json.dumps(log, ensure_ascii=False), encoding="utf-8")


def _changes(out: Path) -> str:
    """The list of changes as Markdown; why there is none, where git does not know the base."""
    base = os.environ.get("BRIEFPDF_BASE", "")
    if not base:
        return ""
    for form, name in (("json", "changes.json"), ("markdown", "changes.md")):
        done = _briefpdf("changes", "--format", form, "--output", str(out / name), "--", base)
        if done.returncode:
            sys.stderr.write(f"No list of changes:\n{done.stderr}")
            return "No list of changes: git does not know the base here (see the log).\n"
    return (out / "changes.md").read_text(encoding="utf-8")


def _briefpdf(verb: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = os.environ.get("BRIEFPDF") or "briefpdf"
    workspace = os.environ.get("BRIEFPDF_WORKSPACE") or "."
    return subprocess.run(
        [command, verb, "--workspace", workspace, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _figures(out: Path) -> list[str]:
    if not (out / "findings.json").is_file():
        return []
    found = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    rendered = sum(brief["pdf"] is not None for brief in found["briefs"])
    counts = {name: int(found["summary"][name]) for name in ("errors", "warnings", "notes")}
    return [f"{name}={number}" for name, number in {**counts, "rendered": rendered}.items()]


def _shortened(page: str) -> str:
    """The page, its end left out at a line's end where it is too long."""
    data = page.encode()
    if len(data) <= MOST_BYTES:
        return page
    kept = data[:MOST_BYTES].decode("utf-8", "ignore").rpartition("\n")[0]
    return f"{kept}\n\nThe rest is too long for this page: see the reports of the job.\n"


def _append(variable: str, text: str) -> None:
    if place := os.environ.get(variable):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main())
