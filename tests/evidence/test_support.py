"""Claims of the sample and published sentences: sound as they are, found out with a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
import random
import re

import pytest
import yaml

from briefpdf.evidence.sentences import split_sentences
from briefpdf.evidence.support import assess, compare, find_gaps

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared/reference/in-focus"
MONTHS = "January|February|April|June|July|August|September|October|November|December"
AUXILIARIES = "is are was were will would could did does should must can".split()
TURNED = """
increase decrease | increased decreased | support oppose | supported opposed | allow prohibit
allowed prohibited | prohibit permit | prohibiting permitting | prohibited permitted | before after
prior subsequent | first last | began ended | imports exports | exports imports
extended terminated | rejected accepted
expand reduce | expanded reduced | expanding shrinking | expansion reduction | decreased increased
reduce raise | strengthen weaken | includes excludes | largest smallest | foreign domestic
approved rejected | unlawful lawful | voluntary mandatory | increases decreases
withdrew joined | resumed ceased | majority minority | deploys withdraws | limited unlimited
against for | above below | improve worsen | accept reject | purchasing selling
"""
QUALIFIED = """
more than/up to | more than/fewer than | at least/at most | at least/no more than | about/exactly
up to/more than | approximately/more than | less than/more than | around/at least | roughly/up to
not less than/not more than | a minimum of/a maximum of | under/over | as little as/at least
or more/or less | or greater/or less | an average of/up to
"""
UNITS = """
%/ percentage points | percent/percentage points | $/€ | troops/tanks | kilograms/tons | kg/tons
years/months | warheads/submarines | missiles/tanks | kilowatt-hours/megawatt-hours | days/weeks
metric tons/kilograms | countries/companies | shells/missiles | resolutions/treaties | week/month
"""
HEDGES = (
    (r"\bmay (?!not)", "will "),
    (r"\bcould (?!not)", "will "),
    (r"\bmight ", "will "),
    (r"\b[Rr]eportedly ", ""),
    (r"\blikely (?=\w+s\b)", ""),
    (r"\bprobably ", ""),
    (r"\bappear(?:s|ed)? to have\b", "has"),
    (r"\bis believed to have\b", "has"),
    (r"^According to [^,.]+, ", ""),
)
Unit = tuple[str, list[str], str]


@cache
def sample() -> list[Unit]:
    """Each statement of the sample with its quotes and what else is quoted."""
    text = (ROOT / "briefs/claims/russia-north-korea.yaml").read_text(encoding="utf-8")
    claims = yaml.safe_load(text)["claims"].values()
    quotes = [[source["quote"] for source in claim["sources"]] for claim in claims]
    context = " ".join(quote for row in quotes for quote in row)
    return [(claim["statement"], row, context) for claim, row in zip(claims, quotes, strict=True)]


@cache
def published() -> list[Unit]:
    """Each sentence of the published documents with its paragraph and its document."""
    found: list[Unit] = []
    for path in sorted(REFERENCE.glob("*.md")):
        text = path.read_text(encoding="utf-8").partition("[Listen]")[2].partition("Disclaimer:")[0]
        link = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
        text = re.sub(link, r"\1", re.sub(link, r"\1", text)).replace("**", "")
        rows = (line.strip() for line in text.split("\n")[1:])
        lines = [row for row in rows if len(row) > 60 and row[0] not in "|#" and row[1] != "."]
        for line in lines:
            found += [
                (line[start:end], [line], "\n".join(lines))
                for start, end in split_sentences(line)
                if end - start > 25
            ]
    return found


@cache
def names_in(text: str) -> list[str]:
    """Short names and countries that a text has more than once."""
    counts = Counter(
        re.findall(r"(?<=[a-z,] )(?:[A-Z]{3,5}|[A-Z][a-z]{4,})(?=[ .,']s?[a-z ])", text)
    )
    known = "Russia China Iran Ukraine Japan Canada Belarus Putin Kim Congress".split()
    return [
        name for name, count in counts.items() if count > 1 and (name.isupper() or name in known)
    ]


def _exchanged(text: str, table: str, parting: str, pattern: str) -> Iterator[str]:
    for pair in table.replace("\n", "|").split("|"):
        word, _, other = pair.strip().partition(parting)
        for match in re.finditer(pattern.format(re.escape(word)), text) if word else ():
            yield text[: match.start()] + other + text[match.end() :]


def faults(text: str, names: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """What a statement becomes by one fault, with the fault's class."""
    for match in re.finditer(
        r"(?<![\w.,$(§-])\$?(\d{1,3}(?:,\d{3})+|\d+\.\d+|\d+(?=%))(?![\w,]*\d)", text
    ):
        digit = str((int(match[1][0]) + chance.randint(1, 7)) % 9 + 1)
        if digit != match[1][0]:
            yield "number", text[: match.start(1)] + digit + text[match.start(1) + 1 :]
    for word, other in (("million", "billion"), ("billion", "million"), ("thousands", "millions")):
        if word in text:
            yield "magnitude", text.replace(word, other, 1)
    for faulty in _exchanged(text, UNITS, "/", r"(?:(?<=\d)|(?<=\d )|(?<=million )){}(?![\w.])"):
        yield "unit", faulty
    if "$" in text:
        yield "unit", text.replace("$", "€", 1)
    for match in re.finditer(rf"\b({MONTHS})(?= \d)", text):
        other = chance.choice([month for month in MONTHS.split("|") if month != match[1]])
        yield "month", text[: match.start()] + other + text[match.end() :]
    for match in re.finditer(r"(?<![\w,.-])(?:FY)?((?:19|20)\d\d)(?![\w,]*\d|-\d)", text):
        other = str(int(match[1]) + chance.choice((-3, -2, -1, 1, 2)))
        yield "year", text[: match.start(1)] + other + text[match.end(1) :]
    for name in names:
        for match in re.finditer(rf"(?<![A-Z]. )(?<!\w)(?<!\(){name}(?![\w)-]| [A-Z])", text):
            others = [one for one in names if one != name and one.isupper() == name.isupper()]
            if others:
                yield "name", text[: match.start()] + chance.choice(others) + text[match.end() :]
    for match in re.finditer(r"\bnot (?!only|less|more|including)", text):
        if not text[: match.start()].endswith("or "):
            yield "not dropped", text[: match.start()] + text[match.end() :]
    for word in AUXILIARIES:
        if match := re.search(rf"\b{word} (?!not\b|no\b|so\b)(?=[a-z])", text):
            yield "not added", text[: match.end()] + "not " + text[match.end() :]
    for faulty in _exchanged(text, QUALIFIED, "/", r"\b{}\b(?= (?:an? )?[$\d]| one| half|[.,;])"):
        yield "qualifier", faulty
    for faulty in _exchanged(text, TURNED, " ", r"(?<![\w-]){}(?![\w-])"):
        yield "direction", faulty
    for pattern, other in HEDGES:
        if match := re.search(pattern, text):
            yield "hedge", text[: match.start()] + other + text[match.end() :]


