"""Quotations: found word for word, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from briefpdf.evidence.quotation.find import find_quote

SOURCE = (
    "A Report on Trade\nPage 1\n"
    "Russia sent more than 10,000 troops in 2024, and it did not deploy “dual-\ncapable” "
    "systems.¹ The two\nleaders signed a treaty. He said that the report is good—very good. "
    "Critics are\nunable to agree. The non-nuclear states met.\nThe Commission’s view differs. "
    "It was",
    "A Report on Trade\nPage 2\n"
    "adopted in 2021 by 11.5 percent of mem-\nbers. The program offers benefits to farmers and "
    "“will challenge [the U.S.] ability” to act. “Iran ... would need a year.” They can’t agree. "
    "Russia sent aid.",
    "A Report on Trade\nPage 3\nNothing else was said.",
)


@dataclass(frozen=True)
class Paper:
    pages: tuple[str, ...]
    labels: tuple[str, ...]


def paper(*pages: str, labels: tuple[str, ...] | None = None) -> Paper:
    return Paper(pages, labels or tuple(str(n) for n in range(1, len(pages) + 1)))


def found(quote: str, *pages: str) -> bool:
    return find_quote(quote, paper(*(pages or SOURCE))).found


@pytest.mark.parametrize(
    "quote",
    [
        "Russia sent more than 10,000 troops in 2024",
        "Russia sent more than 10,000 troops in 2024.",  # a stop that the source has not
        "“Russia sent more than 10,000 troops in 2024,”",
        "more  than\n10,000 troops",
        "it did not deploy 'dual-capable' systems",  # a hyphen at a line end, kept
        "11.5 percent of members",  # and not
        "‘dual-capable’ systems. The two leaders",  # a footnote's mark
        "the report is good -- very good",
        "It was adopted in 2021",  # over a page end, a running head between
        "A Report on Trade",
        "the Commission’s view differs",
        "*not* deploy",
        "did <em>not</em> deploy",
        # Ellipses.
        "Russia sent … in 2024",
        "Russia sent more than 10,000 troops . . . The two leaders signed a treaty.",
        "…more than 10,000 troops [...] and it did not deploy...",
        "He said that the report is good. . . . It was adopted",
        "“Iran ... would need a year.”",
        "Critics are unable to agree. […] the program offers benefits",
        # Brackets.
        "[T]he two leaders signed",
        "said that [t]he report is good",
        "The program offers benefit[s]",
        "The program offer[ed] benefits",
        "and [Russia] did not deploy",
        "[Putin and Kim] signed a treaty",
        "and [it] did not deploy",
        "He [Minister Smith] said that the report",
        "The two leaders [sic] signed a treaty",
        "The two leaders signed a treaty (emphasis added)",
        "challenge [the U.S.] ability",
        "challenge [the U.S.] abilit[ies]",
        "[Putin and Kim] [have] signed a treaty",
        "the report [was] good",
    ],
)
def test_what_stands_there_is_found(quote: str) -> None:
    assert found(quote), find_quote(quote, paper(*SOURCE))


@pytest.mark.parametrize(
    "quote",
    [
        "Russia sent more than 12,000 troops",
        "Russia sent fewer than 10,000 troops",
        "Ukraine sent more than 10,000 troops",
        "it did deploy “dual-capable” systems",
        "it did not ever deploy",
        "able to agree",  # unable
        "nuclear states met",  # non-nuclear
        "more than 10",  # 10,000
        "000 troops",
        "1.5 percent",
        "11.5 percents",
        "by 11",
        "The Commission",  # ’s
        "They can",  # ’t
        "russia Sent more than",
        "dual-use systems",
        "duel-capable systems",
        "report is very good",
        # Ellipses in the wrong order, too far, or hiding a “not”.
        "The two leaders … Russia sent more than 10,000 troops",
        "it did … deploy",
        "it … deploy",
        "They … agree",
        "Russia sent more than 10,000 troops … Nothing else was said",
        "Iran ... need a year",
        # Brackets that hide a name, a number, a word or a negation.
        "[China] sent more than 10,000 troops",
        "Russia sent more than [12,000] troops",
        "Russia sent [fewer] than 10,000 troops",
        "Russia sent [at least] troops in 2024",
        "Russia sent [more than 20,000] aid",
        "and [Russia] did deploy",
        "and it [did] deploy",
        "the report is [not] good",
        "[able] to agree",
        "[un]able to sign",
        "Critics are un [x] able to agree",
        "The two leaders [rejected] a treaty",
        "The [three] leaders signed a treaty",
        "Russia [x] [y] [z] systems",
        "10[0],000 troops",
        "benefit[ting] from",
        "sent aid to [Ukraine]",
    ],
)
def test_what_does_not_is_not(quote: str) -> None:
    match = find_quote(quote, paper(*SOURCE))
    assert not match.found, match.places


def test_a_line_break_is_a_hyphen_or_none_and_nothing_else() -> None:
    assert found("so-called state", "the so-\ncalled state")
    assert found("the nation", "the na-\ntion")
    assert not found("na tion", "the na-\ntion")
    assert not found("from 20192020", "from 2019-\n2020")
    assert found("from 2019–2020", "from 2019-\n2020")


def test_blanks_lost_in_copying() -> None:
    assert found("in 2021by 11.5percent ofmembers and", "in 2021 by 11.5 percent of members and")
    assert found("The 119 Congress met", "The 119th Congress met")
    assert not found("The 119th Congress met", "The 119 Congress met")
    assert not found("it was notable", "it was not able to")
    assert not found("paid 10 000", "paid 10000 euros")
    assert not found("in 2024,500 people", "in 2024, 500 people")


def test_signs_and_ranges_belong_to_numbers() -> None:
    assert not found("5 percent in May", "It grew by -5 percent in May")
    assert found("5 percent in May", "The growth – 5 percent in May – was")
    assert not found("in FY2019", "in FY2019-2020")
    assert not found("rose by 10", "rose by 10%")
    assert found("1,550 warheads", "limits—1,550 warheads")


def test_exponents_are_no_footnotes() -> None:
    assert found("the estimate of 10⁶ units", "the estimate of 10⁶ units")
    assert not found("the estimate of 10 units", "the estimate of 10⁶ units")
    assert not found("the estimate of 10⁷ units", "the estimate of 10⁶ units")
    assert not found("policy.13 In", "policy.12 In")


def test_footnotes_do_not_break_a_sentence() -> None:
    first = "The ministry said¹ that exports\n1 Ministry of Trade, Report, p. 5.\n"
    assert found("that exports fell in May", first, "fell in May and June.")
    assert found("Ministry of Trade, Report", first, "fell in May and June.")


def test_place() -> None:
    match = find_quote("it was adopted in 2021", paper(*SOURCE))
    (place,) = match.places
    assert (place.first, place.last, place.labels) == (0, 1, ("1", "2"))
    assert SOURCE[0][place.start :] == "It was"
    assert SOURCE[1][: place.end].endswith("adopted in 2021")
    assert place.words == "It was adopted in 2021"
    (place,) = find_quote("percent of members", paper(*SOURCE)).places
    assert place.words == "percent of members"
    assert SOURCE[1][place.start : place.end] == "percent of mem-\nbers"


def test_several_places() -> None:
    match = find_quote("Russia sent", paper(*SOURCE))
    assert match.several and [place.labels for place in match.places] == [("1",), ("2",)]
    match = find_quote("Russia sent", paper(*SOURCE), "p. 2")
    assert not match.several and match.agrees
    assert [place.labels for place in match.places] == [("2",), ("1",)]
    match = find_quote("Russia sent", paper(*SOURCE), "p. 3")
    assert match.several and match.agrees is False


def test_nearest_passage() -> None:
    match = find_quote("Russia sent fewer than 12,000 troops in 2024", paper(*SOURCE))
    assert match.nearest is not None
    assert match.nearest.diff == (
        "Russia sent [-fewer-]{+more+} than [-12,000-]{+10,000+} troops in 2024"
    )
    assert match.nearest.place.words == "Russia sent more than 10,000 troops in 2024,"
    assert match.nearest.place.labels == ("1",)
    match = find_quote("it did deploy “dual-capable” systems", paper(*SOURCE))
    assert match.nearest and match.nearest.diff == "it did {+not+} deploy “dual-capable” systems"
    assert find_quote("Quantum zebras juggle xylophones", paper(*SOURCE)).nearest is None


def test_a_dropped_not_is_explained() -> None:
    match = find_quote("it did … deploy “dual-capable” systems", paper(*SOURCE))
    assert not match.found and "not" in match.note


@pytest.mark.parametrize("quote", ["", " … ", "“”", "[x]", "..."])
def test_no_words(quote: str) -> None:
    assert find_quote(quote, paper(*SOURCE)).note == "It has no words."


_VOCABULARY = (
    "the a of in not Russia troops 10,000 2024 1.5 nuclear treaty signed U.S. and may so-called "
    "world’s “dual use” (PRC) $5 10% agreement policy¹ benefits"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@st.composite
def _texts(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(_WORDS, min_size=12, max_size=60))


def _printed(words: list[str], draw: st.DrawFn, ends: str = "\n\f") -> tuple[str, ...]:
    """The words on lines and pages, hyphens at line ends where a word has one or is long."""
    text = ""
    for word in words:
        if len(word) > 6 and word.isalpha() and draw(st.booleans()):
            word = f"{word[:4]}-\n{word[4:]}"
        text += word.replace("-c", draw(st.sampled_from(["-c", "-\nc"])))
        text += draw(st.sampled_from([" ", " ", "  ", *ends]))
    return tuple(text.split("\f"))


@given(st.data())
@settings(deadline=None)
def test_any_passage_of_a_text_is_found(data: st.DataObject) -> None:
    words = data.draw(_texts())
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start + 3, len(words)))
    quote = " ".join(words[start:end])
    pages = _printed(words, data.draw)
    match = find_quote(quote, paper(*pages))
    assert match.found, (quote, pages)


@given(st.data())
@settings(deadline=None)
def test_no_passage_with_a_word_changed_is(data: st.DataObject) -> None:
    words = data.draw(_texts())
    start = data.draw(st.integers(0, len(words) - 6))
    quote = words[start : start + data.draw(st.integers(4, 12))]
    at = data.draw(st.integers(1, len(quote) - 2))
    change = data.draw(st.sampled_from(["swap", "drop", "not", "digit"]))
    forged = [*quote]
    if change == "swap":
        forged[at] = data.draw(_WORDS)
    elif change == "drop":
        del forged[at]
    elif change == "not":
        forged.insert(at, "never")
    else:
        forged[at] = "12,000"
    bare = [word.strip("“”¹") for word in words]
    wanted = [word.strip("“”¹") for word in forged]
    length = len(wanted)
    # Beside each other the same word twice, or the words of another part of the text: no forgery.
    assume(all(bare[n : n + length] != wanted for n in range(len(bare))))
    assume("".join(wanted) not in "".join(bare))
    # On one page: a page of one word that another page begins with is taken for its running head.
    match = find_quote(" ".join(forged), paper(*_printed(words, data.draw, "\n")))
    assert not match.found, (forged, match.places)


@given(st.text(max_size=60), st.text(max_size=200))
@settings(deadline=None)
def test_nothing_raises(quote: str, text: str) -> None:
    find_quote(quote, paper(*text.split("a")), "p. 2")


@given(st.text(alphabet="ab … [].'“-¹1,n ot", max_size=40))
@settings(deadline=None)
def test_nothing_raises_on_conventions(quote: str) -> None:
    find_quote(quote, paper("ab [a] not “ab” … a-\nb 1,1 11 a¹ b."), "1-2")
