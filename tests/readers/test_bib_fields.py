"""Names, dates, files and LaTeX in the fields of refs.bib."""

from __future__ import annotations

from bibtexparser.middlewares.names import split_multiple_persons_names
from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.compose.language import format_when
from briefpdf.model.reference import Name, PartialDate, Reference
from briefpdf.readers.bib.latex import decode
from briefpdf.readers.bib.names import read_names, split_names
from briefpdf.readers.bib.reference import read_files
from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Text


def entry(fields: str) -> Reference:
    parsed = read_references(Text("refs.bib", "@misc{a, " + fields + "}"))
    assert parsed.diagnostics == ()
    return parsed.value["a"]


NAMES = [
    ("Bowen, Andrew S.", (Name("Bowen", "Andrew S."),)),
    ("Andrew S. Bowen", (Name("Bowen", "Andrew S."),)),
    ("van der Berg, Anna", (Name("Berg", "Anna", "van der"),)),
    ("Ludwig van Beethoven", (Name("Beethoven", "Ludwig", "van"),)),
    ("van Gogh", (Name("Gogh", "", "van"),)),
    ("Smith, Jr., Bob", (Name("Smith", "Bob", "", "Jr."),)),
    ("{World Bank}", (Name("World Bank"),)),
    ("{Food and Agriculture Organization}", (Name("Food and Agriculture Organization"),)),
    ("{U.S. Congress} and Doe, Jane", (Name("U.S. Congress"), Name("Doe", "Jane"))),
    ("Plato", (Name("Plato"),)),
    ('G{\\"o}del, Kurt', (Name("Gödel", "Kurt"),)),
    ("{\\'E}cole, {\\'E}ric", (Name("École", "Éric"),)),
    ("Jos\\'e~Luis P{\\'e}rez", (Name("Pérez", "José Luis"),)),
    ("Doe, Jane and others", (Name("Doe", "Jane"), Name("others"))),
    ("Doe, J.\n  and Roe, R.", (Name("Doe", "J."), Name("Roe", "R."))),
    ("family=Berg, given=Anna, prefix=van der", (Name("Berg", "Anna", "van der"),)),
    ("Doe, Jane and and", (Name("Doe", "Jane"), Name("and"))),
    ("", ()),
]


@pytest.mark.parametrize(("value", "names"), NAMES)
def test_names_are_taken_apart(value: str, names: tuple[Name, ...]) -> None:
    assert read_names(value) == names


def test_authors_editors_and_translators_are_names() -> None:
    reference = entry("author = {{A and B}}, editor = {C, D}, translator = {E}, note = {F, G}")
    assert reference.names == {
        "author": (Name("A and B"),),
        "editor": (Name("C", "D"),),
        "translator": (Name("E"),),
    }
    assert reference.fields["author"] == "A and B"


@given(st.lists(st.sampled_from(["and", "AND", "A", "sand", " ", "\t", "\n", "~", ",", "x"])))
def test_names_split_as_bibtexparser_splits_them(parts: list[str]) -> None:
    value = "".join(parts)
    assert split_names(value) == split_multiple_persons_names(value)


DATES = [
    ("date = {2025}", PartialDate(2025), "2025"),
    ("date = {2025-06}", PartialDate(2025, 6), "2025-06"),
    ("date = {2025-06-13}", PartialDate(2025, 6, 13), "2025-06-13"),
    ("date = {2020/2021}", PartialDate(2020), "2020/2021"),
    ("date = {2020-05-01/..}", PartialDate(2020, 5, 1), "2020-05-01/.."),
    ("date = {/2021}", PartialDate(2021), "/2021"),
    ("date = {2025-06-13T10:00:00Z}", PartialDate(2025, 6, 13), "2025-06-13T10:00:00Z"),
    ("date = {2025~}", PartialDate(2025), "2025~"),
    ("date = {2025-21}", PartialDate(2025), "2025-21"),
    ("date = {2025-06-XX}", PartialDate(2025, 6), "2025-06-XX"),
    ("year = {2025}, month = jun", PartialDate(2025, 6), "2025-06"),
    ("year = 2025, month = {6}", PartialDate(2025, 6), "2025-06"),
    ("year = 2025, month = 6, day = 13", PartialDate(2025, 6, 13), "2025-06-13"),
    ("year = 2025, month = {June}", PartialDate(2025, 6), "2025-06"),
    ("year = 2025, month = {Sept.}", PartialDate(2025, 9), "2025-09"),
    ("year = 2025, month = jun # {~13}", PartialDate(2025, 6, 13), "2025-06-13"),
    ("year = 2025, month = jun # {/} # jul", PartialDate(2025, 6), "2025-06"),
    ("year = 2025, month = {2}, day = {31}", PartialDate(2025, 2), "2025-02"),
    ("year = {2019--2020}", PartialDate(2019), "2019"),
    ("date = {2024}, year = {n.d.}", PartialDate(2024), "2024"),
    ("title = {A}", None, ""),
    ("date = {}", None, ""),
]


