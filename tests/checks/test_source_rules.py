"""What the examples of the rules on sources leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from typing import ClassVar

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief, source
from briefpdf.checks.rule import Finding
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.project.load import load_project
from briefpdf.source.workspace import FileTooLarge, MemoryWorkspace

Check = Callable[[Mapping[str, str]], list[Finding]]

REST = "  title = {T},\n  institution = {I},\n  date = {2025},\n"


def of(code: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.code == code]


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ("@article{x, title={T}, date={2025}, journal={J}}", None),
        ("@article{x, title={T}, date={2025}}", "journal"),
        ("@book{x, title={T}, year={2025}, publisher={P}}", None),
        ("@book{x, title={T}, year={2025}, author={Byrd, Ada}}", "publisher"),
        ("@book{x, title={T}, year={2025}, author={{United Nations}}}", None),
        ("@report{x, title={T}, date={2025}, author={{United Nations}}}", None),
        ("@techreport{x, title={T}, date={2025}, author={Byrd, Ada}}", "institution"),
        ("@phdthesis{x, title={T}, date={2025}, school={S}}", None),
        ("@incollection{x, title={T}, date={2025}}", "booktitle"),
        ("@online{x, title={T}, date={2025}, url={https://a.org}, urldate={2025-01-01}}", None),
        ("@online{x, title={T}, date={2025}, urldate={2025-01-01}}", "organization"),
        ("@online{x, title={T}, url={https://a.org}, urldate={2025-01-01}}", None),
        ("@www{x, title={T}, url={https://a.org}}", None),
        ("@legislation{x, title={T}, date={2025}}", None),
        ("@treaty{x, title={T}}", "date"),
        ("@misc{x, date={2025}}", "title"),
        ("@misc{x, note={N}}", "title and date"),
        ("@report{x, note={N}}", "title, date and institution"),
        ("@misc{x, title={T}, pubstate={forthcoming}}", None),
    ],
)
def test_what_a_source_of_each_type_needs(check: Check, entry: str, missing: str | None) -> None:
    found = of("REF003", check(also(REFS, entry + "\n")))
    assert [one.diagnostic.message for one in found] == (
        [f"the source “x” has no {missing}"] if missing else []
    )


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("briefs/sources/crs-troops.txt", None),
        (":briefs/sources/crs-troops.txt:Text", None),
        ("./briefs/../briefs/sources/crs-troops.txt", None),
        ("briefs/sources/none.txt", "REF005"),
        ("briefs/sources", "REF005"),
        ("../elsewhere.pdf", "REF015"),
        ("/etc/passwd", "REF015"),
        ("~/copy.pdf", "REF015"),
        ("C:/Users/ada/copy.pdf", "REF015"),
        ("C\\:\\\\Users\\\\ada\\\\copy.pdf", "REF015"),
    ],
)
def test_where_an_archived_copy_may_be(check: Check, path: str, code: str | None) -> None:
    found = check(source(f"{REST}  file = {{{path}}},\n"))
    assert [finding.rule.code for finding in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        ("briefs/sources", "briefs/sources"),
        # As another keyboard writes it: two characters for one, and a capital.
        ("briefs/\u00e4rzte", "briefs/A\u0308rzte"),
    ],
)
def test_no_brief_is_rendered_over_a_copy(check: Check, folder: str, named: str) -> None:
    entry = source(f"  title = {{T}},\n  file = {{{named}/Troops.pdf}},\n")
    files = {**entry, "briefs/troops.md": BASE[BRIEF], f"{named}/Troops.pdf": "x"}
    assert not of("CONFIG004", check(files))
    files["briefpdf.toml"] = f'output = "{folder}"\n'
    (found,) = of("CONFIG004", check(files))
    assert found.diagnostic.brief == "troops"
    assert f"“troops” would be rendered over {named}/Troops.pdf" in found.diagnostic.message


class _Refusing(MemoryWorkspace):
    """A workspace in which one file is there, and cannot be read."""

    error: ClassVar[Exception] = PermissionError(13, "Permission denied")

    def read_bytes(self, path: str) -> bytes:
        if path == "briefs/sources/crs-troops.txt":
            raise self.error
        return super().read_bytes(path)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied"),
        (FileTooLarge("a"), "is larger than 100 MB"),
    ],
)
def test_a_copy_that_is_there_and_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    """Its quotes would be unchecked, without a word."""
    monkeypatch.setattr(_Refusing, "error", error)
    project = load_project(_Refusing(BASE))
    (found,) = of("REF006", run_checks(Subject(project, [], date(2025, 6, 20))))
    assert found.diagnostic.message == f"the archived copy briefs/sources/crs-troops.txt {said}"


def test_a_missing_copy_is_named_with_the_nearest(check: Check) -> None:
    (finding,) = of("REF005", check(source(f"{REST}  file = {{briefs/sources/crs-troop.txt}},\n")))
    assert finding.diagnostic.hints[0] == "Did you mean “briefs/sources/crs-troops.txt”?"


def test_a_changed_copy_shows_both_checksums_and_offers_the_new(check: Check) -> None:
    new = sha256(BASE["briefs/sources/crs-troops.txt"].encode()).hexdigest()
    fields = f"{REST}  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{'0' * 64}}},\n"
    (finding,) = check(source(fields))
    assert finding.rule.code == "REF007"
    assert "000000000000…" in finding.diagnostic.message
    assert f"{new[:12]}…" in finding.diagnostic.message
    fix = finding.diagnostic.fix
    assert fix is not None
    assert not fix.safe
    assert [edit.text for edit in fix.edits] == [new]


def test_checksums_are_compared_in_any_case(check: Check) -> None:
    right = sha256(BASE["briefs/sources/crs-troops.txt"].encode()).hexdigest().upper()
    fields = f"{REST}  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{right}}},\n"
    assert check(source(fields)) == []


@pytest.mark.parametrize("checksum", ["abc", "z" * 64, "0" * 63, "0" * 65])
def test_a_bad_checksum_is_one_defect(check: Check, checksum: str) -> None:
    fields = f"{REST}  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{checksum}}},\n"
    assert [finding.rule.code for finding in check(source(fields))] == ["REF017"]


def test_another_status_hides_no_retraction(check: Check) -> None:
    fields = "  status = {final},\n  pubstate = {retracted},\n"
    (finding,) = of("REF010", check(source(REST + fields)))
    assert finding.diagnostic.message.startswith("the source “crs-troops” is retracted")
    span = finding.diagnostic.span
    assert source(REST + fields)[REFS][span.start :].startswith("retracted")


JUDGMENT = "  {}: {{kind: judgment, statement: It may grow., basis: [{}]}}\n"


def test_a_withdrawn_source_reaches_what_rests_on_what_cites_it(check: Check) -> None:
    more = "".join(
        JUDGMENT.format(f"claim-{n}", basis)
        for n, basis in enumerate(["troops-2024", "claim-0", "claim-1", "claim-2", "claim-4"])
    )
    fields = REST + "  status = {superseded},\n  supersededby = {crs-new},\n"
    new = "@report{crs-new, title={T}, institution={I}, date={2026}}\n"
    files = {
        REFS: source(fields)[REFS] + new,
        **also(CLAIMS, more),
        BRIEF: brief('{% judgment basis=["claim-3"] %}It may grow.{% endjudgment %}\n'),
    }
    (finding,) = of("REF010", check(files))
    assert finding.diagnostic.message == (
        "the source “crs-troops” is superseded; it reaches 1 brief (base) and 5 claims "
        "(troops-2024, claim-0, claim-1, claim-2, claim-3)"
    )
    assert finding.diagnostic.hints == (
        "Cite “crs-new” instead, with the words that stand there.",
        "Claims that cite it: troops-2024.",
        "Claims that rest on those: claim-0 (on troops-2024), claim-1 (on claim-0), "
        "claim-2 (on claim-1), claim-3 (on claim-2).",
    )
    assert len(finding.diagnostic.related) == 6


def test_a_withdrawn_source_names_everything_however_much(check: Check) -> None:
    claim = BASE[CLAIMS].partition("troops-2024:\n")[2]
    more = "".join(f"  troops-{n}:\n{claim}" for n in range(20))
    files = {**source(REST + "  status = {retracted},\n"), **also(CLAIMS, more)}
    (finding,) = of("REF010", check(files))
    assert "(troops-2024, troops-0, troops-1, troops-2, troops-3 and 16 more)" in (
        finding.diagnostic.message
    )
    assert all(f"troops-{n}" in finding.diagnostic.hints[1] for n in (2024, *range(20)))


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ("", "Add its successor “crs-new” to refs.bib, and cite that."),
        (
            "@misc{crs-new, title={T}, date={2026}, status={retracted}}\n",
            "Its successor “crs-new” is retracted too: find another source, or drop the claims.",
        ),
    ],
)
def test_a_successor_must_be_there_to_be_cited(check: Check, more: str, hint: str) -> None:
    fields = REST + "  status = {Superseded},\n  supersededby = {crs-new},\n"
    (finding,) = of("REF010", check({REFS: source(fields)[REFS] + more}))
    assert finding.diagnostic.hints[0] == hint


def test_a_withdrawn_source_names_the_pdf_that_was_built(check: Check) -> None:
    files = {**source(REST + "  status = {retracted},\n"), "build/base.pdf": "%PDF-1.7"}
    (finding,) = of("REF010", check(files))
    assert finding.diagnostic.hints[-1].endswith(": build/base.pdf.")


def test_a_withdrawn_source_that_only_a_brief_cites_reaches_it(check: Check) -> None:
    more = "@misc{gone, title={T}, date={2025}, status={retracted}}\n"
    files = {**also(REFS, more), BRIEF: brief('{{ claim("troops-2024") }}{{ cite("gone") }}\n')}
    (finding,) = of("REF010", check(files))
    assert finding.diagnostic.message == (
        "the source “gone” is retracted; it reaches 1 brief (base)"
    )


def test_claims_that_rest_on_each_other_in_a_circle_are_reached_once(check: Check) -> None:
    more = JUDGMENT.format("a", "b, troops-2024") + JUDGMENT.format("b", "a")
    files = {**source(REST + "  status = {withdrawn},\n"), **also(CLAIMS, more)}
    (finding,) = of("REF010", check(files))
    assert finding.diagnostic.hints[-1] == (
        "Claims that rest on those: a (on troops-2024), b (on a)."
    )


def test_a_withdrawn_source_that_nothing_cites_is_only_unused(check: Check) -> None:
    found = check(also(REFS, "@misc{gone, title={T}, date={2025}, status={retracted}}\n"))
    assert [finding.rule.code for finding in found] == ["REF011"]


@pytest.mark.parametrize(
    "files",
    [
        {BRIEF: brief('{{ claim("troops-2024") }}{{ cite("odni-205") }}\n')},  # It was meant.
        {BRIEF: brief('{{ claim("troops-2024") }}{{ cite("odni-2025") }}\n')},
        {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: odni-25")},
        {BRIEF: brief("{{ claim( }}\n")},  # What it cites is not known.
        {CLAIMS: "claims:\n\t"},
    ],
    ids=["misspelt in a brief", "cited", "misspelt in a claim", "broken brief", "broken registry"],
)
def test_a_source_that_may_be_cited_is_not_unused(check: Check, files: Mapping[str, str]) -> None:
    odni = "@misc{odni-2025, title={T}, date={2025}}\n"
    unused = of("REF011", check({**also(REFS, odni), **files}))
    assert [one.diagnostic.source for one in unused if one.diagnostic.source == "odni-2025"] == []


def test_a_source_that_another_leads_to_is_used(check: Check) -> None:
    fields = REST + "  crossref = {whole},\n"
    files = {REFS: source(fields)[REFS] + "@proceedings{whole, title={W}, date={2025}}\n"}
    assert not of("REF011", check(files))


def test_a_source_that_inherits_nothing_is_one_defect(check: Check) -> None:
    copy = "  file = {briefs/sources/crs-troops.txt},\n"
    files = source("  title = {T},\n  crossref = {nowhere},\n" + copy)
    assert [finding.rule.code for finding in check(files)] == ["REF014"]


def test_an_entry_that_cannot_be_read_is_one_defect(check: Check) -> None:
    files = {
        REFS: "@report{crs-troops,\n  title = {Troops,\n}\n",
        BRIEF: brief('{{ claim("troops-2024") }}{{ cite("crs-troops") }}\n'),
    }
    assert [finding.rule.code for finding in check(files)] == ["REF001"]


def test_a_bibliography_that_cannot_be_read_is_one_defect(check: Check) -> None:
    files = {
        REFS: b"@report{crs-troops, title = {T\xff}}\n",
        BRIEF: brief(
            'Iran sent 40 drones.{{ cite("crs-troops") }}\n\n{{ claim("troops-2024") }}\n'
        ),
    }
    assert [finding.rule.code for finding in check(files)] == ["REF012"]


def test_two_keys_of_one_document_are_one_source(check: Check) -> None:
    policy = '[policy]\ndoubly-sourced = ["fact"]\n'
    claims = (
        "claims:\n  troops-2024:\n    statement: North Korea sent troops.\n    sources:\n"
        "      - {key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}\n"
        "      - {key: second, quote: 'North Korea sent more than 10,000 troops'}\n"
    )
    text = BASE["briefs/sources/crs-troops.txt"]
    for field, other, is_one in (
        ("file = {briefs/sources/other.txt}", text, True),
        ("file = {briefs/sources/other.txt}", f"{text}More.\n", False),
    ):
        entry = f"@report{{second, title = {{S}}, institution = {{I}}, date = {{2024}}, {field}}}\n"
        files = {
            "briefpdf.toml": policy,
            CLAIMS: claims,
            "briefs/sources/other.txt": other,
            "refs.bib": BASE["refs.bib"] + entry,
        }
        found = [one.diagnostic for one in check(files) if one.rule.code == "CLAIM019"]
        assert [one.message for one in found] == [
            "the fact “troops-2024” rests on one source, “crs-troops” and “second”, which are one "
            "document"
        ][: int(is_one)]


def test_what_nothing_cites_is_no_error(check: Check) -> None:
    entries = (
        "@misc{gone, title = {A}, date = {2020}, file = {/Users/me/gone.pdf}}\n"
        "@misc{lost, title = {B}, date = {2020}, file = {lost.pdf}}\n"
        "@misc{old, title = {C}, date = {31 June}, crossref = {nowhere}}\n"
    )
    found = [one for one in check({"refs.bib": BASE["refs.bib"] + entries}) if one.is_error]
    assert found == []
    cited = BASE["refs.bib"].replace("crs-troops.txt", "gone.txt")
    assert [one.rule.code for one in check({"refs.bib": cited}) if one.is_error] == ["REF005"]
    cited = BASE["refs.bib"].replace("briefs/sources/crs-troops.txt", "/Users/me/x.pdf")
    assert [
        str(one.severity) for one in check({"refs.bib": cited}) if one.rule.code == "REF015"
    ] == ["warning"]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("https://www.a.org/x/", "http://a.org/x", True),
        ("https://a.org/x?id=1&utm_source=y", "https://A.org/x?id=1#top", True),
        ("https://a.org", "https://www.a.org/", True),
        ("https://a.org/x?id=1", "https://a.org/x?id=2", False),
        ("https://a.org/x", "https://a.org/X", False),
    ],
)
def test_one_address_is_one_source(check: Check, one: str, other: str, is_one: bool) -> None:
    pages = "".join(
        f"@online{{{key}, title = {{T}}, organization = {{O}}, date = {{2024}}, url = {{{url}}}, "
        f"urldate = {{2025-01-01}}}}\n"
        for key, url in (("page", one), ("second", other))
    )
    files = {
        "briefpdf.toml": '[policy]\ndoubly-sourced = ["fact"]\n',
        CLAIMS: "claims:\n  troops-2024:\n    statement: North Korea sent troops.\n"
        "    sources: [{key: page}, {key: second}]\n",
        REFS: BASE[REFS] + pages,
    }
    assert len([each for each in check(files) if each.rule.code == "CLAIM019"]) == is_one


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Retracted: Ships at War", "retracted"),
        ("RETRACTED ARTICLE: Ships at War", "retracted"),
        ("Ships at War [Retracted]", "retracted"),
        ("WITHDRAWN: Ships at War", "withdrawn"),
        ("Why Papers Are Retracted", None),
        ("Withdrawn: Troops at Home", None),
        ("The Retracted Landing Gear: A Study", None),
    ],
)
def test_a_title_that_a_publisher_marked(check: Check, title: str, how: str | None) -> None:
    files = {REFS: BASE[REFS].replace("title = {Troops Abroad}", f"title = {{{title}}}")}
    assert title in files[REFS]
    found = of("REF010", check(files))
    assert [one.diagnostic.message.split(";")[0] for one in found] == (
        [f"the source “crs-troops” is {how}"] if how else []
    )
    line = f"title = {{{title}}}"
    where = files[REFS].index(line) + len("title = {")
    assert all(one.diagnostic.span.start in (where, where - 1) for one in found)


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("https://a.org/x", None),
        ("urn:nbn:de:1", None),
        ("www.a.org", "Did you mean “https://www.a.org”?"),
        ("javascript:alert(1)", "Give the address of the document on the web"),
        ("file:///Users/ada/a.pdf", "Give the address of the document on the web"),
    ],
)
def test_an_address_that_leads_nowhere(check: Check, url: str, hint: str | None) -> None:
    files = {REFS: BASE[REFS].replace("  title =", f"  url = {{{url}}},\n  title =")}
    found = [one.diagnostic.hints[0] for one in of("REF036", check(files))]
    assert [one[: len(hint or "")] for one in found] == ([hint] if hint else [])
