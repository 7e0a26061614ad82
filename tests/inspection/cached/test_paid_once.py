"""What costs time is done once, however many ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefpdf.cache.cache import Cache
from briefpdf.checks.support import Support
from briefpdf.compose.sandbox import Sandbox
from briefpdf.evidence.gap import Gap
from briefpdf.inspection.cached import session as module
from briefpdf.inspection.cached.inspect import inspect_cached
from briefpdf.inspection.cached.session import Session
from briefpdf.inspection.look import Look
from briefpdf.model.claim import Claim
from briefpdf.source.workspace import DiskWorkspace

from .conftest import Edit

DAY = date(2025, 6, 13)


def test_a_copy_that_many_sources_share_is_taken_from_the_disk_once_for_them(
    four_briefs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = "briefs/sources/troops.txt"
    sources = (four_briefs / "refs.bib").read_text(encoding="utf-8")
    shared = (sources.replace("{troops,", f"{{more{at},") for at in range(20))
    (four_briefs / "refs.bib").write_text("\n".join((sources, *shared)), encoding="utf-8")
    read: Counter[str] = Counter()
    taken = DiskWorkspace.read_bytes

    def counted(self: DiskWorkspace, path: str) -> bytes:
        read[path] += 1
        return taken(self, path)

    monkeypatch.setattr(DiskWorkspace, "read_bytes", counted)
    with Sandbox() as sandbox:
        found = inspect_cached(DiskWorkspace(four_briefs), Cache(tmp_path / "a" / "b"), sandbox)
    assert len(found.subject.project.references) == 23
    # Once for its hash, and once for its text.
    assert read[copy] <= 2


def test_only_files_that_changed_are_unpacked_for_the_next_look(
    four_briefs: Path, edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, unpacked = Cache(tmp_path / "a" / "b"), list[str]()
    get = Session.get

    def counted(self: Session, kind: str, key: str, *how: Any) -> object:
        unpacked.append(f"{kind} {key.partition(chr(0))[0]}")
        return get(self, kind, key, *how)

    with Sandbox() as sandbox:
        workspace = DiskWorkspace(four_briefs)
        before = Look(Session(workspace, cache, sandbox, DAY))
        assert [row.claim for _, row in before.rows()] == ["planes", "ships", "troops"]
        edit("briefs/claims/ships.yaml", "author: ab", "author: cd")
        monkeypatch.setattr(module.Session, "get", counted)
        after = Look(Session(workspace, cache, sandbox, DAY, before.session))
        assert [row.author for _, row in after.rows()] == ["ab", "cd", "ab"]
    assert [one for one in unpacked if "troops" in one or "planes" in one] == []
    assert "index briefs/claims/ships.yaml" in unpacked


class Counting(Sandbox):
    """Counts how often its process is started ahead, and asked."""

    started = asked = 0

    def start(self) -> None:
        self.started += 1
        super().start()

    def ask(self, job: Mapping[str, Any], what: str = "") -> dict[str, Any]:
        self.asked += 1
        return super().ask(job, what)


def test_texts_that_are_as_they_were_are_not_expanded_again(
    four_briefs: Path, edit: Edit, tmp_path: Path
) -> None:
    workspace, cache = DiskWorkspace(four_briefs), Cache(tmp_path / "a" / "b")
    with Sandbox() as sandbox:
        inspect_cached(workspace, cache, sandbox)
    edit("briefs/claims/ships.yaml", "Norway sold 12", "Norway sold 13")
    with Counting() as counting:
        changed = inspect_cached(workspace, cache, counting)
        assert (counting.started, counting.asked) == (0, 0)
    said = [str(one.document) for one in changed.subject.compositions]
    assert ["sold 13" in one for one in said] == [False, True, True, False]
    edit("briefs/d.md", "## Overview", "## Outlook")
    with Counting() as counting:
        inspect_cached(workspace, cache, counting)
        assert counting.started == 1 and counting.asked > 0


def test_under_other_limits_texts_are_expanded_again(four_briefs: Path, tmp_path: Path) -> None:
    workspace, cache, asked = DiskWorkspace(four_briefs), Cache(tmp_path / "a" / "b"), list[int]()
    # What ended in time may not end under the limits of now.
    for limits in ("", "# the same\n", "[limits]\nseconds = 59\n"):
        (four_briefs / "briefpdf.toml").write_text(limits, encoding="utf-8")
        with Counting() as sandbox:
            inspect_cached(workspace, cache, sandbox)
            asked.append(sandbox.asked)
    assert asked[0] == asked[2] > asked[1] == 0


def test_own_words_are_held_to_their_claim_again_only_where_one_of_the_two_changed(
    four_briefs: Path, edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    gaps_of = Support.gaps_of

    def counted(self: Support, words: str, claim: Claim, *more: str) -> tuple[Gap, ...]:
        asked.append(claim.id)
        return gaps_of(self, words, claim, *more)

    monkeypatch.setattr(Support, "gaps_of", counted)
    called = '{{ claim("troops") }}'
    own = '{% claim "troops" %}In 2024, more than 12,000 troops went to Russia.{% endclaim %}'
    edit("briefs/a.md", called, own)

    def departing() -> int:
        asked.clear()
        with Sandbox() as sandbox:
            cache = Cache(tmp_path / "a" / "b")
            found = inspect_cached(DiskWorkspace(four_briefs), cache, sandbox).findings
            cache.close()
        return sum(one.rule.code == "BRIEF006" for one in found)

    assert departing() == 1 and set(asked) == {"troops"}
    edit("briefs/a.md", "title: A", "title: Another")
    assert departing() == 1 and asked == []
    edit("briefs/a.md", "12,000", "10,000")
    assert departing() == 0 and set(asked) == {"troops"}
    edit("briefs/claims/troops.yaml", "author: ab", "author: ab\n    topics: [troops]")
    assert departing() == 0 and set(asked) == {"troops"}
