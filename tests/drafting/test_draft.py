"""From a brief of prose and three PDFs to a registry, through the command line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
import json
from pathlib import Path
import re
import subprocess
from typing import Any

import pytest
import yaml

from briefpdf.drafting.calls import id_for

from .library import INVENTED, RESTATED, copied, files

Run = Callable[..., "subprocess.CompletedProcess[str]"]

HEAD = (
    "---\ntitle: Reports\nnumber: IF00002\ndate: 2026-02-01\n"
    "authors: [{name: Ada Byrd, title: Analyst}]\n---\n## Overview\n\n"
)
BRIEF, REGISTRY = "briefs/three.md", "briefs/claims/three.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workspace of the three sources and a brief with this body."""

    def written(body: str, more: dict[str, str | bytes] | None = None) -> Path:
        made = {"briefpdf.toml": "", BRIEF: HEAD + body, **files(), **(more or {})}
        for name, content in made.items():
            path = tmp_path / "workspace" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "workspace"

    return written


def drafted(briefpdf: Run, folder: Path, *more: str) -> dict[str, dict[str, Any]]:
    """What `draft --format json` says of each sentence."""
    done = briefpdf("draft", "three", "--format", "json", *more, cwd=folder)
    assert done.returncode == 0, done.stderr
    return {one["sentence"]: one for one in json.loads(done.stdout)["sentences"]}


def registry(folder: Path, path: str = REGISTRY) -> dict[str, Any]:
    """The claims as another reader of YAML has them."""
    claims: dict[str, Any] = yaml.safe_load((folder / path).read_text("utf-8"))["claims"]
    return claims


def errors(briefpdf: Run, folder: Path) -> list[dict[str, Any]]:
    """The errors that `check` finds."""
    done = briefpdf("check", "--format", "json", cwd=folder)
    found = json.loads(done.stdout)["findings"]
    return [one for one in found if one["severity"] == "error"]


def prose() -> str:
    """Copies, restatements and inventions by turns, in paragraphs and a list."""
    pairs = [" ".join(pair) for pair in zip_longest(RESTATED, copied(), fillvalue="")]
    listed = "\n".join(f"- {one.strip()}" for one in pairs[15:])
    return "\n\n".join([*pairs[:15], listed, *INVENTED]) + "\n"


def test_a_brief_of_copies_and_restatements(briefpdf: Run, folder: Callable[..., Path]) -> None:
    place = folder(prose())
    before = (place / BRIEF).read_text("utf-8")
    found = drafted(briefpdf, place, "--author", "ab")
    claims = registry(place)
    for words, (key, page) in copied().items():
        one = found[words]
        assert one["found"] == "copy" and one["new"], one
        claim = claims[one["claim"]]
        assert claim["statement"] == words
        assert claim["author"] == "ab"
        (source,) = claim["sources"]
        assert (source["key"], source["locator"]) == (key, f"p. {page}")
    assert all(found[words]["found"] == "nowhere" for words in INVENTED)
    assert all(found[words]["claim"] is None for words in INVENTED)
    nearest = [found[words]["passage"] for words in RESTATED]
    right = sum(
        bool(passage) and passage["key"] == key and passage["locator"] == f"p. {page + 1}"
        for passage, (key, page, _) in zip(nearest, RESTATED.values(), strict=True)
    )
    assert right >= 0.9 * len(RESTATED)
    # Nothing but the sentences that are claims now has changed.
    after = (place / BRIEF).read_text("utf-8")
    back = {name: claim["statement"] for name, claim in claims.items()}
    shown = re.sub(r"\{\{ claim\(\"([\w-]+)\"\) \}\}", lambda call: back[call[1]], after)
    assert shown == before
    wrong = errors(briefpdf, place)
    bare = {words for words, one in found.items() if one["claim"] is None}
    assert {one["code"] for one in wrong} <= {"BRIEF005"}
    assert len(wrong) <= len(bare)


