"""Documents that are dropped, and sentences that no claim says yet."""

from __future__ import annotations

from .asked import BRIEF, CLAIMS, FILES, TOKEN, Asked, Start, paper

WITH_TOKEN = {"x-briefpdf-token": TOKEN}
DOCUMENT = b"""# On the Fleet

The fleet had 40 ships in 2024.[^1] Ships sailed to 30 ports in 2023.[^1]

[^1]: Ben Cole, *A Note on Ships*, The Office, 2025.
"""


def test_a_dropped_document_is_looked_at_and_then_made(bench: Asked) -> None:
    path = "/api/files/import?file=On the Fleet.md&author=ab&write="
    looked = bench.ask(f"{path}0", "PUT", content=DOCUMENT, headers=WITH_TOKEN)
    assert looked.status_code == 200, looked.text
    told = looked.json()
    assert (told["brief"], told["claims"]) == ("on-the-fleet", 1)
    known, new = told["notes"]
    assert (known["claim"], known["sources"][0]["found"]) == ("ships", "word for word")
    assert new["sources"][0]["key"] == "note"
    assert new["sources"][0]["found"] != "word for word"
    assert not (bench.folder / "briefs/on-the-fleet.md").exists()
    assert bench.text(CLAIMS) == FILES[CLAIMS]
    made = bench.ask(f"{path}1", "PUT", content=DOCUMENT, headers=WITH_TOKEN)
    assert made.status_code == 200
    assert "claim(" in bench.text("briefs/on-the-fleet.md")
    assert bench.ask("/brief/on-the-fleet").status_code == 200
    again = bench.ask(f"{path}1", "PUT", content=DOCUMENT, headers=WITH_TOKEN)
    assert again.status_code == 422


def test_what_is_no_document_is_told(bench: Asked) -> None:
    for name, data in (("x.docx", b"PK\x03\x04nothing"), ("../../x.exe", b"MZ"), ("", b"")):
        params = {"file": name, "write": "1"}
        answer = bench.ask(
            "/api/files/import", "PUT", content=data, params=params, headers=WITH_TOKEN
        )
        assert answer.status_code == 422, name
        assert answer.json()["error"]
    assert bench.ask("/api/files/import?file=a.md", "PUT", content=DOCUMENT).status_code == 403
    assert sorted(path.name for path in (bench.folder / "briefs").glob("*.md")) == ["troops.md"]


def test_evidence_is_found_for_bare_sentences(start: Start) -> None:
    bare = FILES[BRIEF].replace('{{ claim("ships") }}', "The fleet had 40 ships in 2024.")
    bench = start({BRIEF: bare, CLAIMS: FILES[CLAIMS].partition("  ships:")[0]})
    (found,) = bench.change("/api/brief/troops/evidence", write=False).json()["sentences"]
    assert (found["key"], found["found"]) == ("note", "word for word")
    assert bench.text(BRIEF) == bare
    (made,) = bench.change("/api/brief/troops/evidence", write=True).json()["sentences"]
    assert made["claim"] in bench.text(BRIEF)
    assert made["claim"] in bench.text(CLAIMS)
    assert bench.change("/api/undo").status_code == 200
    assert bench.text(BRIEF) == bare


def test_a_new_edition_is_looked_at_and_then_taken(bench: Asked) -> None:
    edition = b"A word more on ships. The fleet had 44 ships in 2024. It grew later.\n"
    path = "/api/files/edition?key=note&file=../new note.txt&write="
    looked = bench.ask(f"{path}0", "PUT", content=edition, headers=WITH_TOKEN)
    assert looked.status_code == 200, looked.text
    (quote,) = looked.json()["quotes"]
    assert (quote["claim"], quote["outcome"]) == ("ships", "changed")
    assert "44" in quote["diff"]
    assert bench.text("copies/note.txt") == FILES["copies/note.txt"]
    made = bench.ask(f"{path}1", "PUT", content=edition, headers=WITH_TOKEN)
    assert made.status_code == 200
    assert (bench.folder / made.json()["copy"]).read_bytes() == edition
    assert bench.ask("/api/claim/ships").json()["verdict"] == "unsupported"


def test_a_dropped_document_becomes_a_source(bench: Asked) -> None:
    path = "/api/files/source?file=paper two.pdf&key="
    refused = bench.ask(f"{path}paper", "PUT", content=paper(), headers=WITH_TOKEN)
    assert refused.status_code == 422
    made = bench.ask(f"{path}paper-2", "PUT", content=paper(), headers=WITH_TOKEN)
    assert made.status_code == 200, made.text
    assert (bench.folder / made.json()["copy"]).read_bytes() == paper()
    assert "paper-2" in bench.text("refs.bib")
    assert bench.ask("/source/paper-2").status_code == 200


def test_only_what_was_chosen_of_a_document_becomes_a_claim(bench: Asked) -> None:
    path = "/api/files/import?file=On the Fleet.md&name=fleet&write=1&only="
    made = bench.ask(path, "PUT", content=DOCUMENT, headers=WITH_TOKEN)
    assert made.status_code == 200, made.text
    assert made.json()["claims"] == 0
    written = bench.text("briefs/fleet.md")
    assert "claim(" not in written
    assert written.count('{{ cite("note"') == 2
    assert bench.text(CLAIMS) == FILES[CLAIMS]


def test_only_the_sentences_that_were_chosen_are_drafted(start: Start) -> None:
    bare = FILES[BRIEF].replace(
        '{{ claim("troops") }} {{ claim("ships") }}',
        "The country sent 10,000 troops abroad in 2024. The fleet had 40 ships in 2024.",
    )
    bench = start({BRIEF: bare, CLAIMS: "claims:\n"})
    path = "/api/brief/troops/evidence"
    looked = bench.change(path, write=False).json()["sentences"]
    assert all(one["claim"] for one in looked)
    assert bench.change(path, write=True, only="x").status_code == 422
    none = bench.change(path, write=True, only=[]).json()
    assert [one["claim"] for one in none["sentences"]] == [None, None]
    assert bench.text(BRIEF) == bare
    fleet = "The fleet had 40 ships in 2024."
    made = bench.change(path, write=True, only=[fleet]).json()
    assert [one["claim"] is not None for one in made["sentences"]] == [False, True]
    assert "The country sent 10,000 troops abroad in 2024." in bench.text(BRIEF)
    assert fleet not in bench.text(BRIEF)
