"""`briefpdf source` as its users meet it: real processes, real files, a web of this machine."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import re
import subprocess
from typing import Any

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

GONE = (
    "@misc{gone, title={Gone Away}, date={2024}, status={superseded}, supersededby={crs-troops}}\n"
)
OUTLOOK = "  outlook: {kind: judgment, statement: It could grow., basis: [troops-2024]}\n"
QUOTE = "North Korea sent more than 10,000 troops to Russia in 2024."
PAGE = "<html><head><title>{}</title></head><body><p>{}</p></body></html>"


def test_list_has_a_line_for_each_source(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("source", "list", cwd=workspace(also(REFS, GONE)))
    assert done.returncode == 0
    assert [re.split("  +", line) for line in done.stdout.splitlines()] == [
        [
            *("crs-troops", "report", "2025-06-13", "copy, no checksum", "1 claim", "1 brief"),
            "Troops Abroad",
        ],
        [
            *("gone", "misc", "2024", "no copy", "0 claims", "0 briefs"),
            "[superseded by crs-troops] Gone Away",
        ],
    ]


def test_list_narrows_and_speaks_json(briefpdf: Run, workspace: Write) -> None:
    folder = workspace(also(REFS, GONE))
    done = briefpdf("source", "list", "--withdrawn", "--format", "json", cwd=folder)
    (one,) = json.loads(done.stdout)["sources"]
    assert (one["source"], one["withdrawn"], one["superseded_by"]) == (
        "gone",
        "superseded",
        "crs-troops",
    )
    named = briefpdf("source", "list", "--brief", "briefs/base.md", cwd=folder)
    assert named.stdout.startswith("crs-troops ") and named.stdout.count("\n") == 1
    none = briefpdf("source", "list", "--unused", "--brief", "base", cwd=folder)
    assert (none.returncode, none.stdout) == (0, "")
    assert none.stderr == "No source is like that.\n"


def test_show_says_all_that_is_known(briefpdf: Run, workspace: Write) -> None:
    folder = workspace(also(CLAIMS, OUTLOOK))
    done = briefpdf("source", "show", "crs-troops", cwd=folder)
    assert done.returncode == 0
    for part in (
        "crs-troops (report)\n  refs.bib:1:9\n",
        "  Ada Byrd, Troops Abroad, Congressional Research Service, June 13, 2025.\n",
        "  institution  Congressional Research Service\n",
        "  briefs/sources/crs-troops.txt: no checksum recorded\n",
        "Claims that cite it (1): troops-2024\n",
        "1 more claim on these: outlook\n",
        "Briefs that rest on it (1): base\n",
        "No findings.\n",
    ):
        assert part in done.stdout
    shown = json.loads(
        briefpdf("source", "show", "crs-troops", "--format", "json", cwd=folder).stdout
    )
    assert shown["printed"].startswith("Ada Byrd, Troops Abroad")
    assert shown["fields"]["title"] == "Troops Abroad"
    assert shown["findings"] == []


def test_show_has_the_findings_about_a_source(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({REFS: BASE[REFS].replace("crs-troops.txt", "none.txt")})
    done = briefpdf("source", "show", "crs-troops", cwd=folder)
    assert "  briefs/sources/none.txt: missing\n" in done.stdout
    assert "refs.bib:6:11: REF005 " in done.stdout


def test_impact_names_claims_briefs_and_pdfs(briefpdf: Run, workspace: Write) -> None:
    folder = workspace(
        {
            **also(CLAIMS, OUTLOOK),
            BRIEF: brief('{% judgment basis=["outlook"] %}It could grow.{% endjudgment %}\n'),
        }
    )
    assert briefpdf("render", cwd=folder).returncode == 0
    done = briefpdf("source", "impact", "crs-troops", cwd=folder)
    assert done.returncode == 0
    assert done.stdout == (
        "crs-troops: Troops Abroad\n"
        "1 claim cites it:\n"
        "  troops-2024  briefs/claims/base.yaml:2:3\n"
        "1 claim rests on those:\n"
        "  outlook (on troops-2024)  briefs/claims/base.yaml:10:3\n"
        "1 brief rests on it:\n"
        "  base  briefs/base.md (by 1 claim, not in its Sources)\n"
        "1 built PDF rests on it:\n"
        "  build/base.pdf (does not name it)\n"
    )
    told = json.loads(
        briefpdf("source", "impact", "crs-troops", "--format", "json", cwd=folder).stdout
    )
    assert told["briefs"] == [
        {"brief": "base", "path": BRIEF, "prints": False, "claims": ["outlook"]}
    ]
    assert [claim["rests_on"] for claim in told["claims"]] == [None, "troops-2024"]
    assert told["pdfs"][0]["path"] == "build/base.pdf"


def test_impact_of_what_nothing_rests_on(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("source", "impact", "gone", cwd=workspace(also(REFS, GONE)))
    assert done.stdout == "gone [superseded by crs-troops]: Gone Away\nNothing rests on it.\n"


def test_a_withdrawn_source_stops_the_briefs_that_rest_on_it(
    briefpdf: Run, workspace: Write
) -> None:
    refs = BASE[REFS].replace("  date", "  status = {retracted},\n  date")
    folder = workspace({REFS: refs, "build/base.pdf": b"earlier"})
    done = briefpdf("render", cwd=folder)
    assert done.returncode == 1
    assert "REF010 the source “crs-troops” is retracted; it reaches 1 brief (base)" in done.stdout
    assert "build/base.pdf" in done.stdout
    assert (folder / "build/base.pdf").read_bytes() == b"earlier"


def test_a_file_is_added_and_can_be_cited_at_once(
    briefpdf: Run, workspace: Write, tmp_path: Path
) -> None:
    (tmp_path / "ships.md").write_text("# Ships & Boats\n\nNine ships sailed in 2023.\n")
    folder = workspace({})
    done = briefpdf(
        *("source", "add", "../ships.md", "--key", "ships", "--date", "2023", "--type", "report"),
        *("--publisher", "Navy"),
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("@report{ships,\n  title       = {Ships \\& Boats},\n")
    assert "Added to refs.bib; the document was copied to briefs/sources/ships.md.\n" in done.stderr
    claim = (
        "  ships-2023:\n    statement: Nine ships sailed in 2023.\n"
        "    sources: [{key: ships, quote: Nine ships sailed in 2023.}]\n"
    )
    (folder / CLAIMS).write_text(BASE[CLAIMS] + claim)
    (folder / BRIEF).write_text(BASE[BRIEF] + '\n{{ claim("ships-2023") }}\n')
    assert briefpdf("render", cwd=folder).returncode == 0


def test_a_page_is_added_from_the_web(briefpdf: Run, workspace: Write, site: Any) -> None:
    folder = workspace({})
    url = site.page("/a_b?x={1}", PAGE.format("Ships % of War", "Nine ships."))
    site.page("/a_b", PAGE.format("Ships % of War", "Nine ships."))
    done = briefpdf(
        "source", "add", url, "--key", "ships", "--allow-private", "--format", "json", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["type"], told["copy"]) == ("online", "briefs/sources/ships.html")
    assert "  title        = {Ships \\% of War},\n" in told["entry"].replace("title ", "title  ")
    assert "url         = {http://127.0.0.1:" in told["entry"]
    assert told["findings"] == []
    checked = briefpdf("source", "check", "ships", "--online", "--allow-private", cwd=folder)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.splitlines()[0] == "ships: briefs/sources/ships.html: unchanged"
    assert checked.stdout.splitlines()[1].endswith(": alive")


def test_the_network_is_not_reached_without_leave(
    briefpdf: Run, workspace: Write, site: Any
) -> None:
    folder = workspace(
        {REFS: BASE[REFS].replace("  file", f"  url = {{{site.url('/x')}}},\n  file")}
    )
    for words in (("check",), ("render",), ("source", "list"), ("source", "show", "crs-troops")):
        assert briefpdf(*words, cwd=folder).returncode == 0
    assert briefpdf("source", "check", cwd=folder).returncode == 0
    assert briefpdf("source", "impact", "crs-troops", cwd=folder).returncode == 0
    refused = briefpdf("source", "add", site.url("/x"), "--key", "x", cwd=folder)
    assert refused.returncode == 2
    assert "--allow-private" in refused.stderr
    assert site.asked == []


def test_check_tells_a_changed_copy(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({})
    assert briefpdf("check", "--fix", cwd=folder).returncode == 0
    assert briefpdf("source", "check", cwd=folder).stdout == (
        "crs-troops: briefs/sources/crs-troops.txt: unchanged\n"
    )
    (folder / "briefs/sources/crs-troops.txt").write_text("Something else.\n")
    done = briefpdf("source", "check", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == (
        "crs-troops: briefs/sources/crs-troops.txt: changed since its checksum was recorded\n"
    )
    assert done.stderr == "1 source: 1 changed.\n"


def test_check_tells_quotes_that_no_longer_stand_online(
    briefpdf: Run, workspace: Write, site: Any
) -> None:
    url = site.page("/x", PAGE.format("Troops", QUOTE.replace("10,000", "9,000")))
    folder = workspace({REFS: BASE[REFS].replace("  file", f"  url = {{{url}}},\n  file")})
    done = briefpdf("source", "check", "--online", "--allow-private", cwd=folder)
    assert done.returncode == 1
    assert f"crs-troops: {url}: changed: 1 of 1 quotes no longer stands there\n" in done.stdout
    assert f"    troops-2024: “{QUOTE}”\n" in done.stdout
    told = json.loads(
        briefpdf(
            *("source", "check", "--online", "--allow-private", "--format", "json"), cwd=folder
        ).stdout
    )
    assert told["sources"][0]["online"]["lost"] == [{"claim": "troops-2024", "quote": QUOTE}]