@pytest.mark.parametrize(("fields", "date", "written"), DATES)
def test_dates_are_read(fields: str, date: PartialDate | None, written: str) -> None:
    reference = entry(fields)
    assert reference.date == date
    assert reference.get("date") == written


BAD_DATES = [
    ("date", "2025-13", "YYYY-MM-DD", ""),
    ("date", "2025-02-30", "YYYY-MM-DD", ""),
    ("date", "2025-6-3", "YYYY-MM-DD", "“2025-06-03”"),
    ("date", "June 13, 2025", "YYYY-MM-DD", "“2025-06-13”"),
    ("date", "13 June 2025", "YYYY-MM-DD", "“2025-06-13”"),
    ("date", "2020/banana", "YYYY-MM-DD", ""),
    ("urldate", "yesterday", "YYYY-MM-DD", ""),
    ("year", "MMXX", "four digits", ""),
    ("year", "20201", "four digits", ""),
]


@pytest.mark.parametrize(("field", "value", "allowed", "guess"), BAD_DATES)
def test_a_date_that_cannot_be_read_is_a_finding(
    field: str, value: str, allowed: str, guess: str
) -> None:
    content = f"@misc{{a, title = {{A}}, {field} = {{ {value} }}}}"
    parsed = read_references(Text("refs.bib", content))
    (found,) = parsed.diagnostics
    assert (found.code, found.source) == ("REF016", "a")
    assert content[found.span.start : found.span.end] == value
    assert value in found.message
    assert allowed in found.hints[-1]
    assert guess in found.hints[0]
    assert parsed.value["a"].date is None
    assert parsed.value["a"].fields[field] == value


def test_a_month_that_cannot_be_read_leaves_the_year() -> None:
    content = "@misc{a, year = 2025, month = {Lent}}"
    parsed = read_references(Text("refs.bib", content))
    (found,) = parsed.diagnostics
    assert found.code == "REF016"
    assert content[found.span.start : found.span.end] == "Lent"
    assert parsed.value["a"].date == PartialDate(2025)


PRINTED = [
    ("date = {2013-01/2013-03}", "January–March 2013"),
    ("date = {2013-01-03/2013-01-05}", "January 3–5, 2013"),
    ("date = {2013-11/2014-02}", "November 2013–February 2014"),
    ("date = {2019/2020}", "2019–2020"),
    ("date = {2020/}", "2020–"),
    ("date = {2020-21}", "Spring 2020"),
    ("date = {2020-23}", "Fall 2020"),
    ("date = {2020-21/2020-22}", "Spring 2020–Summer 2020"),
    ("date = {2013~}", "c. 2013"),
    ("date = {1850?}", "1850?"),
    ("date = {1850%}", "c. 1850?"),
    ("date = {185X}", "1850–1859"),
    ("year = {2019--2020}", "2019–2020"),
    ("year = {2019-20}", "2019–2020"),
    ("year = {2020}, month = {July/August}", "July/August 2020"),
    ("year = {2020}, month = {10--11}", "October–November 2020"),
    ("year = {2020}, month = {7/8}", "July/August 2020"),
    ("year = {2020}, month = {July--August}", "July–August 2020"),
    ("year = {2020}, month = {Fall}", "Fall 2020"),
    ("date = {2020-33}", "January–March 2020"),
    ("date = {2020-40}", "January–June 2020"),
    ("year = {19 May 2020}", "May 19, 2020"),
    ("year = {May 2020}", "May 2020"),
    ("year = {(2020)}", "2020"),
    ("year = {Spring 2020}", "Spring 2020"),
    ("year = {2010/11}", "2010–2011"),
    ("year = {c. 1850}", "c. 1850"),
    ("year = {1850?}", "1850?"),
    ("year = {[1850]}", "1850"),
    ("year = {2017b}", "2017b"),
    ("year = {n.d.}", "n.d."),
    ("year = {forthcoming}", "forthcoming"),
    ("year = {in press}", "in press"),
    ("pubstate = {inpress}", "in press"),
    ("date = {no date}", "n.d."),
]


