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
        ("[severity]\nCLAIM001 = 'fatal'\n", "CONFIG003", 2, "a severity is one of"),
        ("severity = 1\n", "CONFIG003", 1, "must be a table"),
        ("[policy]\nreviewd = []\n", "CONFIG002", 2, "no setting “reviewd”"),
        ("[policy]\nreviewed = ['rumour']\n", "CONFIG003", 2, "kinds of claims"),
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
