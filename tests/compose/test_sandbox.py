"""Templates are other people's programs: they end, and they end with a finding."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefpdf.compose.sandbox import Failed, Sandbox
from briefpdf.source.text import Text

LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture(scope="module")
def workers() -> Iterator[tuple[Sandbox, Sandbox]]:
    """One that has time on a machine that is busy, and one that has little."""
    with Sandbox(time_limit=30.0) as patient, Sandbox(time_limit=1.0) as quick:
        yield patient, quick


@pytest.fixture
def worker(workers: tuple[Sandbox, Sandbox]) -> Sandbox:
    return workers[0]


@pytest.fixture
def quick(workers: tuple[Sandbox, Sandbox]) -> Sandbox:
    return workers[1]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("{{ 'a' * 10**9 }}", "BRIEF016", "512 MB"),
        ("{{ [1] * 10**9 }}", "BRIEF016", "512 MB"),
        ("{{ '%1000000000d' % 1 }}", "BRIEF016", "512 MB"),
        ("{{ 'x' * 9000000 }}", "BRIEF016", "8 million characters"),
        ("{{ ''.__class__ }}", "BRIEF015", "unsafe"),
        ("{{ claim.__globals__ }}", "BRIEF015", "unsafe"),
        ("{% include '/etc/passwd' %}", "BRIEF015", "foreign include"),
        ("{% if 0 %}{% import 'os' as os %}{% endif %}", "BRIEF015", "foreign import"),
        ("{{ lipsum(n=100000) }}", "BRIEF015", "undefined"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "BRIEF015", "nests too deeply"),
        ("{{ " + "(" * 5000 + " }}", "BRIEF015", "nests too deeply"),
        ("{{ '\\ud800' }}", "BRIEF015", "half a character"),
        ("{{ claim(1) }}", "BRIEF015", "takes a text in quotes"),
        ("{% for %}", "BRIEF015", "Expected an expression"),
    ],
)
def test_hostile_and_broken_templates_fail(
    worker: Sandbox, body: str, code: str, message: str
) -> None:
    with pytest.raises(Failed) as failed:
        worker.expand(body, "briefs/x.md")
    assert failed.value.code == code
    assert message in failed.value.message
    assert worker.expand("fine", "briefs/x.md")[0].endswith("fine")


def test_a_looping_template_is_stopped(quick: Sandbox) -> None:
    with pytest.raises(Failed):
        quick.expand(LOOP, "briefs/x.md")
    assert quick.expand("fine", "briefs/x.md")[0].endswith("fine")


def test_a_failure_names_the_line(worker: Sandbox) -> None:
    with pytest.raises(Failed) as failed:
        worker.expand("one\n\n{{ nothing }}\n", "briefs/x.md")
    assert failed.value.line == 3


def test_page_templates_escape_what_is_not_markup(worker: Sandbox) -> None:
    template = Text("page.html", "{{ text }}{{ markup }}{{ ref.title }}{{ ref.none }}")
    context = {
        "text": "<b>",
        "markup": {"__html__": "<i>"},
        "ref": {"__fields__": {"title": "A & B"}},
    }
    assert worker.fill(template, context).value == "&lt;b&gt;<i>A &amp; B"


def test_a_page_template_that_fails_is_a_finding_on_its_line(worker: Sandbox) -> None:
    template = Text("templates/x/page.html", "<p>\n{{ nothing }}\n")
    filled = worker.fill(template, {})
    (found,) = filled.diagnostics
    assert filled.value is None
    assert template.line_column(found.span.start) == (2, 1)
    assert "'nothing' is undefined" in found.message


def test_a_type_without_a_macro_takes_the_fallback(worker: Sandbox) -> None:
    template = Text("references.jinja", "{% macro misc(ref) %}misc {{ ref.title }}{% endmacro %}")
    calls = [("book", {"__fields__": {"title": "A"}}), ("__class__", {"__fields__": {}})]
    assert worker.fill_macros(template, {}, calls, "misc").value == [
        [["text", "misc A", ""]],
        [["text", "misc ", ""]],
    ]


def test_a_workspace_cannot_put_its_own_modules_before_ours(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("jinja2.py", "w") as file:  # noqa: PTH123 (the folder is the one we are in)
        file.write("raise SystemExit('taken over')")
    with Sandbox(time_limit=60.0) as sandbox:
        assert sandbox.expand("fine", "x")[0].endswith("fine")
