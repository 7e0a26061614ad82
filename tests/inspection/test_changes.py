"""What became of claims, sources and briefs between two states of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief
from briefpdf.cli.report import changes as json_report
from briefpdf.cli.report.changes import CUT_OFF, as_markdown, as_text, labels
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.changes import Changes
from briefpdf.inspection.compare import changes_since, compare
from briefpdf.source.git_files import Difference
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

Since = Callable[..., Changes]
ROOT = Path(__file__).resolve().parents[2]

JUDGMENT = (
    "  lasting:\n    kind: judgment\n    statement: It may last.\n    basis: [troops-2024]\n"
    "  share:\n    kind: calculation\n    statement: It was all.\n"
    "    calculate: {result: 1, formula: a / a, inputs: {a: troops-2024.troops}}\n"
)
TRANSLATION = "{text: Some sent., by: ab, kind: machine}"
OBJECTION = "{by: mm, on: 2026-01-02, objection: No.}"
USING = {
    **also(CLAIMS, JUDGMENT),
    "briefs/judging.md": brief('{{ claim("lasting") }}\n'),
    "briefs/sharing.md": brief('{{ claim("share") }}\n'),
    "briefs/apart.md": brief("Much remains open.\n"),
}


@pytest.fixture
def since(sandbox: Sandbox) -> Since:
    """Compares the examples' workspace, some files replaced (None: left out), then and now."""

    def compared(new: dict[str, str | None], old: dict[str, str | None] | None = None) -> Changes:
        states = [
            MemoryWorkspace({k: v for k, v in {**BASE, **(one or {})}.items() if v is not None})
            for one in (old, new)
        ]
        return compare(*states, "0123456789abcdef", sandbox)

    return compared


def changed(old: str, new: str) -> dict[str, str]:
    text = BASE[CLAIMS]
    assert old in text
    return {CLAIMS: text.replace(old, new)}


def test_nothing_changed(since: Since) -> None:
    done = since({})
    assert (done.claims, done.sources, done.briefs, done.unread) == ((), (), (), ())
    # Comments, order and line ends are no change.
    assert since({CLAIMS: "# A comment\r\n" + BASE[CLAIMS].replace("\n", "\r\n")}).claims == ()


@pytest.mark.parametrize(
    ("new", "told", "before", "after"),
    [
        (
            changed("statement: North Korea sent", "statement: Pyongyang sent"),
            "reworded",
            "North Korea sent more than 10,000 troops to Russia in 2024.",
            "Pyongyang sent more than 10,000 troops to Russia in 2024.",
        ),
        (
            changed("value: 10000", "value: 12000"),
            "values",
            "more than 10000 people",
            "more than 12000 people",
        ),
        (
            changed("locator: p. 1", "locator: p. 2"),
            "sources",
            "p. 1",
            "p. 2",
        ),
        (
            changed('quote: "North', 'quote: "In 2024, North'),
            "sources",
            "“North Korea sent more than 10,000 troops to Russia in 2024.”",
            "“In 2024, North Korea sent more than 10,000 troops to Russia in 2024.”",
        ),
        (
            changed(
                "    author: ab",
                "      - {key: other, locator: p. 3, quote: It is so.}\n    author: ab",
            ),
            "sources",
            "",
            "p. 3: “It is so.”",
        ),
        (
            changed(
                '2024."\n    author', f'2024."\n        translation: {TRANSLATION}\n    author'
            ),
            "sources",
            "",
            "“Some sent.” (machine, by ab)",
        ),
        (
            changed("qualifier: more than", "qualifier: more than, column: Sent"),
            "values",
            "more than 10000 people",
            "more than 10000 people in the column “Sent”",
        ),
        (
            changed("author: ab", f"author: ab\n    review: {OBJECTION}"),
            "objected to",
            "",
            "mm on 2026-01-02 objects: “No.”",
        ),
        (changed("author: ab", "author: cd"), "details", "ab", "cd"),
        (
            changed("author: ab", "author: ab\n    review: {by: mm, on: 2026-01-02}"),
            "reviewed",
            "",
            "mm on 2026-01-02",
        ),
        (changed("author: ab", "author: ab\n    date: 2024-10"), "details", "", "2024-10"),
        (
            changed("author: ab", "author: ab\n    topic: [a, b]"),
            "details",
            "",
            "a, b",
        ),
    ],
)
def test_what_of_a_claim_changed(
    since: Since, new: dict[str, str], told: str, before: str, after: str
) -> None:
    (change,) = since(new).claims
    (aspect,) = change.aspects
    assert (change.claim, change.fate, labels(change)) == ("troops-2024", "changed", (told,))
    assert (aspect.before, aspect.after) == (before, after)
    assert change.briefs == ("base",)