def test_a_second_run_does_nothing(briefpdf: Run, folder: Callable[..., Path]) -> None:
    place = folder(prose())
    drafted(briefpdf, place)
    once = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    again = briefpdf("draft", "three", cwd=place)
    assert again.returncode == 0
    assert "0 claims written, 0 calls set" in again.stderr
    assert once == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_dry_run_says_it_all_and_writes_nothing(
    briefpdf: Run, folder: Callable[..., Path]
) -> None:
    place = folder(prose())
    once = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    dry = drafted(briefpdf, place, "--dry-run")
    assert once == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    wet = drafted(briefpdf, place)
    assert dry == wet


def test_one_word_that_is_wrong_is_shown_and_makes_no_claim(
    briefpdf: Run, folder: Callable[..., Path]
) -> None:
    place = folder(
        "The court rejected their request in November 2023.\n\n"
        "A mobile library visits 112 villages every other week. "
        "Axle loads of up to 25 tonnes are permitted upon the upgraded line.\n"
    )
    found = list(drafted(briefpdf, place).values())
    assert [one["found"] for one in found] == ["near", "copy", "near"]
    assert found[0]["claim"] is None and "2024" in found[0]["why"]
    assert "[-2023.-]{+2024.+}" in found[0]["diff"]
    assert found[2]["claim"] and "[-upon-]{+on+}" in found[2]["diff"]


def test_form_stays_and_so_does_all_else(briefpdf: Run, folder: Callable[..., Path]) -> None:
    body = (
        "Late fees were *abolished* for readers\nunder eighteen. Much remains open.\r\n\r\n"
        "> The court rejected their request\n> in November 2024.\n\n"
        "**Children borrowed** 58 percent of all printed books.\n\n"
        "1. Training a driver takes fourteen months\n   and costs about 95,000 francs.\n"
    )
    place = folder(body)
    drafted(briefpdf, place)
    after = (place / BRIEF).read_bytes().decode().removeprefix(HEAD)
    calls = re.findall(r"claim\(?\s*\"([\w-]+)\"", after)
    assert after == (
        f'{{% claim "{calls[0]}" %}}Late fees were *abolished* for readers\nunder eighteen.'
        "{% endclaim %} Much remains open.\r\n\r\n"
        f'> {{% claim "{calls[1]}" %}}The court rejected their request\n> in November 2024.'
        "{% endclaim %}\n\n"
        f'{{% claim "{calls[2]}" %}}**Children borrowed** 58 percent of all printed books.'
        "{% endclaim %}\n\n"
        f'1. {{{{ claim("{calls[3]}") }}}}\n'
    )
    assert errors(briefpdf, place) == []


HOSTILE = (
    'He said: "no: never" — and `yes`, it’s #1 of the {rules} & more.',
    "- Über 50% of Ærøskøbing’s naïve façades cost €9.6 million: {true}, [null] or ~.",
    "The macro {{ name }} prints whatever the mayor's clerk has typed yesterday.",
    "The tag {% raw %} opens a passage that nobody in the office dared to read.",
    "'Twas “the \\\\ backslash” | and > the pipe that broke the council's printer.",
)


def test_hostile_sentences_read_back_the_same(briefpdf: Run, folder: Callable[..., Path]) -> None:
    copy = "\n\n".join(
        one.removeprefix("- ").replace("\\\\", "\\").replace("`", "") for one in HOSTILE
    )
    body = (
        "\n\n".join(HOSTILE)
        .replace("{{ name }}", '{{ "{{" }} name {{ "}}" }}')
        .replace("{% raw %}", '{{ "{%" }} raw {{ "%}" }}')
    )
    more: dict[str, str | bytes] = {
        "briefs/sources/hostile.txt": copy + "\n",
        "refs.bib": "@report{hostile, title = {H}, institution = {O}, author = {A. B.}, "
        "date = {2026-01-01}, file = {briefs/sources/hostile.txt}}\n",
    }
    place = folder(body + "\n", more)
    found = drafted(briefpdf, place)
    claims = registry(place)
    assert len(found) == len(HOSTILE)
    for words, one in found.items():
        assert one["found"] == "copy" and one["claim"], one
        claim = claims[one["claim"]]
        shown = briefpdf("claim", "show", one["claim"], "--format", "json", cwd=place)
        # Ours and another reader of YAML have the same, and the copy has the quote.
        assert json.loads(shown.stdout)["statement"] == claim["statement"]
        quoted = claim["sources"][0]["quote"]
        assert quoted in copy
        letters = [re.findall(r"\w+", text) for text in (claim["statement"], words, quoted)]
        assert letters[0] == letters[1] == letters[2]
    assert {one["code"] for one in errors(briefpdf, place)} == set()


