"""Publishes the reports that `build.sh` left: for code scanning, for the summary of the job.

    publish.py gather      once the reports are there
    publish.py summarise   once the artifact is there, so that the summary can link to it

BRIEFPDF                the command (briefpdf)
BRIEFPDF_OUT            where `build.sh` put everything (briefpdf-reports)
BRIEFPDF_BASE           the revision to list changes since, where no run was held to one
BRIEFPDF_SINCE          the revision that the runs were to be held to
BRIEFPDF_ARTIFACT_URL   where the artifact with the reports is

`gather` writes `changes.json` and `changes.md` where no run was held to a revision, the folder
`code-scanning` and `page.md`, and the figures to GITHUB_OUTPUT; `summarise` writes that page to
GITHUB_STEP_SUMMARY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import json
import os
from pathlib import Path
import re
import sys

# GitHub takes a summary of up to a mebibyte.
MOST_BYTES = 1_000_000
_PICTURE = re.compile(r"\]\(pages/[^)\s]*\)")


def main(verb: str) -> int:
    """Do one of the two, as far as there is something to publish."""
    out = Path(os.environ.get("BRIEFPDF_OUT") or "briefpdf-reports")
    if verb == "gather":
        _gather(out)
    else:
        _summarise(out)
    return 0


def _gather(out: Path) -> None:
    folders = list(_folders(out))
    parts = [part for folder in folders for part in _told(folder, len(folders) > 1)]
    if not folders:
        parts.append("## briefpdf\n\nNo report was written: see the log of the job.\n")
    (out / "page.md").parent.mkdir(parents=True, exist_ok=True)
    (out / "page.md").write_text("\n".join(parts), encoding="utf-8")
    figures = Counter[str]()
    for folder in folders:
        figures.update(_figures(folder))
        _write_for_code_scanning(folder, out / "code-scanning")
    told = [f"{name}={number}" for name, number in figures.items()]
    if (out / "code-scanning").is_dir():
        told.append(f"sarif={out / 'code-scanning'}")
    _append("GITHUB_OUTPUT", "".join(f"{one}\n" for one in told))


def _summarise(out: Path) -> None:
    page = (out / "page.md").read_text(encoding="utf-8")
    # A picture in an artifact has no address of its own: the link is to what it is in.
    if address := os.environ.get("BRIEFPDF_ARTIFACT_URL"):
        page = _PICTURE.sub(lambda match: f"]({address})", page)
    _append("GITHUB_STEP_SUMMARY", _shortened(page))


def _folders(out: Path) -> Iterator[Path]:
    """The folders of the workspaces that were run over."""
    numbered = (folder for folder in out.glob("*-*") if (folder / "workspace").is_file())
    several = sorted(numbered, key=lambda folder: int(folder.name.partition("-")[0]))
    yield from several or ([out] if (out / "workspace").is_file() else [])


def _told(folder: Path, several: bool) -> Iterator[str]:
    """What the summary says of a workspace: what its change does comes first."""
    # Several uses of the action in one job write one page.
    if several or _workspace(folder) != ".":
        # Letters and the like only: a name of a folder is written by whoever opens a pull request.
        name = re.sub(r"[^\w./ -]", "\N{REPLACEMENT CHARACTER}", _workspace(folder))
        yield f"# {name}\n"
    if not (folder / "since").is_file():
        if os.environ.get("BRIEFPDF_SINCE"):
            yield "git does not know the base here, so that all counts as new (fetch-depth: 0).\n"
        yield _changes(folder)
    if (folder / "summary.md").is_file():
        yield (folder / "summary.md").read_text(encoding="utf-8")
    else:
        yield "## briefpdf\n\nNo report was written: see the log of the job.\n"


def _workspace(folder: Path) -> str:
    return (folder / "workspace").read_text(encoding="utf-8").strip()


def _write_for_code_scanning(folder: Path, place: Path) -> None:
    """Write the SARIF file without its suppressed results: GitHub would open an alert for each.

    It says by its category which workspace it is of, so that none takes another's place.
    """
    if not (folder / "findings.sarif").is_file():
        return
    log = json.loads((folder / "findings.sarif").read_text(encoding="utf-8"))
    for run in log["runs"]:
        run["results"] = [one for one in run["results"] if not one.get("suppressions")]
        run["automationDetails"] = {"id": f"briefpdf {_workspace(folder)}/"}
    place.mkdir(exist_ok=True)
    name = f"{folder.name.partition('-')[0]}.sarif" if folder != place.parent else "1.sarif"
    (place / name).write_text(json.dumps(log, ensure_ascii=False), encoding="utf-8")


def _changes(folder: Path) -> str:
    """The list of changes as Markdown; why there is none, where git does not know the base."""
    base = os.environ.get("BRIEFPDF_BASE", "")
    if not base:
        return ""
    for form, name in (("json", "changes.json"), ("markdown", "changes.md")):
        words = ("--format", form, "--output", str(folder / name), "--", base)
        code, said = _briefpdf("changes", "--workspace", _workspace(folder), *words)
        if code:
            # No line begins as a command to the runner would: a tree may have a say in them.
            told = "".join(f"| {line}\n" for line in said.splitlines())
            sys.stderr.write(f"No list of changes:\n{told}")
            return "No list of changes: git does not know the base here (see the log).\n"
    return (folder / "changes.md").read_text(encoding="utf-8")


def _briefpdf(*words: str) -> tuple[int, str]:
    """The exit code of briefpdf, and what it said."""
    import subprocess  # Mostly there is nothing to ask.

    done = subprocess.run(
        [os.environ.get("BRIEFPDF") or "briefpdf", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stderr


def _figures(folder: Path) -> dict[str, int]:
    if not (folder / "findings.json").is_file():
        return {}
    found = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    names = ("errors", "warnings", "notes", "earlier")
    counts = {name: int(found["summary"][name]) for name in names}
    rendered = sum(brief["pdf"] is not None for brief in found["briefs"])
    stopped = sum(brief["stopped"] is not None for brief in found["briefs"])
    return {**counts, "rendered": rendered, "stopped": stopped}


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
    sys.exit(main(*sys.argv[1:]))
