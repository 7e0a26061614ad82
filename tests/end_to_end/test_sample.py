"""The sample brief: what its pages are, and that nothing in it can be spoilt without being told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
import itertools
from pathlib import Path
import re
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest
import yaml

from briefpdf import verify
from briefpdf.checks.rule import Finding
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.provenance.verify import verify_file
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = "briefs/claims/russia-north-korea.yaml"
BRIEF = "briefs/russia-north-korea.md"
PARTS = ("briefs", "refs.bib", "templates", "pyproject.toml")
CLAIMS = yaml.load((ROOT / REGISTRY).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["claims"]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Path:
    """The sample, rendered."""
    out = tmp_path_factory.mktemp("sample") / "sample.pdf"
    done = render_workspace(DiskWorkspace(ROOT), sandbox, Order(out=out), [BRIEF])
    assert [str(f.diagnostic) for f in done.findings if f.severity != "note"] == []
    return out


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sample's workspace, to be spoilt."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part)
        else:
            shutil.copy(ROOT / part, tmp_path / part)
    return tmp_path


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def folded(text: str) -> str:
    """Text as printed or as written, without what a printer changes: marks, line ends, hyphens."""
    text = text.translate(str.maketrans("“”‘’\u2011\xa0", "\"\"''- "))
    return re.sub(r"[\s\ufffe\x02-]+", "", text)


def test_it_is_two_pages_and_the_disclaimer_page(pdf: Path) -> None:
    first, second, last = page_texts(pdf)
    disclaimer = (ROOT / "templates/in-focus/disclaimer.md").read_text(encoding="utf-8")
    assert folded(disclaimer) in folded(last)
    assert "Sources" in last
    assert "Disclaimer" not in first + second
    assert "Nikitin" in second
    with pikepdf.open(pdf) as document:
        assert [[float(x) for x in page.mediabox] for page in document.pages] == [
            [0, 0, 612, 792]
        ] * 3


def origins(path: Path, page: int) -> list[tuple[float, float]]:
    """Where each character of a page stands: x, and the foot of its line from the top (pt)."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[page].get_textpage()
        boxes = [text.get_charbox(index, loose=True) for index in range(text.count_chars())]
    return [(round(left, 1), round(792 - bottom, 1)) for left, bottom, _, _ in boxes]


@pytest.mark.parametrize("page", [0, 1])
def test_its_columns_begin_where_the_style_says(pdf: Path, page: int) -> None:
    found = origins(pdf, page)
    lines = {x: sorted({y for left, y in found if left == x}) for x in (57.6, 313.2)}
    assert all(len(feet) > 15 for feet in lines.values())
    # A letter may overhang the edge: the foot of a j does.
    assert min(left for left, _ in found) > 56.5
    for feet in lines.values():
        pitches = Counter(round(low - high, 1) for high, low in itertools.pairwise(feet))
        assert pitches.most_common(1)[0][0] == 11.0


