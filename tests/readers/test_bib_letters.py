"""Letters, signs and names in refs.bib as LaTeX and people spell them."""

from __future__ import annotations

import unicodedata

from pylatexenc.latexencode import get_builtin_conversion_rules
import pytest

from briefpdf.readers.bib.latex import decode, unread_in
from briefpdf.readers.bib.names import meant_names
from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Text

SPELLED = {
    r"Nguy{\~{\^e}}n": "Nguyễn",
    r"Nguy\~{\^{e}}n": "Nguyễn",
    r"Ro\textcommabelow{s}ia": "Roșia",
    r"\cyrchar\CYRA\cyrchar\cyrb": "Аб",
    r"{\cyrchar\CYROMEGA}": "Ѡ",
    r"\`\CYRE": "Ѐ",
    r"\EUR{5} and \EUR 5": "€5 and €5",
    r"\textrupee{}100": "₹100",
    r"\enquote{The {NATO} way}": "“The NATO way”",
    r"\enquote{a \enquote{b \enquote{c}} d}": "“a ‘b “c”’ d”",
    r"\enquote{a \emph{\enquote{b}} c} or \enquote*{d}": "“a ‘b’ c” or ‘d’",
    "?`Por qu\\'e? !`No!": "¿Por qué? ¡No!",
    "``Why?`` and ``now!''": "“Why?“ and “now!”",
    r"\glqq Ja\grqq{} und \flq ja\frq": "„Ja“ und ‹ja›",
    r"\og oui\fg{} et non": "« oui » et non",
    r"\foreignlanguage{german}{Straße}": "Straße",
    r"\textcolor{red}{x}": "x",
    r"\'{ea}": "éa",
    r"{\'\i}": "í",
    r"\v{\i}": "ǐ",
    r"\t{oo}": "o͡o",
    r"\acute{\epsilon}": "έ",
    r"\ding{52}": "✔",
    r"\mathbb{R}": "ℝ",
    r"$\mathbb{R}$ and $\geq$2": "ℝ and ≥2",
    r"\'{A}": "Á",
    r"{\fontencoding{LELA}\selectfont\char195}": "ƺ",
    r"\h{a}\d{\^a}": "ảậ",
}


@pytest.mark.parametrize("value", SPELLED)
def test_spellings_are_read(value: str) -> None:
    assert decode(value) == unicodedata.normalize("NFC", SPELLED[value])
    assert unread_in(value) == []


def test_the_whole_table_is_read_or_told() -> None:
    """Of the W3C's table, from which Better BibTeX writes, nothing with a command vanishes."""
    (rule,) = get_builtin_conversion_rules("unicode-xml")
    right, wrong = 0, []
    commands = {chr(code): each for code, each in rule.rule.items() if "\\" in each}
    for sign, spelling in commands.items():
        got = unicodedata.normalize("NFC", decode(spelling))
        # Blanks of whatever width are blanks.
        if got == unicodedata.normalize("NFC", sign) or not sign.strip():
            right += 1
        elif not unread_in(spelling):
            wrong.append((sign, spelling, got))
    assert right >= 0.965 * len(commands)
    # The rest are marks that stand alone, and spellings that mean two signs.
    assert len(wrong) <= 65, wrong


def test_what_is_unknown_is_told_where_it_stands() -> None:
    text = Text(
        "refs.bib",
        "@misc{a, title = {One \\mystery{word} and $\\sum_{i}^{n} x$}, date = 2020,\n"
        "  abstract = {\\mystery{too}}}\n",
    )
    parsed = read_references(text)
    assert parsed.value["a"].get("title") == r"One word and $\sum_{i}^{n} x$"
    found = [(one.code, text.content[one.span.start : one.span.end]) for one in parsed.diagnostics]
    assert found == [("REF027", r"\mystery"), ("REF027", r"$\sum_{i}^{n} x$")]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Doe, J.; Smith, K.", "Doe, J. and Smith, K."),
        ("John Doe, Kate Smith, Ann Lee", "John Doe and Kate Smith and Ann Lee"),
        ("Doe, J. and Smith, K. et al.", "Doe, J. and Smith, K. and others"),
        ("Doe, J. and Smith, K., et al", "Doe, J. and Smith, K. and others"),
        ("Doe, Jane, Smith, Kate", "Doe, Jane and Smith, Kate"),
        (r"Doe, Jane \& Smith, Kate", "Doe, Jane and Smith, Kate"),
        ("Jane Doe & Kate Smith and Ann Lee", "Jane Doe and Kate Smith and Ann Lee"),
        ("J. Doe, K. Smith", "J. Doe and K. Smith"),
        ("Doe JA, Smith K", "Doe, J A and Smith, K"),
        ("and Doe, Jane", "Doe, Jane"),
        ("Doe, Jane and", "Doe, Jane"),
        ("Roe, J., Poe, K., and Lee, A.", "Roe, J. and Poe, K. and Lee, A."),
        ("Jane Roe, Kate Poe, and Ann Lee", "Jane Roe and Kate Poe and Ann Lee"),
        ("Roe, Jane and and Poe, Kate", "Roe, Jane and Poe, Kate"),
        ("Ministry of Finance, Japan", "{Ministry of Finance, Japan}"),
        ("World Health Organization", None),
        ("García Márquez, Gabriel José", None),
        ("Johnson & Johnson", None),
        ("Doe, Jane", None),
        ("Doe, Jr., John", None),
        ("van den Berg, Anna and Smith, K.", None),
        ("John Doe", None),
        ("{Doe; Smith, Lee, and Sons}", None),
        ("family=Berg, given=Anna, prefix=van den", None),
        ("Doe, J. and others", None),
    ],
)
def test_names_that_are_not_parted_are_told_with_what_is_meant(
    value: str, meant: str | None
) -> None:
    assert meant_names(value) == meant


@pytest.mark.parametrize(
    "value", ["\\'" * 5000, "\\enquote{" * 3000, "\\ding{" * 3000, "\\~{" * 4000]
)
def test_hostile_values_take_no_time(value: str) -> None:
    assert isinstance(decode(value), str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("NO$_x$ and $NO_{x}$, $PM_{10}$", "NOx and NOx, PM₁₀"),
        (r"CO\textsubscript{2}, 10\textsuperscript{-3} m\textsuperscript{2}", "CO₂, 10⁻³ m²"),
        (r"19\textsuperscript{th}, 20$^{th}$, 21$^{\textrm{st}}$", "19th, 20th, 21st"),
        (r"$\rm CO_2$, CO$_{\mathrm{2}}$, PM$_\mathrm{2.5}$", "CO₂, CO₂, PM₂.₅"),
        (r"$<$5 and $>$3 cost $5 and $6", "<5 and >3 cost $5 and $6"),
        (r"$\sim$20 and `one' of ``two''", "~20 and ‘one' of “two”"),
    ],
)
def test_letters_below_the_line_and_single_marks_are_read(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize("before", ["doi.org/", "DOI 10", "doi: https://dx.doi.org/", "DOI:", ""])
def test_a_doi_is_read_out_of_what_stands_before_it(before: str) -> None:
    content = f"@misc{{a, title = {{A}}, doi = {{{before.removesuffix('10')}10.1000/x}}}}"
    assert read_references(Text("refs.bib", content)).value["a"].get("doi") == "10.1000/x"
