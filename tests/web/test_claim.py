"""The claim view: its form, the verdict as one types, saves and what else is done with claims."""

from __future__ import annotations

import csv
import io
import re

from briefpdf.readers.sheet import read_xlsx

from .asked import CLAIMS, FILES, Asked, Start


def digest(bench: Asked, claim: str = "ships") -> str:
    """What an edit of a claim starts from."""
    found: str = bench.ask(f"/api/claim/{claim}").json()["digest"]
    return found


def test_the_form_has_each_field_with_its_help(bench: Asked) -> None:
    text = bench.ask("/claim/troops").text
    names = set(re.findall(r'name="([\w.]+)"', text))
    assert {"statement", "sources.0.quote", "values.troops.value", "kind", "expires"} <= names
    form = text.partition("<dialog")[0]
    for field in re.findall(r"<(?:input|select|textarea)[^>]*\sname=[^>]*>", form):
        described = re.search(r'aria-describedby="([^"]+)"', field)
        assert described and f'id="{described[1]}"' in text
    assert "exactly as they stand there" in text
    assert "verbatim" in text


def test_the_verdict_follows_what_is_typed_and_nothing_is_written(bench: Asked) -> None:
    def typed(statement: str) -> dict[str, object]:
        answer = bench.change("/api/claim/ships/try", set={"statement": statement})
        assert answer.status_code == 200
        told: dict[str, object] = answer.json()
        return told

    assert typed("The fleet had 40 ships in 2024.")["verdict"] == "verbatim"
    wrong = typed("The fleet had 50 ships in 2024.")
    assert wrong["verdict"] == "unsupported"
    assert wrong["findings"]
    assert typed("In 2024, 40 ships were what the fleet had.")["verdict"] == "consistent"
    assert bench.text(CLAIMS) == FILES[CLAIMS]
    assert bench.ask("/api/claim/ships").json()["verdict"] == "verbatim"


def test_a_save_changes_just_what_was_typed(bench: Asked) -> None:
    answer = bench.change(
        "/api/claim/troops",
        set={"statement": "The country sent 10,000 troops abroad.", "topic": "army, abroad"},
        unset=["author"],
        seen=digest(bench, "troops"),
    )
    assert answer.status_code == 200
    assert answer.json()["topics"] == ["army", "abroad"]
    expected = (
        FILES[CLAIMS]
        .replace(
            "sent 10,000 troops abroad in 2024.\n    values",
            "sent 10,000 troops abroad.\n    values",
        )
        .replace("abroad in 2024\n    author: ab\n", "abroad in 2024\n")
    )
    written = bench.text(CLAIMS)
    assert re.sub(r"    topic: .*\n(?=\n|    [a-z]|  ships)", "", written, count=1) == expected


def test_another_source_and_a_value_are_added(bench: Asked) -> None:
    answer = bench.change(
        "/api/claim/ships",
        set={
            "sources.1.key": "paper",
            "sources.1.locator": "p. 2",
            "sources.1.quote": "troops abroad in 2024",
            "values.ships.value": "40",
            "values.ships.unit": "ships",
        },
        seen=digest(bench),
    )
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [one["key"] for one in told["sources"]] == ["note", "paper"]
    assert told["values"]["ships"] == {"value": "40", "unit": "ships", "qualifier": None}
    answer = bench.change("/api/claim/ships", unset=["sources.1"], seen=told["digest"])
    assert [one["key"] for one in answer.json()["sources"]] == ["note"]


def test_a_conflict_tells_theirs_and_another_claims_change_is_none(bench: Asked) -> None:
    seen = digest(bench)
    other = FILES[CLAIMS].replace("10,000 troops abroad in 2024.", "10,000 troops abroad.")
    (bench.folder / CLAIMS).write_text(other, encoding="utf-8")
    bench.bench.changed()
    saved = bench.change("/api/claim/ships", set={"short": "Ships"}, seen=seen)
    assert saved.status_code == 200
    lost = bench.change("/api/claim/ships", set={"short": "Vessels"}, seen=seen)
    assert lost.status_code == 409
    assert lost.json()["theirs"]["short"] == "Ships"
    assert "Vessels" not in bench.text(CLAIMS)


def test_what_cannot_be_is_refused_with_a_hint(bench: Asked) -> None:
    answer = bench.change("/api/claim/ships", set={"staement": "x"}, seen=digest(bench))
    assert answer.status_code == 422
    assert "statement" in " ".join(answer.json()["hints"])
    assert bench.change("/api/claim/none/try", set={}).status_code == 422
    assert bench.ask("/claim/shipz").status_code == 422
    assert "ships" in bench.ask("/claim/shipz").text