@pytest.mark.parametrize(("fields", "printed"), PRINTED)
def test_dates_are_printed_whole(fields: str, printed: str) -> None:
    parsed = read_references(Text("refs.bib", f"@misc{{a, title = {{A}}, {fields}}}"))
    assert parsed.diagnostics == ()
    when = parsed.value["a"].when
    assert when is not None
    labels = {"circa": "c.", "no_date": "n.d.", "spring": "Spring", "summer": "Summer"}
    assert format_when(when, "en-US", {**labels, "autumn": "Fall"}) == printed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019/05", "Did you mean “2019-05”?"),
        ("spring 2020", "Did you mean “2020-21”?"),
        ("2020/2019", "Write YYYY, YYYY-MM or YYYY-MM-DD, or a range such as 2020/2021."),
    ],
)
def test_a_date_that_is_none_is_told_with_what_is_meant(written: str, meant: str) -> None:
    (found,) = read_references(Text("refs.bib", f"@misc{{a, date = {{{written}}}}}")).diagnostics
    assert (found.code, found.hints[0]) == ("REF016", meant)


def test_ranges_are_printed_as_the_language_does() -> None:
    when = read_references(Text("refs.bib", "@misc{a, date = {2013-01/2013-03}}")).value["a"].when
    assert when is not None
    assert format_when(when, "de", {}) == "Januar–März 2013"


@pytest.mark.parametrize(
    "doi",
    [
        *("10.1000/x", "http://dx.doi.org/10.1000/x", "https://doi.org/10.1000/x"),
        *("DOI:10.1000/x", "https://www.doi.org/10.1000/x", "https://doi.org/10.1000\\%2Fx"),
    ],
)
def test_a_doi_is_read_without_what_people_put_before_it(doi: str) -> None:
    assert entry(f"doi = {{{doi}}}").fields["doi"] == "10.1000/x"


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        *(("101-9", "101–9"), ("3--9", "3–9"), ("1-4, 8-9", "1–4, 8–9")),
        *(("S-12", "S-12"), ("3-1--3-9", "3-1–3-9"), ("12", "12")),
    ],
)
def test_a_range_of_pages_has_a_dash(pages: str, printed: str) -> None:
    assert entry(f"pages = {{{pages}}}").fields["pages"] == printed


def test_the_day_of_access_is_brought_into_its_form() -> None:
    assert entry("urldate = {2025-01-02T10:00:00}").fields["urldate"] == "2025-01-02"


FILES = [
    ("a.pdf", ("a.pdf",)),
    ("files/1/a b.pdf", ("files/1/a b.pdf",)),
    ("a.pdf;b.txt", ("a.pdf", "b.txt")),
    ("Full Text PDF:files/1/a.pdf:application/pdf", ("files/1/a.pdf",)),
    ("Full:a.pdf:application/pdf;Snapshot:b.html:text/html", ("a.pdf", "b.html")),
    (":a.pdf:PDF", ("a.pdf",)),
    (":a.pdf:PDF;:b.txt:Text", ("a.pdf", "b.txt")),
    ("a.pdf:PDF", ("a.pdf",)),
    (":a.pdf", ("a.pdf",)),
    ("A\\: B\\; C:files/a\\:b\\;c.pdf:application/pdf", ("files/a:b;c.pdf",)),
    ("PDF:C\\:\\\\Users\\\\me\\\\a.pdf:application/pdf", ("C:/Users/me/a.pdf",)),
    (":C\\:/Users/me/a.pdf:PDF", ("C:/Users/me/a.pdf",)),
    (":C\\\\:/Users/me/a.pdf:PDF", ("C:/Users/me/a.pdf",)),
    ("C:\\Users\\me\\a.pdf", ("C:/Users/me/a.pdf",)),
    (":C:\\Users\\me\\a.pdf:PDF", ("C:/Users/me/a.pdf",)),
    ("files\\1\\a.pdf", ("files/1/a.pdf",)),
    ("a.pdf:a.pdf:PDF;a.pdf", ("a.pdf",)),
    (":a.pdf:PDF:https\\://x.org/a.pdf", ("a.pdf",)),
    ("http://x.org/a.pdf", ("http://x.org/a.pdf",)),
    ("a_b%20{c}.pdf", ("a_b%20{c}.pdf",)),
    (" ; ;", ()),
    ("::", ()),
    ("\\", ("/",)),
]