def test_what_the_copy_denies_becomes_no_claim(briefpdf: Run, folder: Callable[..., Path]) -> None:
    more: dict[str, str | bytes] = {
        "briefs/sources/denied.txt": (
            "The committee did not find that the minister broke the law of the land.\n"
        ),
        "refs.bib": "@report{denied, title = {D}, institution = {O}, author = {A. B.}, "
        "date = {2026-01-01}, file = {briefs/sources/denied.txt}}\n",
    }
    place = folder("The minister broke the law of the land.\n", more)
    (one,) = drafted(briefpdf, place).values()
    assert one["claim"] is None and "denies" in one["why"]
    assert not (place / REGISTRY).exists()


def test_a_claim_that_says_it_already_is_called(briefpdf: Run, folder: Callable[..., Path]) -> None:
    words = "Late fees were abolished for readers under eighteen."
    more: dict[str, str | bytes] = {
        "briefs/claims/all.yaml": (
            f"claims:\n  fees:   # mine\n    statement: {words}\n"
            f"    sources: [{{key: library-2024, locator: p. 3, quote: {words}}}]\n"
        )
    }
    place = folder(f"{words} {words}\n", more)
    drafted(briefpdf, place)
    assert (place / BRIEF).read_text("utf-8") == HEAD + '{{ claim("fees") }} {{ claim("fees") }}\n'
    assert (place / "briefs/claims/all.yaml").read_text("utf-8") == more["briefs/claims/all.yaml"]


def test_only_the_sources_that_are_named(briefpdf: Run, folder: Callable[..., Path]) -> None:
    place = folder("Late fees were abolished for readers under eighteen.\n")
    (one,) = drafted(briefpdf, place, "--source", "river-2025").values()
    assert (one["found"], one["claim"]) == ("nowhere", None)
    done = briefpdf("draft", "three", "--source", "river-2052", cwd=place)
    assert done.returncode == 2 and "Did you mean “river-2025”?" in done.stderr


def test_ids_are_made_of_words_and_are_like_no_other() -> None:
    words = "The Café’s 48,200 visits to Łódź, in all of 2025, were counted by hand."
    name = id_for(words, ())
    assert name == "cafe-48200-visits-łodz-2025"
    assert id_for(words, {name}) == f"{name}-2"
    assert id_for("“…”", ()) == "sentence"


def test_links_are_wrapped_and_calls_are_left_alone(
    briefpdf: Run, folder: Callable[..., Path]
) -> None:
    link = "[Late fees](https://example.org/a_(b)) were abolished for readers under eighteen."
    given = (
        "Three neighbouring counties {# briefpdf: ignore BRIEF005: mine #}have asked to join "
        "the shared catalogue.\n\n"
        '{% judgment basis=["x"] %}Children borrowed 58 percent of all printed books.'
        "{% endjudgment %}\n\n"
        "Its diesel bus was replaced by an electric one in August 2023 "
        '{{ cite("library-2024") }}.\n'
    )
    place = folder(f"{link}\n\n{given}")
    found = drafted(briefpdf, place)
    after = (place / BRIEF).read_text("utf-8").removeprefix(HEAD)
    name = next(one["claim"] for words, one in found.items() if words.startswith("Late fees"))
    assert after == f'{{% claim "{name}" %}}{link}{{% endclaim %}}\n\n{given}'
    assert list(registry(place)) == [name]
    assert found["Three neighbouring counties have asked to join the shared catalogue."]["why"]
