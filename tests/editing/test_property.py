"""Any edit of any registry changes what was meant and not a byte besides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
import os
from pathlib import Path
import re
import tempfile
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.claims.add import add_claim
from briefpdf.editing.claims.edit import edit_claim, remove_claim
from briefpdf.editing.claims.registry import essence, find_written
from briefpdf.editing.claims.rename import rename_claim
from briefpdf.editing.claims.review import review_claims
from briefpdf.editing.lock import Refused
from briefpdf.editing.tree.nodes import line_end, line_start
from briefpdf.model.claim import Claim
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text
from briefpdf.source.workspace import DiskWorkspace

from .registries import DATES, SENTENCES, TEXTS, registries

PATH = "briefs/claims/a.yaml"
EXAMPLES = int(os.environ.get("BRIEFPDF_EDITING_EXAMPLES", "60"))

FIELDS = st.one_of(
    st.tuples(st.sampled_from(["statement", "short", "author"]), TEXTS),
    st.tuples(st.just("topic"), TEXTS.filter(lambda text: text.strip()[:1] not in ("[", "{"))),
    st.tuples(st.just("kind"), st.sampled_from(["fact", "quotation"])),
    st.tuples(st.sampled_from(["date", "expires"]), DATES),
    st.tuples(st.just("confidence"), st.sampled_from(["high", "low"])),
    st.tuples(st.sampled_from(["values.n.value", "values.new.value"]), st.just("-12.50")),
    st.tuples(st.sampled_from(["values.n.unit", "values.n.qualifier"]), SENTENCES),
    st.tuples(st.sampled_from(["sources.0.locator", "sources.1.quote"]), TEXTS),
    st.tuples(st.just("basis"), st.just("[claim-0, other]")),
)
GONE = st.sampled_from(
    ["short", "author", "kind", "date", "topic", "topic.0", "basis", "basis.1", "values.n",
     "values.m", "values", "values.n.unit", "sources", "sources.0", "sources.0.quote", "review"]
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("put"), FIELDS),
    st.tuples(st.just("put"), FIELDS),
    st.tuples(st.just("take"), GONE),
    st.tuples(st.just("add"), TEXTS),
    st.tuples(st.just("remove"), st.none()),
    st.tuples(st.just("rename"), st.none()),
    st.tuples(st.just("review"), st.sampled_from(["mm", "Ödön Ø.", "x: y"])),
)


def content(data: bytes) -> Text:
    return Text(PATH, data.decode("utf-8-sig"))


def claims(data: bytes) -> dict[str, Any]:
    return {claim.id: essence(claim) for claim in read_claims(content(data)).value}


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(registries(), st.lists(st.tuples(STEPS, st.integers(0, 9)), min_size=1, max_size=5))
def test_edits_change_what_was_meant_and_nothing_else(data: bytes, steps: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / PATH
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
        workspace = DiskWorkspace(Path(folder))
        for number, ((verb, given), pick) in enumerate(steps):
            before = place.read_bytes()
            names = list(claims(before))
            if not names and verb != "add":
                continue
            name = names[pick % len(names)] if names else ""
            try:
                make(workspace, verb, given, name, number)
            except Refused as refused:
                assert place.read_bytes() == before
                assert is_rightly_refused(verb, given, before, name, str(refused)), (
                    str(refused),
                    before.decode(),
                )
                continue
            check(verb, given, before, place.read_bytes(), name, number)


def make(workspace: DiskWorkspace, verb: str, given: Any, name: str, number: int) -> None:
    if verb == "put":
        edit_claim(workspace, name, [given])
    elif verb == "take":
        edit_claim(workspace, name, (), [given])
    elif verb == "add":
        fields = {"statement": given, "sources": [{"key": "k", "quote": given}]}
        add_claim(workspace, f"added-{number}", fields)
    elif verb == "remove":
        remove_claim(workspace, name, Sandbox(), force=True)
    elif verb == "rename":
        rename_claim(workspace, name, f"renamed-{number}", Sandbox())
    else:
        review_claims(workspace, [name], given, date(2026, 1, 15))


def is_rightly_refused(verb: str, given: Any, before: bytes, name: str, why: str) -> bool:
    """Only what is shared, what is not there, and what would be no claim may be refused."""
    text = before.decode()
    field = given[0] if verb == "put" else given if verb == "take" else ""
    if "*" in why or "<<" in text:
        return bool(re.search(r"\*[ct]\d", text))
    if verb == "take":
        return f"no “{field}” to remove" in why or field == "sources.0"
    if field.startswith("sources."):
        return "Items are counted" in why or "item" in why or "has no `key`" in why
    if field.startswith("values.n."):
        return "has no `value`" in why
    return verb == "review" and "wrote the claim" in why


def check(verb: str, given: Any, before: bytes, after: bytes, name: str, number: int) -> None:
    assert before[:3] == after[:3] or not before.startswith(b"\xef\xbb\xbf")
    old, new = content(before).content, content(after).content
    earlier, now = claims(before), claims(after)
    if verb == "add":
        assert list(now) == [*earlier, f"added-{number}"]
        assert inserted(old, new)
        assert now.pop(f"added-{number}")["statement"] == " ".join(given.split())
        assert now == earlier
    elif verb == "rename":
        assert new.replace(f"renamed-{number}", name) == old.replace(f"renamed-{number}", name)
        assert list(now) == [f"renamed-{number}" if one == name else one for one in earlier]
    elif verb == "remove":
        assert list(now) == [one for one in earlier if one != name]
        check_removed(old, new, name)
    else:
        check_around(old, new, name)
        others = {key: claim for key, claim in earlier.items() if key != name}
        assert {key: claim for key, claim in now.items() if key != name} == others
        check_field(verb, given, earlier[name], now[name])
        if verb == "review" or (verb == "put" and given[0] not in ("basis", "topic")):
            assert notes(old) == notes(new)
    ends = set(re.findall(r"\r\n|\r|\n", old)) or {"\n"}
    assert set(re.findall(r"\r\n|\r|\n", new)) <= ends


def notes(text: str) -> list[str]:
    return re.findall(r"# note \d+\. é", text)


def inserted(old: str, new: str) -> bool:
    return alike(old, new) + alike(old[::-1], new[::-1]) >= len(old)


def alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def check_around(old: str, new: str, name: str) -> None:
    """All that stands before the claim, and behind its last line, is as it was."""
    written = find_written(Text(PATH, old), name)
    assert written is not None
    before, behind = old[: written.key.start], old[line_end(old, written.value.end) :]
    assert new.startswith(before)
    assert new.endswith(behind)
    assert len(new) >= len(before) + len(behind)


def check_removed(old: str, new: str, name: str) -> None:
    written = find_written(Text(PATH, old), name)
    assert written is not None
    start, end = line_start(old, written.key.start), line_end(old, written.value.end)
    before, behind = old[:start], old[end:]
    if behind:
        assert new == before + behind.removeprefix("\r\n" if "\r\n" in old else "\n")
    else:
        assert new == before.removesuffix("\n").removesuffix("\r")


def check_field(verb: str, given: Any, earlier: dict[str, Any], now: dict[str, Any]) -> None:
    changed = {key for key in now if now[key] != earlier[key]}
    if verb == "review":
        assert changed <= {"reviews"}
        (mine,) = (one for one in now["reviews"] if one["by"] == given)
        assert re.fullmatch("[0-9a-f]{16}", mine["fingerprint"])
        assert [one for one in now["reviews"] if one["by"] != given] == [
            one for one in earlier["reviews"] if one["by"] != given
        ]
        return
    field = given[0] if verb == "put" else given
    first, *rest = field.split(".")
    key = {"topic": "topics", "sources": "citations", "review": "reviews"}.get(first, first)
    assert changed <= {key}
    if verb == "put":
        assert list(meant(now[key], rest)) == [wanted(field, given[1])]


def meant(value: Any, rest: list[str]) -> Iterator[Any]:
    for step in rest:
        value = value[int(step)] if isinstance(value, list) else value[step]
    yield value


def wanted(field: str, text: str) -> Any:
    if field == "statement":
        return " ".join(text.split())
    if field == "topic":
        return [text.strip()]
    if field == "basis":
        return ["claim-0", "other"]
    if field in ("date", "expires"):
        parts = [int(part) for part in text.split("-")]
        return dict(zip(("year", "month", "day"), [*parts, None, None], strict=False))
    return text.strip()


def test_a_claim_hides_no_field() -> None:
    """`essence`, by which the outcome of edits is judged, knows every field but places."""
    claim = read_claims(Text(PATH, "claims:\n  a:\n    statement: x\n")).value[0]
    left_out = set(Claim.__struct_fields__) - set(essence(claim))
    assert left_out == {"span", "spans"}