def test_every_claim_and_source_is_printed(sandbox: Sandbox, pdf: Path) -> None:
    done = inspect_workspace(DiskWorkspace(ROOT), sandbox, [BRIEF])
    (composition,) = done.subject.compositions
    assert set(composition.claims) == set(CLAIMS)
    assert set(composition.sources) == set(done.subject.project.references)
    text = folded("".join(page_texts(pdf)))
    brief = (ROOT / BRIEF).read_text(encoding="utf-8")
    for name in re.findall(r'\{\{ claim\("([\w-]+)"\) \}\}', brief):
        statement = folded(CLAIMS[name]["statement"])
        # A statement may go on in the next column: each half stands somewhere.
        half = len(statement) // 2
        assert statement in text or (
            statement[: half // 2] in text and statement[-half // 2 :] in text
        )


def test_every_mark_leads_to_its_source_and_back(pdf: Path, sandbox: Sandbox) -> None:
    done = inspect_workspace(DiskWorkspace(ROOT), sandbox, [BRIEF])
    (composition,) = done.subject.compositions
    assert composition.document is not None
    marks = sum(entry.occurrences for entry in composition.document.sources)
    with pikepdf.open(pdf) as document:
        names = {
            str(name): target
            for name, target in pikepdf.NameTree(document.Root.Names.Dests).items()
        }
        pages = [page.obj.objgen for page in document.pages]
        seen: Counter[tuple[int, int]] = Counter()
        for number, page in enumerate(document.pages):
            for link in page.get("/Annots", []):
                target = link.get("/Dest") or link.get("/A", {}).get("/D")
                if isinstance(target, pikepdf.String):
                    target = names[str(target)]
                if target is not None:
                    seen[number, pages.index(target[0].objgen)] += 1
    forward = seen[0, 2] + seen[1, 2]
    back = seen[2, 0] + seen[2, 1]
    assert forward == marks
    # The number of each entry leads back to the first place that cites it.
    assert back == 9


def errors(folder: Path, sandbox: Sandbox) -> list[Finding]:
    done = inspect_workspace(DiskWorkspace(folder), sandbox)
    return [finding for finding in done.findings if finding.severity != "note"]


def line_of(path: Path, pattern: str) -> int:
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found is not None
    return text.count("\n", 0, found.start()) + 1


def spoil(path: Path, pattern: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    spoilt, count = re.subn(pattern, put, text, count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(spoilt, encoding="utf-8")


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_cannot_be_spoilt_unseen(name: str, copy: Path, sandbox: Sandbox) -> None:
    registry = copy / REGISTRY
    sound = registry.read_text(encoding="utf-8")
    block = rf"(^  {name}:\n(?:    .*\n|\n)*?)"

    # Its sources taken off.
    spoil(registry, block + r"    sources:\n(?:      .*\n|\n)*", r"\1")
    (found,) = errors(copy, sandbox)
    assert (found.rule.code, found.diagnostic.claim) == ("CLAIM001", name)
    assert found.line == line_of(registry, rf"^  {name}:")

    # A key misspelt.
    registry.write_text(sound, encoding="utf-8")
    spoil(registry, block + r"      - key: crs-if12760", r"\1      - key: crs-if12670")
    (found,) = errors(copy, sandbox)
    assert (found.rule.code, found.diagnostic.claim) == ("CLAIM002", name)
    assert "Did you mean “crs-if12760”?" in found.diagnostic.hints
    assert found.line == line_of(registry, "key: crs-if12670")

    # A field misspelt.
    registry.write_text(sound, encoding="utf-8")
    spoil(registry, block + r"    statement:", r"\1    statment:")
    (found,) = errors(copy, sandbox)
    assert (found.rule.code, found.diagnostic.claim) == ("CLAIM005", name)
    assert found.line == line_of(registry, "statment")

    # Its id misspelt: the brief calls for a claim that is gone.
    registry.write_text(sound, encoding="utf-8")
    spoil(registry, rf"^  {name}:", f"  {name}x:")
    found_all = errors(copy, sandbox)
    assert [(found.rule.code, found.diagnostic.claim) for found in found_all] == [
        ("BRIEF001", name)
    ]
    assert f"Did you mean “{name}x”?" in found_all[0].diagnostic.hints

    # Its id given twice.
    registry.write_text(sound + f"\n  {name}:\n    statement: Twice.\n", encoding="utf-8")
    (found,) = errors(copy, sandbox)
    assert (found.rule.code, found.diagnostic.claim) == ("CLAIM003", name)
    assert found.line == sound.count("\n") + 2


def test_without_its_disclaimer_there_is_no_pdf(
    copy: Path, briefpdf: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (copy / "templates/in-focus/disclaimer.md").unlink()
    done = briefpdf("render", cwd=copy)
    line = line_of(copy / BRIEF, "^template:")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{BRIEF}:{line}:11: BRIEF009 ")
    assert not (copy / "build").exists()


def test_the_sample_is_told_in_other_words() -> None:
    """No eight words in a row of a statement, outside quotation marks, are those of its source."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[\w’'$.-]+", text.lower())
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    archived = (ROOT / "briefs/sources/crs-if12760.txt").read_text(encoding="utf-8")
    source = runs(archived)
    for name, claim in CLAIMS.items():
        own = re.sub(r'"[^"]*"', " | ", claim["statement"])
        for piece in own.split("|"):
            assert not runs(piece) & source, name


def test_every_quote_stands_in_the_archived_copy() -> None:
    pages = (ROOT / "briefs/sources/crs-if12760.txt").read_text(encoding="utf-8").split("\f")
    folded_pages = [" ".join(page.split()) for page in pages]
    for name, claim in CLAIMS.items():
        for source in claim["sources"]:
            page = int(source["locator"].removeprefix("p. "))
            assert " ".join(source["quote"].split()) in folded_pages[page - 1], name


def test_its_timeline_is_read_out_event_by_event(pdf: Path) -> None:
    events = [claim for claim in CLAIMS.values() if "short" in claim and "date" in claim]
    with pikepdf.open(pdf) as document:
        (alt,) = (
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        )
    told = [claim for claim in events if f": {claim['short']}." in alt]
    assert len(told) == 11
    assert alt.startswith("Timeline. 2022: ")
    assert "(See Figure 1.)" in " ".join(page_texts(pdf)[0].split())


def test_it_agrees_with_the_evidence_that_it_carries(pdf: Path) -> None:
    found = verify(pdf)
    assert (found.code, found.claims, found.differences) == (0, 60, ())
    with pikepdf.Pdf.open(pdf) as opened:
        files = {name: held.get_file().read_bytes() for name, held in opened.attachments.items()}
    assert files.keys() == {"claims.yaml", "evidence.json", "references.bib"}
    assert sum(map(len, files.values())) < 200_000
    with_copies = verify_file(pdf, ROOT / "briefs" / "sources")
    assert (with_copies.code, with_copies.not_at_hand) == (0, 0)