@pytest.mark.parametrize(("value", "paths"), FILES)
def test_the_paths_of_archived_copies_are_read(value: str, paths: tuple[str, ...]) -> None:
    assert read_files(value) == paths


def test_files_are_not_decoded() -> None:
    reference = entry("file = {a--b~c_$1.pdf}, sha256 = { ab12 }, pdf = {other.pdf}")
    assert reference.files == ("a--b~c_$1.pdf",)
    assert reference.fields["sha256"] == "ab12"
    assert entry("pdf = {other.pdf}").files == ("other.pdf",)


LATEX = [
    ("{NATO} and {\\em it}", "NATO and it"),
    ("a -- b --- c", "a – b — c"),
    ("``quoted'' text", "“quoted” text"),
    ("p.~4", "p. 4"),
    ("20\\% \\& 5\\_6 \\#1 \\$5", "20% & 5_6 #1 $5"),
    ("20% of GDP & more #1", "20% of GDP & more #1"),
    ("from $5 to $10 {M}", "from $5 to $10 M"),
    ("US\\$ 5 and US$ 6", "US$ 5 and US$ 6"),
    ("of $x^{2}_i$ and \\(y_{1}\\) {B}", "of $x^{2}_i$ and y₁ B"),
    ("CO$_2$ and PM$_{2.5}$", "CO₂ and PM₂.₅"),
    ("$\\mu$m", "μm"),
    ("$\\geq$2$^\\circ$C", "≥2°C"),
    ("10$^{-3}$", "10⁻³"),
    ("$\\frac{1}{2}$", "$\\frac{1}{2}$"),
    ("Food &amp; Drug <i>v.</i> H<sub>2</sub>O", "Food & Drug v. H₂O"),
    ("a < b and c > d", "a < b and c > d"),
    ("On &lt;i&gt;Homo&lt;/i&gt;, CO&lt;sub&gt;2&lt;/sub&gt;", "On Homo, CO₂"),
    ("An <mml:math><mml:mi>x</mml:mi></mml:math> axis", "An x axis"),
    ("\\eth{} and \\dh{}", "ð and ð"),
    ("\\'e\\`{a}\\^{\\i}{\\\"u}\\c{c}\\v Sk\\aa{}", "éàîüçŠkå"),
    ("Stra\\ss e {\\O}st \\L{}\\'od\\'z", "Straße Øst Łódź"),
    ("\\emph{One} \\textbf{{T}wo}", "One Two"),
    ("\\unknown{One} \\unknown two", "One \\unknown two"),
    ("\\textendash{} \\ldots \\S 4 \\pounds5", "– …§4 £5"),
    ("see \\url{https://x.org/~a/b_c--d\\%20}", "see https://x.org/~a/b_c--d%20"),
    ("see https://x.org/~a--b\\_c {d}", "see https://x.org/~a--b_c d"),
    ("\\href{https://x.org}{The {X}}", "The X"),
    ("\\~{}user \\{x\\}", "~user {x}"),
    ("line one\\\\\n  line two", "line one line two"),
    ("{{Corporate {Name}}}", "Corporate Name"),
    ("a\u00a0b\tc", "a b c"),
]


@pytest.mark.parametrize(("value", "text"), LATEX)
def test_latex_becomes_plain_text(value: str, text: str) -> None:
    assert decode(value) == text


def test_addresses_lose_only_what_hides_their_signs() -> None:
    reference = entry(
        "url = {\\url{https://x.org/~a/{\\_}b\\%20\\#c--d}}, doi = {10.1000/a\\_b},"
        " eprint = {a--b~c}"
    )
    assert reference.fields["url"] == "https://x.org/~a/_b%20#c--d"
    assert reference.fields["doi"] == "10.1000/a_b"
    assert reference.fields["eprint"] == "a--b~c"


@given(st.text(alphabet="abc \\{}$~-'`%\"iv^", max_size=40))
def test_any_latex_gives_one_line_without_outer_white_space(value: str) -> None:
    text = decode(value)
    assert text == text.strip()
    assert "\n" not in text
    assert "~" not in text or "\\" in value or "$" in value