def test_a_review_that_is_gone_is_withdrawn(since: Since) -> None:
    reviewed = changed("author: ab", "author: ab\n    review: {by: mm, on: 2026-01-02}")
    (change,) = since({}, reviewed).claims
    assert labels(change) == ("review withdrawn",)


def test_claims_come_and_go(since: Since) -> None:
    more = "  other:\n    statement: Troops came.\n    sources: [{key: crs-troops}]\n"
    (added,) = since(also(CLAIMS, more)).claims
    assert (added.claim, added.fate, added.briefs) == ("other", "added", ())
    using = {**also(CLAIMS, more), BRIEF: brief('{{ claim("other") }}\n')}
    (added,) = since(using).claims
    assert added.briefs == ("base",)
    # The brief of now no longer calls for it; that of then says whom it touched.
    (removed,) = since({}, using).claims
    assert (removed.claim, removed.fate, removed.briefs) == ("other", "removed", ("base",))
    # Or it still does, though the claim is gone.
    (removed,) = since({BRIEF: using[BRIEF]}, using).claims
    assert removed.briefs == ("base",)


def test_a_claim_of_another_id_is_renamed(since: Since) -> None:
    new = changed("troops-2024:", "troops:") | {BRIEF: brief('{{ claim("troops") }}\n')}
    (change,) = since(new).claims
    assert (change.claim, change.fate, labels(change)) == ("troops", "renamed", ("renamed",))
    assert [(one.before, one.after) for one in change.aspects] == [("troops-2024", "troops")]
    assert change.briefs == ("base",)


def test_a_change_touches_what_rests_on_the_claim(since: Since) -> None:
    new = USING | {CLAIMS: USING[CLAIMS].replace("value: 10000", "value: 12000")}
    (change,) = since(new, USING).claims
    assert change.briefs == ("base", "judging", "sharing")
    assert [(one.brief, one.fate, one.claims) for one in since(new, USING).briefs] == [
        ("base", None, ("troops-2024",)),
        ("judging", None, ("troops-2024",)),
        ("sharing", None, ("troops-2024",)),
    ]


def test_sources_change_and_reach_their_claims(since: Since) -> None:
    withdrawn = {REFS: BASE[REFS].replace("date =", "status = {retracted},\n  date =")}
    (change,) = since(withdrawn).sources
    assert (change.source, change.fate) == ("crs-troops", "changed")
    assert [(one.name, one.before, one.after) for one in change.aspects] == [
        ("status", "", "retracted")
    ]
    assert (change.claims, change.briefs) == (("troops-2024",), ("base",))
    (added,) = since(also(REFS, "@misc{b, title={B}}\n")).sources
    assert (added.source, added.fate, added.claims) == ("b", "added", ())
    (removed,) = since({REFS: ""}).sources
    assert (removed.fate, removed.briefs) == ("removed", ("base",))


def test_briefs_change(since: Since) -> None:
    new = {"briefs/new.md": brief("It goes on.\n"), BRIEF: BASE[BRIEF] + "\nIt goes on.\n"}
    assert [(one.brief, one.fate) for one in since(new).briefs] == [
        ("base", "changed"),
        ("new", "added"),
    ]
    assert [(one.brief, one.fate) for one in since({BRIEF: None}).briefs] == [("base", "removed")]


