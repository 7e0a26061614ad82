from __future__ import annotations

import pytest

from briefpdf.evidence.checkable import find_checkable
from briefpdf.evidence.sentences import split_sentences

# Each paragraph is written as the sentences that it must be split into.
PARAGRAPHS = [
    ["Russia sent troops.", "North Korea sent shells."],
    ["The U.S. Senate passed S. 1883.", "The House has not taken it up."],
    ["The bill is S. 1883 (119th Congress).", "H.R. 815 became P.L. 118-50."],
    ["Troops left the U.S.", "They returned in May."],
    ["Gen. Xavier Brunson testified.", "Adm. Samuel J. Paparo agreed."],
    ["Andrew S. Bowen wrote the brief.", "It runs two pages."],
    ["Resolution No. 5 failed.", "The vote was 9 to 2."],
    ["The answer was no.", "Five members abstained."],
    ["See p. 4 and pp. 6-7.", "The table is on p. 9."],
    ["He said, “We will win.”", "Then he left."],
    ["He said, “We will win. We must.”", "Then he left."],
    ['She called it "a new phase."', "Others disagreed."],
    ["“Is it over?” Putin asked.", "Nobody answered."],
    ["Is the panel gone?", "It is."],
    ["Russia vetoed the text (see Table 1.) and left.", "China abstained."],
    ["Russia vetoed the text.", "(See Table 1.)", "China abstained."],
    ["The treaty (signed in June. It entered into force in December) has 23 articles."],
    ["The talks began at 5 p.m. in Geneva.", "They ended at 9 a.m. EST.", "Both sides left."],
    ["They ended at 9 p.m.", "Both sides left."],
    ["It cost $2.5 billion.", "That is 3.4% of GDP."],
    ["The D.P.R.K. Foreign Ministry denied it.", "Moscow did not."],
    ["Acme Inc. supplied parts.", "Widget Corp.", "The seller is unknown."],
    ["The company is Acme Corp.", "It was sanctioned in 2024."],
    ["Sanctions hit banks, e.g. Sberbank, and firms, i.e. exporters.", "Trade fell."],
    ["In Dec. 2024 the treaty took effect.", "In Jan. 5 rounds were fired."],
    ["Fighting began on Feb. 24, 2022.", "It goes on."],
    ["Mr. Kim met Mr. Putin and Dr. Lee.", "Mrs. Kim did not attend."],
    ["Under art. 3 each side must help.", "Under Art. 4 it need not."],
    ["The state of the art.", "Nobody builds better ones."],
    ["World War II ended in 1945.", "World War I.", "Russia left it early."],
    ["Plan B.", "Congress could wait."],
    ["The case is Roe v. Wade.", "It was overruled."],
    ["St. Petersburg hosted the forum.", "Ft. Bragg did not."],
    ["Sec. Blinken spoke.", "Sec. 231 of CAATSA applies."],
    ["The rule is at 22 C.F.R. §126.1.", "The law is at 50 U.S.C. §1701."],
    ["Kim Jong-un et al. signed it.", "The text is secret."],
    ["The front moved…", "Then it froze.", "Talks stalled... and resumed."],
    ["Officials met in Washington, D.C.", "They agreed on little."],
    ["1. The first option is to wait.", "2. The second is to act."],
    ["A. In general, trade is banned."],
    ["The U.K. and the E.U. imposed sanctions.", "Japan followed."],
    ["The panel of experts (est. 2009) ended.", "Its mandate had lapsed."],
    ["The S. Res. 20 text is short.", "H.Con.Res. 3 is shorter."],
    ["Col. Gen. Kim Yong Bok commands them.", "Lt. Col. Smith disagrees."],
    ["The U.S.-led effort failed.", "The U.S.’s allies regrouped."],
    ["Congress could weigh these options:"],
    ["Troops deployed; none returned."],
    ["Shells cost €1,000 each!", "Who pays?", "Moscow."],
    ["The ‘heavy casualties. Many dead’ were denied.", "Seoul insists."],
    ["日本は制裁した。", "中国はしなかった。"],
    ["Les forces sont « prêtes. Toutes » là.", "Moscou attend."],
    ["The 1st Sess. of the 119th Cong. ended.", "The 2nd began."],
]


@pytest.mark.parametrize("sentences", PARAGRAPHS, ids=lambda sentences: sentences[0])
def test_paragraph_is_split_into_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


def test_sentences_leave_nothing_out() -> None:
    text = "  A first one. (A second.) “A third!” and No. 4 "
    parts = [text[start:end] for start, end in split_sentences(text)]
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_unclosed_marks_swallow_nothing() -> None:
    text = "He said, “We go. Then he left. The war (it began. It goes on."
    assert len(split_sentences(text)) == 4


def test_long_text_takes_no_long_time() -> None:
    text = "The U.S. (a party. It signed) said “yes. No” to S. 5. " * 20_000
    assert len(split_sentences(text)) == 20_000


# What looks at it quadratically takes minutes.
@pytest.mark.timeout(60)
@pytest.mark.parametrize("sign", [".", "…", "[", "[^", "!", "。"])
def test_a_run_of_one_sign_is_soon_looked_through(sign: str) -> None:
    text = sign * (300_000 // len(sign)) + "x"
    assert split_sentences(text)[-1][1] == len(text)
    assert find_checkable(text) is None
