"""A style's settings: what is misspelt, missing or of the wrong kind is found in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.readers.theme import _checked_settings, packaged_styles, read_theme
from briefpdf.readers.theme_reads import find_reads
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Span, Text
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

HERE = Span("briefs/a.md", 0, 0)
STYLES = sorted(path.name for path in packaged_styles().iterdir())
MEMO = {
    path.name: path.read_text(encoding="utf-8") for path in (packaged_styles() / "memo").iterdir()
}


def found(**files: str) -> list[tuple[int, Diagnostic]]:
    """What is wrong with a copy of the memo style, some of its files replaced: line and finding."""
    texts = {**MEMO, **{name.replace("_", "."): text for name, text in files.items()}}
    workspace = MemoryWorkspace({f"templates/own/{name}": text for name, text in texts.items()})
    read = read_theme(workspace, "own", HERE, "a")
    lines = []
    for one in read.diagnostics:
        text = Text(one.span.path, texts.get(Path(one.span.path).name, ""))
        lines.append((text.line_column(one.span.start)[0], one))
    return lines


def toml(before: str, after: str) -> str:
    assert MEMO["theme.toml"].count(before) == 1
    return MEMO["theme.toml"].replace(before, after)


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize("name", STYLES)
def test_packaged_styles_are_sound(name: str) -> None:
    assert read_theme(MemoryWorkspace({}), name, HERE, "a").diagnostics == ()
    # A copy of it is looked at as closely as any other style.
    files = (packaged_styles() / name).iterdir()
    copied = {f"templates/own/{one.name}": one.read_text(encoding="utf-8") for one in files}
    own = read_theme(MemoryWorkspace(copied), "own", HERE, "a")
    assert {one.code for one in own.diagnostics} <= {"BRIEF044"}


def test_a_packaged_style_without_its_fonts_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpdf.readers.theme_settings.find_spec", lambda name: None)
    _checked_settings.cache_clear()
    found = read_theme(MemoryWorkspace({}), "memo", HERE, "a").diagnostics
    _checked_settings.cache_clear()
    assert found
    assert all("is not installed" in one.message for one in found)


def test_there_are_two_packaged_styles() -> None:
    assert STYLES == ["in-focus", "memo"]


@pytest.mark.parametrize(
    ("before", "after", "start", "message", "hint"),
    [
        (
            "\nbullet = 15",
            "\nbullit = 15",
            "bullit",
            "nothing reads the setting “bullit” of [sizes]",
            "Did you mean “bullet”?",
        ),
        (
            "\n[fit] ",
            "\n[fitt] ",
            "[fitt]",
            "nothing reads the table [fitt]",
            "Did you mean “fit”?",
        ),
        (
            "# The memo",
            "width = 3\n# The memo",
            "width",
            "the setting “width” stands in no table",
            "Settings stand below the name of their table, such as [page].",
        ),
    ],
)
def test_what_nothing_reads_is_found(
    before: str, after: str, start: str, message: str, hint: str
) -> None:
    changed = toml(before, after)
    line, first = found(theme_toml=changed)[0]
    assert (line, first.code, first.message) == (line_of(changed, start), "BRIEF042", message)
    assert first.hints == (hint,)


def test_what_a_template_reads_must_be_there() -> None:
    changed = toml("leading = 14.4            # from line to line\n", "")
    ((line, one),) = found(theme_toml=changed)
    assert line == line_of(changed, "[sizes]")
    assert one.message == "the table [sizes] has no “leading”, which page.css reads"
    assert one.hints == ("A packaged style has leading = 14.4.",)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("body = 10.8 ", 'body = "10.8" ', "“body” of [sizes] must be a number"),
        ("body = 10.8 ", "body = true ", "“body” of [sizes] must be a number"),
        ("body = 10.8 ", "body = 0 ", "“body” of [sizes] must be greater than 0"),
        ("body = 10.8 ", "body = nan ", "“body” of [sizes] must be a number of at most 10000"),
        ("body = 10.8 ", f"body = {'9' * 400} ", "“body” of [sizes] must be a number of at most"),
        ("columns = 1 ", "columns = 1.5 ", "“columns” of [grid] must be a whole number"),
        ("marks = true ", 'marks = "yes" ', "“marks” of [citations] must be true or false"),
        ('csl = "" ', 'csl = "../a.csl" ', "“csl” of [citations] must be the name of a .csl file"),
        ('csl = "" ', 'csl = "/etc/passwd" ', "“csl” of [citations] must be the name of a .csl"),
        ('place = "footnotes" ', 'place = "foot" ', "must be “end” or “footnotes”"),
        ("\nsize = 0.95 ", "\nsize = 95 ", "“size” of [fit] must be between 0 and 1"),
        ('mark = "#7A1F2B" ', 'mark = "reddish" ', "must be a colour such as “#336A8F”"),
        ("\nwidth = 612 ", "\nwidth = 0 ", "“width” of [page] must be at least 72"),
        ("last_baseline = 712 ", "last_baseline = -1 ", "“last_baseline” of [page] must be 0 or"),
        ("last_baseline = 712 ", "last_baseline = 80 ", "“last_baseline” less “first_baseline”"),
        ("\nwidth = 612 ", "\nwidth = 200 ", "[page] has no room for text: “width” less “left”"),
        ('draft = "DRAFT" ', "draft = 2025-01-01 ", "“draft” of [labels] must be a text"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_found(before: str, after: str, message: str) -> None:
    changed = toml(before, after)
    line, one = next(item for item in found(theme_toml=changed) if message in item[1].message)
    assert one.code == "BRIEF042"
    assert (after or "files").split()[0] in changed.splitlines()[line - 1]


def test_what_is_not_toml_is_found_once() -> None:
    (line, one), *rest = found(theme_toml=toml("columns = 1 ", "columns = = 1"))
    assert rest == []
    assert (one.code, line) == ("BRIEF022", line_of(MEMO["theme.toml"], "columns"))
    assert one.hints, "What to do stands below it, as for the settings of a workspace."
    assert "end of document" not in one.message


def test_a_number_of_thousands_of_digits_is_no_crash() -> None:
    ((_, one),) = found(theme_toml=toml("columns = 1 ", f"columns = {'9' * 5000} "))
    assert one.code == "BRIEF022"


def test_a_style_may_have_settings_of_its_own() -> None:
    page = MEMO["page.html"].replace("<main>", "<p>{{ theme.motto.words }}</p><main>")
    assert page != MEMO["page.html"]
    assert found(page_html=page, theme_toml=MEMO["theme.toml"] + '[motto]\nwords = "Hm"\n') == []
    ((line, one),) = found(page_html=page)
    assert one.message == "the table [motto] has no “words”, which page.html reads"
    assert line == 1


@pytest.mark.parametrize(
    ("template", "needed", "optional", "whole"),
    [
        ("{{ theme.a.b }}{{ labels.c }}{{ labels['d'] }}", "a.b labels.c labels.d", "", ""),
        ("{% set x = theme.a %}{{ x.b + y.z }}", "a.b", "", ""),
        ("{# theme.a.b #} theme.a.c {{ 'x' }}", "", "", ""),
        ("{{ theme.a.b | default(3) }}{% if theme.c.d is defined %}{% endif %}", "", "a.b c.d", ""),
        ("{% for k in theme.a.values() %}{{ k }}{% endfor %}{{ theme.b[k] }}", "", "", "a b"),
        ("{{ my_theme.a.b }}{{ theme.a.b.c }}", "a.b", "", ""),
    ],
)
def test_what_templates_read(template: str, needed: str, optional: str, whole: str) -> None:
    reads = find_reads([Text("templates/own/page.css", template), None])
    assert {".".join(place) for place in reads.needed} == set(needed.split())
    assert {".".join(place) for place in reads.optional} == set(optional.split())
    assert reads.whole == set(whole.split())


def test_a_citation_style_is_read_from_the_folder() -> None:
    ((line, one),) = found(theme_toml=toml('csl = "" ', 'csl = "house.csl" '))
    assert (line, one.code) == (1, "BRIEF022")
    assert one.span.path == "templates/own/house.csl"
    assert one.message == "the template own has no house.csl"
    assert one.hints == ("Put it into templates/own/, or take `csl` out of theme.toml.",)


@pytest.mark.parametrize(
    ("before", "after", "message", "hint"),
    [
        ('file = "files/Caladea-Bold.ttf", ', "", "must be a list of { family,", "Each of them"),
        ('"font_caladea", file = "files/Caladea-Bold.ttf"', '"font_nope", file = "a.ttf"',
         "the package font_nope is not installed", "Run pip install font-nope."),
        ('"font_caladea", file = "files/Caladea-Bold.ttf"', '"os", file = "a.ttf"',
         "“os” is no package of fonts", "Its name begins with font_, fonts_ or fontpkg_."),
        ("files/Caladea-Bold.ttf", "files/Caladea-Heavy.ttf",
         "the package font_caladea has no font file “files/Caladea-Heavy.ttf”",
         "It has files/Caladea-Bold.ttf, "),
        ("files/Caladea-Bold.ttf", "../../secret.ttf", "has no font file “../../secret.ttf”",
         "It has files/Caladea-Bold.ttf, "),
    ],
)  # fmt: skip
def test_fonts_must_be_there(before: str, after: str, message: str, hint: str) -> None:
    changed = toml(before, after)
    ((line, one),) = found(theme_toml=changed)
    assert line == line_of(changed, "files = ")
    assert (one.code, message in one.message) == ("BRIEF042", True)
    assert one.hints[0].startswith(hint)


def test_a_style_that_is_a_link_out_of_the_workspace_is_told_as_one(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    (root / "templates" / "mine").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "disclaimer.md").write_text("Ours.")
    link = root / "templates" / "mine" / "disclaimer.md"
    link.symlink_to(elsewhere / "disclaimer.md")
    found = read_theme(DiskWorkspace(root), "mine", HERE, "b").diagnostics
    told = [one.message for one in found if one.span.path.endswith("disclaimer.md")]
    assert told == ["templates/mine/disclaimer.md is a link that leads out of the workspace"]
    # Nor does the packaged style of its name stand in for it.
    (root / "templates" / "in-focus").symlink_to(elsewhere)
    parsed = read_theme(DiskWorkspace(root), "in-focus", HERE, "b")
    (one,) = parsed.diagnostics
    assert (parsed.value, one.code) == (None, "BRIEF022")
    assert one.message.startswith("templates/in-focus is a link")


def test_columns_that_are_wider_than_the_page_are_a_finding() -> None:
    changed = toml("width = 612", "width = 595.28")
    ((line, one),) = found(theme_toml=changed)
    assert line == line_of(changed, "column_width = ")
    assert one.code == "BRIEF042"
    assert one.message == "[grid] is 416 wide, and [page] leaves 399.28 between its edges"
    assert one.hints == ("Columns of 399.28 fill them.",)


def test_columns_whose_gaps_alone_are_wider_have_no_width_that_would_do() -> None:
    several = toml("\ncolumns = 1 ", "\ncolumns = 2 ")
    changed = several.replace("\ngap = 0 ", "\ngap = 600 ")
    ((line, one),) = found(theme_toml=changed)
    assert line == line_of(changed, "column_width = ")
    assert (one.code, one.hints) == ("BRIEF042", ())


def test_a_family_of_which_no_file_is_listed_is_a_finding() -> None:
    changed = toml('serif = "Caladea"', 'serif = "Garamond"')
    ((line, one),) = found(theme_toml=changed)
    assert line == line_of(changed, "serif = ")
    assert one.message == "no font file that the style lists is of the family “Garamond”"
    assert one.hints[0].startswith("They are of Caladea, IBM Plex Mono, Roboto. ")