@pytest.mark.parametrize("text", ["\0", "claims: [", "claims:\n  troops-2024: {statement: ["])
def test_what_a_file_that_cannot_be_read_holds_is_not_gone(since: Since, text: str) -> None:
    for done in (since({CLAIMS: text}), since({}, {CLAIMS: text})):
        assert done.claims == ()
        assert done.unread == (CLAIMS,)


def test_a_field_that_cannot_be_read_is_not_told_as_changed(since: Since) -> None:
    assert since(changed("value: 10000", "value: ten")).claims == ()


def test_a_workspace_that_was_not_there_yet_is_all_new(sandbox: Sandbox) -> None:
    done = compare(MemoryWorkspace({}), MemoryWorkspace(BASE), "0", sandbox)
    assert [change.fate for change in (*done.claims, *done.sources)] == ["added", "added"]
    assert '"since": "0"' in json_report.as_json(done)


TOTALLED = {
    **also(
        CLAIMS,
        "  ships-2024:\n    statement: It sent 300 ships in 2024.\n"
        "    values: {ships: {value: 300, unit: ships}}\n"
        "    sources: [{key: crs-troops, locator: p. 1, quote: 300 ships in 2024}]\n",
    ),
    "briefs/valued.md": brief(
        '{{ claim("troops-2024") }} Ships: {{ value("ships-2024.ships") }}.\n'
    ),
    "briefs/totalled.md": brief(
        '{{ claim("troops-2024") }}\n\n{{ figure("sum") }}\n',
        "figures:\n  sum:\n    kind: table\n    title: All\n    head: What\n"
        "    claims: [troops-2024]\n    columns: {troops: Troops}\n"
        "    total: {label: Total, claim: ships-2024}\n",
    ),
    "briefs/apart.md": brief('{{ claim("troops-2024") }}\n'),
}


def test_a_change_reaches_briefs_through_values_and_totals(since: Since) -> None:
    new = {**TOTALLED, CLAIMS: TOTALLED[CLAIMS].replace("value: 300", "value: 301")}
    (change,) = since(new, TOTALLED).claims
    assert (change.claim, change.briefs) == ("ships-2024", ("totalled", "valued"))


def test_a_copy_that_changed_is_told_with_the_claims_that_quote_it(since: Since) -> None:
    done = since({"briefs/sources/crs-troops.txt": "Other words.\n"})
    (copy,) = done.copies
    assert (copy.path, copy.fate) == ("briefs/sources/crs-troops.txt", "changed")
    assert (copy.sources, copy.claims, copy.briefs) == (
        ("crs-troops",),
        ("troops-2024",),
        ("base",),
    )
    text = as_text(done)
    assert "copy briefs/sources/crs-troops.txt of crs-troops: other content (in base)" in text
    assert "quoted by troops-2024" in text
    assert "No claim, source, style or brief changed" not in text


def test_a_brief_that_cites_a_source_itself_is_told(since: Since) -> None:
    copy, bare = "briefs/sources/crs-troops.txt", "briefs/sources/bare.txt"
    entry = BASE[REFS].replace("crs-troops", "bare")
    old = {
        **also(REFS, entry),
        bare: BASE[copy],
        "briefs/citing.md": brief('Some went {{ cite("bare") }}.\n'),
    }
    renamed = {**old, REFS: old[REFS].replace(entry, entry.replace("title = {", "title = {More "))}
    for new in (renamed, {**old, REFS: BASE[REFS]}):
        (source,) = since(new, old).sources
        assert (source.source, source.briefs) == ("bare", ("citing",))
    done = since({**old, bare: "Other words.\n"}, old)
    assert [(copy.claims, copy.briefs) for copy in done.copies] == [((), ("citing",))]
    assert [(one.brief, one.sources) for one in done.briefs] == [("citing", ("bare",))]