def held(unit: Unit, statement: str) -> bool:
    return bool(assess(statement, unit[1], {}, copies=[unit[2]]).gaps)


def sow(units: list[Unit], seed: int) -> tuple[Counter[str], Counter[str]]:
    """How many faults of each class were sown, and how many of them found."""
    sown: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    chance = random.Random(seed)
    for unit in units:
        for kind, faulty in faults(unit[0], names_in(unit[2]), chance):
            if faulty not in unit[1][0] and faulty != unit[0]:
                sown[kind] += 1
                caught[kind] += held(unit, faulty)
    return sown, caught


def show(title: str, sown: Counter[str], caught: Counter[str]) -> float:
    """Prints the table and gives the share that was found."""
    print(f"\n{title}")
    for kind in sown:
        print(f"  {kind:12} {caught[kind]:5} of {sown[kind]:5}")
    total, found = sum(sown.values()), sum(caught.values())
    print(f"  {'all':12} {found:5} of {total:5}  {found / total:.1%}")
    return found / total


@pytest.mark.parametrize("unit", sample(), ids=lambda unit: unit[0][:40])
def test_the_sample_is_supported(unit: Unit) -> None:
    assert [gap for gap in find_gaps(unit[0], unit[1]) if gap.sure] == []


def test_faults_in_the_sample_are_found() -> None:
    assert show("sample, in its own words", *sow(sample(), 1)) >= 0.8
    quotes = [(quote, [quote], context) for _, row, context in sample() for quote in row]
    assert show("sample, word for word", *sow(quotes, 2)) >= 0.98


@pytest.fixture(scope="module")
def documents() -> list[Unit]:
    if not REFERENCE.is_dir():
        print(f"left out: {REFERENCE} is absent")
        pytest.skip(f"{REFERENCE} is absent")
    return published()


def test_published_sentences_are_supported(documents: list[Unit]) -> None:
    """Also where the words are compared one by one, as if the sentence did not stand there."""
    alarms = [compare(text, [text], {}, context) for text, _, context in documents]
    around = [compare(text, quotes, {}, context) for text, quotes, context in documents]
    assert [gaps for gaps in alarms if gaps] == []
    assert sum(map(bool, around)) <= len(documents) / 100
    print(f"\n{len(documents)} sentences, {sum(map(bool, around))} alarms against the paragraph")


def test_faults_in_published_sentences_are_found(documents: list[Unit]) -> None:
    alone = [(text, [text], context) for text, _, context in documents]
    assert show("published, against the sentence", *sow(alone, 3)) >= 0.98
    assert show("published, against the paragraph", *sow(documents, 4)) >= 0.97


def test_a_gap_says_where_and_what() -> None:
    statement = "In all, 12,000 troops were sent."
    (gap,) = find_gaps(statement, ["In all, 10,000 troops were sent."])
    assert (gap.kind, gap.token, gap.nearest) == ("number", "12,000", "10,000 troops")
    assert statement[gap.start : gap.end] == "12,000"
    assert gap.message == "the statement says 12,000 troops; the quotes say 10,000 troops"


def test_definitions_and_context_explain_names() -> None:
    quote = "The Office for Seas reported the loss."
    assert find_gaps("OFS reported the loss.", [quote], {"OFS": "Office for Seas"}) == ()
    assert (
        find_gaps("Brunson reported it.", ["He reported it."], {}, "General Brunson spoke.") == ()
    )
    assert find_gaps("Brunson reported it.", ["He reported it."])[0].kind == "name"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        ",",
        "A",
        "Ab ",
        "10-",
        "1,000,",
        "not ",
        "S. ",
        "(",
        '"',
        "$9 million, ",
        "June 2024 ",
        "Ab Cd (AC) ",
    ],
)
def test_hostile_text_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    # A quadratic reading takes minutes.
    statement = "Russia sent 10,000 troops in June 2024."
    for words, quote in ((text, f"{text} x"), (statement, text)):
        gaps = find_gaps(words, [quote], {}, text)
        assert all(0 <= gap.start < gap.end <= len(words) for gap in gaps)
