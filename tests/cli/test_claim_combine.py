"""One claim made of two, two made of one, and claims changed in an editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.editing.lock import state_folder
from briefpdf.source.workspace import DiskWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

COPY = "briefs/sources/crs-troops.txt"
SENT = "North Korea sent more than 10,000 troops to Russia in 2024."
TEXT = f"{SENT} Some 3,000 of them fell there.\n"
OTHER = (
    "  # What became of them.\n"
    "  fallen:\n"
    "    statement: Some 3,000 of them fell there.\n"
    "    values: {fallen: {value: 3000, unit: people}}\n"
    "    topic: losses\n"
    "    sources:\n"
    "      - key: crs-troops\n"
    '        quote: "Some 3,000 of them fell there"\n'
)
REST = (
    "  outlook:\n    kind: judgment\n    statement: It could grow.\n"
    "    basis: [fallen, troops-2024]\n"
    "  doubled:\n    kind: calculation\n    statement: Twice as many would be 6,000.\n"
    "    calculate: {result: 6000, formula: n * 2, inputs: {n: fallen.fallen}}\n"
)
BODY = (
    '{{ claim("troops-2024") }} {% claim "fallen" %}About {{ value("fallen.fallen") }} fell.'
    "{% endclaim %}\n"
)


@pytest.fixture
def folder(workspace: Write) -> Path:
    files = {COPY: TEXT, CLAIMS: BASE[CLAIMS] + OTHER + REST, BRIEF: brief(BODY)}
    return workspace(files)


def test_a_merged_claim_has_the_sources_and_values_of_both(typed: Run, folder: Path) -> None:
    both = "North Korea sent more than 10,000 troops to Russia in 2024; some 3,000 fell."
    done = typed("claim", "merge", "troops-2024", "fallen", "--statement", both, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [CLAIMS, BRIEF]
    assert "fallen is now part of troops-2024.\ntroops-2024: " in done.stderr
    # Where it is now said twice is told.
    assert "base now prints troops-2024 2 times; take out what is said twice:\n" in done.stderr
    assert done.stderr.count(f"    {BRIEF}:") == 2
    text = (folder / CLAIMS).read_text()
    more = "qualifier: more than}, fallen: {value: 3000, unit: people}}"
    source = "      - key: crs-troops\n        quote: Some 3,000 of them fell there\n"
    first = (
        BASE[CLAIMS]
        .replace(f"{SENT}\n    v", f"{both}\n    topic: losses\n    v")
        .replace("qualifier: more than}}", more)
        .replace(f'"{SENT}"\n', f'"{SENT}"\n{source}')
    )
    rest = REST.replace("[fallen, troops-2024]", "[troops-2024]")
    rest = rest.replace("fallen.f", "troops-2024.f")
    assert text == f"{first}  # What became of them.\n{rest}"
    body = (folder / BRIEF).read_text()
    assert '{% claim "troops-2024" %}About {{ value("troops-2024.fallen") }} fell.' in body


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["troops-2024", "outlook"], "only claims of one kind"),
        (["doubled", "doubled"], "cannot be merged with itself"),
        (["troops-2024", "falen"], "Did you mean “fallen”?"),
    ],
)
def test_what_does_not_go_together_is_not_merged(
    typed: Run, folder: Path, names: list[str], message: str
) -> None:
    done = typed("claim", "merge", *names, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS] + OTHER + REST


def test_a_value_that_both_give_is_for_people_to_decide(typed: Run, folder: Path) -> None:
    registry = folder / CLAIMS
    registry.write_text(registry.read_text().replace("{fallen: {", "{troops: {"))
    done = typed("claim", "merge", "troops-2024", "fallen", cwd=folder)
    assert done.returncode == 2
    assert "both have a value “troops”: 10000 in “troops-2024”, 3000 in “fallen”" in done.stderr


def test_a_split_claim_is_two_each_with_its_own(typed: Run, folder: Path) -> None:
    words = ("claim", "merge", "troops-2024", "fallen")
    assert typed(*words, cwd=folder).returncode == 0
    done = typed(
        "claim", "split", "troops-2024", "losses", "--statement", "Some 3,000 of them fell there.",
        "--source", "1", "--value", "fallen", cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert 'Put {{ claim("losses") }} beside it' in done.stderr
    assert "troops-2024: verbatim.\nlosses: verbatim.\n" in done.stderr
    text = (folder / CLAIMS).read_text()
    assert (
        "      - key: crs-troops\n        quote: Some 3,000 of them" in text.partition("losses:")[2]
    )
    assert "fallen" not in text.partition("outlook:")[0].partition("topic")[0]
    assert "inputs: {n: losses.fallen}" in text
    assert 'value("losses.fallen")' in (folder / BRIEF).read_text()
    for more in (["--source", "9"], ["--value", "none"], ["--source", "crs-troops"]):
        done = typed("claim", "split", "troops-2024", "new", "--statement", "X.", *more, cwd=folder)
        assert done.returncode == 2
    assert (folder / CLAIMS).read_text() == text


def test_an_unknown_source_is_refused_with_the_nearest(typed: Run, folder: Path) -> None:
    before = (folder / CLAIMS).read_text()
    for words in (
        ("claim", "edit", "fallen", "--set", "sources.0.key=crs-troop"),
        ("claim", "add", "x", "--statement", "X.", "--set", "sources=[{key: crs-troop}]"),
    ):
        done = typed(*words, cwd=folder)
        assert done.returncode == 2
        assert "there is no source “crs-troop” in refs.bib" in done.stderr
        assert "Did you mean “crs-troops”?" in done.stderr
    assert (folder / CLAIMS).read_text() == before


def test_the_fix_of_a_page_is_offered(
    typed: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / COPY).write_text(f"First.\f{TEXT}")
    done = typed("claim", "edit", "fallen", "--set", "sources.0.locator=p. 1", cwd=folder)
    assert "briefpdf claim edit fallen --set 'sources.0.locator=p. 2'" in done.stderr
    monkeypatch.setattr("briefpdf.cli.answer.can_ask", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *words, **more: True)
    done = typed("claim", "edit", "fallen", "--set", "short=Fallen", cwd=folder)
    assert "fallen: verbatim.\n" in done.stderr
    assert "locator: p. 2\n" in (folder / CLAIMS).read_text()


def test_a_claim_is_edited_in_an_editor_as_it_is_written(
    typed: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    texts = iter(
        [
            lambda text: text.replace("statement:", "statment:"),
            lambda text: text.replace("statment:", "statement:").replace(
                "    topic: losses\n", "    topic: losses  # mine\n    # and mine\n"
            ),
        ]
    )

    def edit(filename: str) -> None:
        file = Path(filename)
        opened.append(file.read_text())
        file.write_text(next(texts)(opened[-1]))

    monkeypatch.setattr("click.edit", edit)
    before = (folder / CLAIMS).read_text()
    done = typed("claim", "edit", "fallen", "--editor", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "fallen was edited.\nfallen: verbatim." in done.stderr
    assert opened[0].endswith("claims:\n" + OTHER.partition("\n")[2])
    assert opened[1].startswith("# briefpdf: ")
    assert (folder / CLAIMS).read_text() == before.replace(
        "topic: losses\n", "topic: losses  # mine\n    # and mine\n"
    )
    assert not list((state_folder(DiskWorkspace(folder)) / "unsaved").iterdir())


def test_nothing_typed_in_an_editor_is_lost(
    typed: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = folder / CLAIMS

    def edit(filename: str) -> None:
        file = Path(filename)
        file.write_text(file.read_text().replace("Some 3,000", "Some 4,000"))
        registry.write_text(registry.read_text().replace("topic: losses", "topic: others"))

    monkeypatch.setattr("click.edit", edit)
    done = typed("claim", "edit", "fallen", "--editor", cwd=folder)
    assert done.returncode == 2
    assert "the claim “fallen” has been changed meanwhile" in done.stderr
    (left,) = (state_folder(DiskWorkspace(folder)) / "unsaved").iterdir()
    assert str(left) in done.stderr
    assert "Some 4,000" in left.read_text()
    assert "topic: others" in registry.read_text()
    monkeypatch.setattr("click.edit", lambda filename: None)
    done = typed("claim", "edit", "fallen", "--editor", cwd=folder)
    assert "nothing was changed: “fallen” was closed as it was" in done.stderr


@pytest.mark.parametrize(
    ("basis", "after"),
    [
        ('["fallen", "troops-2024"]', '["troops-2024"]'),
        ("['troops-2024' , 'fallen', \"doubled\"]", "['troops-2024', \"doubled\"]"),
        ('["fallen"]', '["troops-2024"]'),
        ('["troops-2024"]', '["troops-2024"]'),
    ],
)
def test_a_judgment_that_rested_on_both_rests_on_the_one_once(
    typed: Run, folder: Path, basis: str, after: str
) -> None:
    body = f"{{% judgment basis={basis} %}}It could grow.{{% endjudgment %}}\n"
    (folder / BRIEF).write_text(brief(BODY + body))
    done = typed("claim", "merge", "troops-2024", "fallen", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert f"{{% judgment basis={after} %}}" in (folder / BRIEF).read_text()