def test_a_disclaimer_that_changed_is_told_with_the_briefs_that_print_it(since: Since) -> None:
    path = "templates/in-focus/disclaimer.md"
    files = {**BASE, path: "Old words.\n"}
    done = since({**files, path: "Other words.\n"}, files)
    assert [(one.path, one.fate, one.briefs) for one in done.styles] == [
        (path, "changed", ("base",))
    ]
    assert f"style {path}: changed (in base)" in as_text(done)
    assert f"{path} | changed | base" in as_markdown(done)


def test_what_briefs_are_made_from_besides_is_told(since: Since) -> None:
    files = [one for one in (ROOT / "templates/in-focus").iterdir() if one.is_file()]
    style = {f"templates/own/{one.name}": one.read_text(encoding="utf-8") for one in files}
    style["briefpdf.toml"] = ""
    old = {**style, "briefs/styled.md": brief("Much remains open.\n", "template: own\n")}
    new = {**old, "templates/own/disclaimer.md": "Somebody vouches for it.\n"}
    new |= {"briefpdf.toml": "strict = true\n", "briefs/sources/unused.txt": "Apart.\n"}
    done = since(new, old)
    assert [(one.path, one.fate, one.briefs) for one in done.files] == [
        ("briefpdf.toml", "changed", ("base", "styled")),
    ]
    assert [one.path for one in done.styles] == ["templates/own/disclaimer.md"]
    assert "file briefpdf.toml: changed (in base, styled)" in as_text(done)
    assert "| briefpdf.toml | changed | base, styled |" in as_markdown(done)
    # A comment in the settings decides nothing.
    assert since({"briefpdf.toml": "# Ours.\n"}, {"briefpdf.toml": ""}).files == ()


def test_a_brief_that_cannot_be_read_is_not_gone(since: Since) -> None:
    spoilt = {BRIEF: BASE[BRIEF] + "\x0b\n"}
    (then,), (now,) = since(spoilt).briefs, since({}, spoilt).briefs
    assert [(one.brief, one.fate) for one in (then, now)] == [("base", "changed")] * 2


def test_a_brief_of_another_name_is_renamed(sandbox: Sandbox) -> None:
    new = {**BASE, "briefs/troops.md": BASE[BRIEF]}
    del new[BRIEF]
    states = (MemoryWorkspace(BASE), MemoryWorkspace(new))
    renamed = {"briefs/troops.md": BRIEF}
    left = Difference("0", False, frozenset({BRIEF, *renamed}), renamed)
    done = compare(*states, "0", sandbox, left)
    assert [(one.brief, one.fate, one.was) for one in done.briefs] == [
        ("troops", "renamed", "base")
    ]
    assert "brief troops: renamed, was base" in as_text(done)


@pytest.mark.parametrize("told", [as_text, as_markdown])
def test_where_history_is_missing_is_said(
    workspace: Callable[..., Path],
    git: Callable[..., str],
    sandbox: Sandbox,
    tmp_path: Path,
    told: Callable[[Changes], str],
) -> None:
    origin = workspace({})
    git("init", "-q", "-b", "main", cwd=origin)
    for branch, more in (("main", ""), ("topic", "# A word.\n")):
        if branch != "main":
            git("checkout", "-q", "-b", branch, cwd=origin)
        workspace({"briefpdf.toml": more})
        git("add", "-A", cwd=origin)
        git("commit", "-q", "-m", branch, cwd=origin)
    git("checkout", "-q", "main", cwd=origin)
    workspace({CLAIMS: USING[CLAIMS]})
    git("commit", "-q", "-a", "-m", "more claims", cwd=origin)
    clones = {}
    for name, depth in (("whole", ()), ("shallow", ("--depth=1", "--no-single-branch"))):
        words = ("clone", "-q", *depth, "-b", "topic", origin.as_uri(), str(tmp_path / name))
        git(*words, cwd=tmp_path)
        clones[name] = changes_since(DiskWorkspace(tmp_path / name), "origin/main", sandbox)
    assert not clones["whole"].claims and not clones["whole"].cut_off
    assert CUT_OFF not in told(clones["whole"])
    assert [one.fate for one in clones["shallow"].claims] == ["removed", "removed"]
    assert clones["shallow"].cut_off and CUT_OFF in told(clones["shallow"])
