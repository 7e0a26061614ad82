"""The reader of settings."""

from __future__ import annotations

import pytest

from briefpdf.readers.config import read_settings
from briefpdf.source.text import Text

WHOLE = """\
strict = true
template = "memo"

[severity]
CLAIM018 = "off"
stale-claim = "error"

[policy]
reviewed = ["quotation"]
stale-after-days = 365
"""


def test_settings_are_read() -> None:
    parsed = read_settings(Text("briefpdf.toml", WHOLE))
    assert parsed.diagnostics == ()
    settings = parsed.value
    assert settings.strict
    assert settings.template == "memo"
    assert settings.severity == {"CLAIM018": "off", "stale-claim": "error"}
    assert settings.policy.reviewed == ("quotation",)
    assert settings.policy.stale_after_days == 365
    place = settings.place("stale-claim")
    assert WHOLE[place.start : place.end] == "stale-claim"


def test_a_table_of_pyproject_is_read() -> None:
    text = Text("pyproject.toml", '[project]\nname = "x"\n\n[tool.briefpdf]\ntemplate = "memo"\n')
    assert read_settings(text, "tool.briefpdf").value.template == "memo"


@pytest.mark.parametrize(
    ("content", "code", "line", "message"),
    [
        ("strict = \n", "CONFIG001", 1, "not TOML"),
        ("a = 1\n= 2\n", "CONFIG001", 2, "not TOML"),
        ("\nstrcit = true\n", "CONFIG002", 2, "no setting “strcit”"),
        ("strict = 'yes'\n", "CONFIG003", 1, "true or false"),
        ("template = 3\n", "CONFIG003", 1, "must be a text"),
        ("output = '../out'\n", "CONFIG003", 1, "outside the workspace"),
        ("briefs = '/etc/*'\n", "CONFIG003", 1, "outside the workspace"),
        ("briefs = 'a/**/b/**/*.md'\n", "CONFIG003", 1, "** can stand once"),
        ("[severity]\nCLAIM001 = 'fatal'\n", "CONFIG003", 2, "a severity is one of"),
        ("severity = 1\n", "CONFIG003", 1, "must be a table"),
        ("[policy]\nreviewd = []\n", "CONFIG002", 2, "no setting “reviewd”"),
        ("[policy]\nreviewed = ['rumour']\n", "CONFIG003", 2, "kinds of claims"),
        ("[limits]\nseconds = true\n", "CONFIG003", 2, "a number of seconds"),
        ("x = " + "9" * 5_000 + "\n", "CONFIG001", 1, "a number that is too long"),
        ("x = " + "[" * 20_000, "CONFIG001", 1, "TOML"),
    ],
)
def test_a_fault_is_one_finding_on_its_line(
    content: str, code: str, line: int, message: str
) -> None:
    text = Text("briefpdf.toml", content)
    (found,) = read_settings(text).diagnostics
    assert found.code == code
    assert message in found.message
    assert text.line_column(found.span.start)[0] == line


@pytest.mark.parametrize(
    ("content", "hints"),
    [
        ("[severity]\nCLAIM001 = 'eror'\n", ("Did you mean “error”?",)),
        ("[per-file]\n'briefs/*' = {CLAIM001 = 'warn'}\n", ("Did you mean “warning”?",)),
        ("evidence = 'embedded'\n", ("Did you mean “embed”?",)),
        ("[policy]\nreviewed = ['fact', 'estimte']\n", ("Did you mean “estimate”?",)),
        ("[policy]\nreviewed = 'facts'\n", ("Did you mean “fact”?",)),
        ("[policy]\nreviewed = [1, 'xyzzy']\n", ()),
    ],
)
def test_a_misspelt_word_is_told_with_the_nearest(content: str, hints: tuple[str, ...]) -> None:
    (found,) = read_settings(Text("briefpdf.toml", content)).diagnostics
    assert found.hints == hints


PER_FILE = """\
[tool.briefpdf.severity]
CLAIM021 = "error"

[tool.briefpdf.per-file]
"briefs/*.md" = {CLAIM021 = "off"}
"./briefs/claims/old/*" = {CLAIM021 = "note", stale-claim = "off"}
"""


def test_severities_are_read_by_path() -> None:
    text = Text("pyproject.toml", PER_FILE)
    parsed = read_settings(text, "tool.briefpdf")
    assert parsed.diagnostics == ()
    settings = parsed.value
    old = "briefs/claims/old/*"
    assert settings.per_file == {
        "briefs/*.md": {"CLAIM021": "off"},
        old: {"CLAIM021": "note", "stale-claim": "off"},
    }
    lines = [
        text.line_column(settings.place("CLAIM021", pattern).start)
        for pattern in ("", "briefs/*.md", old)
    ]
    assert lines == [(2, 1), (5, 18), (6, 28)]
    assert settings.chosen(("CLAIM021", "claim-without-quotation")) == "error"
    assert settings.chosen(("CLAIM021", ""), "briefs/claims/old/a.yaml") == "note"
    assert settings.chosen(("CLAIM015", "stale-claim"), "briefs/claims/old/a.yaml") == "off"
    assert settings.chosen(("CLAIM015", "stale-claim"), "briefs/claims/a.yaml") is None


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("per-file = 1\n", 1, "a table from patterns of paths"),
        ("\n[per-file]\n'briefs/*' = 'off'\n", 3, "a table from rules to severities"),
        ("[per-file]\n'../x/*' = {CLAIM021 = 'off'}\n", 2, "no pattern of paths in the workspace"),
        ("[per-file]\n'' = {CLAIM021 = 'off'}\n", 2, "no pattern of paths in the workspace"),
        (
            "[severity]\nCLAIM021 = 'off'\n[per-file]\n'a' = {CLAIM021 = 'off'}\n"
            "'b' = {x = 'off', CLAIM021 = 'none'}\n",
            5,
            "“CLAIM021” cannot be used: a severity is one of error, warning, note, off",
        ),
        ("[per-file.'briefs/*']\n\nCLAIM021 = 1\n", 3, "a severity is one of"),
        ("per-file.'briefs/*'.CLAIM021 = 1\n", 1, "a severity is one of"),
    ],
)
def test_a_wrong_severity_of_a_path_is_one_finding_on_its_line(
    content: str, line: int, message: str
) -> None:
    text = Text("briefpdf.toml", content)
    (found,) = read_settings(text).diagnostics
    assert found.code == "CONFIG003"
    assert message in found.message
    assert text.line_column(found.span.start)[0] == line


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[severity]\n" + "".join(f'r{i} = "off"\n' for i in range(1001)), "1,001 entries"),
        ("".join(f"s{i} = 1\n" for i in range(20_000)), "20,000 entries"),
        (
            "[per-file]\n" + "".join(f'"b/{i}.md" = {{}}\n' for i in range(20_000)),
            "20,000 entries",
        ),
        (f"a{'.a' * 50_000} = 1\n", "nests too deeply"),
    ],
)
def test_what_nobody_writes_by_hand_is_one_finding_and_no_hang(content: str, message: str) -> None:
    (found,) = read_settings(Text("briefpdf.toml", content)).diagnostics
    assert message in found.message


def test_each_of_many_names_is_told_on_its_own_line() -> None:
    content = "# " + "x" * 200_000 + "\n" + "".join(f"name{i} = 1\n" for i in range(1000))
    found = read_settings(Text("briefpdf.toml", content)).diagnostics
    assert [Text("", content).line_column(one.span.start)[0] for one in found] == [*range(2, 1002)]