def test_a_claim_is_renamed_wherever_it_is_named_and_that_is_undone(bench: Asked) -> None:
    answer = bench.change("/api/claim/troops/rename", to="soldiers")
    assert sorted(answer.json()["changed"]) == [CLAIMS, "briefs/troops.md"]
    assert 'basis=["soldiers"]' in bench.text("briefs/troops.md")
    assert bench.ask("/api/claim/soldiers").status_code == 200
    assert bench.change("/api/undo").status_code == 200
    for path in (CLAIMS, "briefs/troops.md"):
        assert bench.text(path) == FILES[path]


def test_what_changed_since_is_not_undone(bench: Asked) -> None:
    bench.change("/api/claim/ships", set={"short": "Ships"}, seen=digest(bench))
    later = bench.text(CLAIMS) + "# More.\n"
    (bench.folder / CLAIMS).write_text(later, encoding="utf-8")
    assert bench.change("/api/undo").status_code == 409
    assert bench.text(CLAIMS) == later
    assert bench.change("/api/undo").status_code == 409


def test_claims_are_merged_and_split(bench: Asked) -> None:
    parts = {
        "claim": "more",
        "statement": "The fleet had 40 ships.",
        "rest": "In 2024 the fleet had 40 ships.",
    }
    split = bench.change("/api/claim/ships/split", **parts)
    assert split.status_code == 200, split.text
    assert bench.ask("/api/claim/more").json()["verdict"] == "verbatim"
    merged = bench.change("/api/claim/ships/merge", other="more")
    assert merged.status_code == 200, merged.text
    assert bench.ask("/api/claim/more").status_code == 422
    assert bench.change("/api/undo").json()["undone"].startswith("the merging")
    assert bench.change("/api/undo").status_code == 200
    assert bench.text(CLAIMS) == FILES[CLAIMS]
    assert bench.change("/api/claim/ships/merge", other="none").status_code == 422


def test_a_claim_that_is_used_is_not_removed(bench: Asked) -> None:
    answer = bench.change("/api/claim/ships/remove", seen=digest(bench))
    assert answer.status_code == 422
    assert "used" in answer.json()["error"]
    added = bench.change(
        "/api/claims",
        claim="new",
        statement="The fleet had 40 ships.",
        key="note",
        quote="The fleet had 40 ships",
    )
    assert added.json() == {"claim": "new", "path": CLAIMS}
    assert bench.change("/api/claim/new/remove", seen=digest(bench, "new")).status_code == 200
    assert bench.text(CLAIMS).rstrip() == FILES[CLAIMS].rstrip()


def seen_of(bench: Asked, claim: str, by: str) -> str:
    """What a reviewer is shown of a claim, as a decision names it."""
    found: str = bench.ask(f"/api/review/{claim}?by={by}").json()["seen"]
    return found


def test_nobody_reviews_what_they_wrote(bench: Asked) -> None:
    refused = bench.change(
        "/api/review", claims=["ships"], by="BC", seen=seen_of(bench, "ships", "bc")
    )
    assert refused.status_code == 422
    assert "wrote" in refused.json()["error"]
    assert bench.ask("/api/review/ships?by=bc").json()["refused"]
    waiting = bench.ask("/api/queue?by=bc").json()
    assert [one["claim"] for one in waiting["claims"]] == ["troops"]
    seen = seen_of(bench, "ships", "mm")
    accepted = bench.change("/api/review", claims=["ships"], by="mm", seen=seen)
    assert accepted.status_code == 200
    assert [one["claim"] for one in bench.ask("/api/queue?by=mm").json()["claims"]] == ["troops"]
    assert ">reviewed<" in bench.ask("/claim/ships/panel").text
    # What was read is what is stamped.
    assert bench.change("/api/review", claims=["ships"], by="xy", seen="0" * 64).status_code == 409


def test_what_changed_since_its_review_is_told_old_and_new(bench: Asked) -> None:
    seen = seen_of(bench, "ships", "mm")
    bench.change("/api/review", claims=["ships"], by="mm", seen=seen)
    statement = "In 2024 the fleet had 40 ships."
    bench.change("/api/claim/ships", set={"statement": statement}, seen=digest(bench))
    assert bench.ask("/api/queue?by=mm").json()["claims"][0] == {
        "claim": "troops",
        "changed": False,
    }
    told = bench.ask("/api/review/ships?by=mm").json()
    assert told["last"]["by"] == "mm"
    assert {
        "field": "statement",
        "before": "The fleet had 40 ships in 2024.",
        "after": statement,
    } in (told["changes"])
    objected = bench.change(
        "/api/review", claims=["ships"], by="mm", seen=told["seen"], objection="It says less."
    )
    assert objected.status_code == 200
    assert "objection: It says less." in bench.text(CLAIMS)
    assert "It says less." in bench.ask("/claim/ships/panel").text


def test_the_registry_is_listed_filtered_and_tagged(start: Start) -> None:
    more = "".join(
        f"  c-{n:03}:\n    statement: Ship {n} sailed.\n    author: zz\n" for n in range(120)
    )
    bench = start({"briefs/claims/more.yaml": f"claims:\n{more}"})
    first = bench.ask("/api/claims").json()
    assert (first["total"], len(first["claims"]), first["checked"]) == (122, 50, False)
    last = bench.ask("/api/claims?page=2").json()
    assert len(last["claims"]) == 22
    assert bench.ask("/api/check").json()["claims"] == 122
    assert bench.ask("/api/claims?verdict=verbatim").json()["total"] == 2
    assert bench.ask("/api/claims?search=FLEET").json()["claims"][0]["claim"] == "ships"
    assert bench.ask("/api/claims?author=zz&search=119").json()["total"] == 1
    assert bench.ask("/api/claims?source=paper").json()["total"] == 1
    wrong = bench.ask("/api/claims?source=papr")
    assert wrong.status_code == 422 and "paper" in str(wrong.json()["hints"])
    assert bench.ask("/api/claims?sort=nonsense").status_code == 422
    tagged = bench.change("/api/topics", claims=["ships", "troops"], topic="force")
    assert tagged.status_code == 200
    assert bench.ask("/api/claim/ships").json()["topics"] == ["navy", "force"]
    assert bench.ask("/api/claims?topic=force").json()["total"] == 2


def test_what_is_typed_is_judged_however_the_file_is_written(start: Start) -> None:
    claims = (
        '"claims":\n\n    ships:\n        statement: >-\n            The fleet had 40\n\n'
        "            ships in 2024.\n\n# A comment between.\n"
        '        sources: [{key: note, quote: "The fleet had 40 ships in 2024"}]\n    # Another.\n'
        "    ship: {statement: Ships sail., sources: [{key: note, quote: On ships.}]}\n"
        "    troops:\n        statement: The country sent 10,000 troops abroad in 2024.\n"
        "        sources: [{key: paper, quote: The country sent 10,000 troops abroad in 2024}]\n"
    )
    bench = start({CLAIMS: claims})
    for name in ("ships", "ship", "troops"):
        for change in ({"statement": "It had 77 ships."}, {"short": "Label"}):
            typed = bench.change(f"/api/claim/{name}/try", set=change)
            assert typed.status_code == 200, typed.text
            assert bench.text(CLAIMS) == claims
            saved = bench.change(f"/api/claim/{name}", set=change, seen=digest(bench, name))
            assert typed.json()["verdict"] == saved.json()["verdict"]
            told = [
                [one["message"] for one in answer.json()["findings"]] for answer in (typed, saved)
            ]
            assert told[0] == told[1]
            assert bench.change("/api/undo").status_code == 200


TABLE = """Table 1 ($ in millions)

Account FY2026 Enacted FY2027 Request
Construction 14.7 13.7
"""


def test_a_value_is_picked_from_a_cell_of_the_quoted_table(start: Start) -> None:
    bench = start({"copies/note.txt": TABLE})
    quote = "Account FY2026 Enacted FY2027 Request Construction 14.7 13.7"
    typed = {"sources.0.quote": quote, "statement": "Construction received $14.7 million."}
    (table,) = bench.change("/api/claim/ships/cells", set=typed).json()["tables"]
    assert table["heads"] == ["FY2026 Enacted", "FY2027 Request"]
    ((label, cells),) = [(row["label"], row["cells"]) for row in table["rows"]]
    assert (label, cells[0]["value"], cells[0]["unit"]) == (
        "Construction",
        "14.7",
        "million dollars",
    )
    picked = {
        "values.enacted.value": cells[0]["value"],
        "values.enacted.unit": cells[0]["unit"],
        "values.enacted.column": table["heads"][0],
    }
    saved = bench.change("/api/claim/ships", set={**typed, **picked}, seen=digest(bench))
    assert saved.status_code == 200, saved.text
    assert [one["message"] for one in saved.json()["findings"] if one["severity"] == "error"] == []
    wrong = {**picked, "values.enacted.column": table["heads"][1]}
    tried = bench.change("/api/claim/ships/try", set=wrong).json()
    assert "error" in {one["severity"] for one in tried["findings"]}


def test_what_is_filtered_is_exported(bench: Asked) -> None:
    answer = bench.ask("/api/claims/export?search=fleet")
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["ships"]
    assert rows[0]["sources.0.quote"] == "The fleet had 40 ships in 2024"
    assert rows[0]["digest"] == digest(bench)
    book = bench.ask("/api/claims/export?format=xlsx")
    assert [line[0] for line in read_xlsx(book.content)] == ["id", "troops", "ships"]
    assert bench.ask("/api/claims/export?source=papr").status_code == 422
