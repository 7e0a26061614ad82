"""What notes cite, in the styles in which people write them."""

from __future__ import annotations

import pytest

from briefpdf.bibliography.entry import Entry
from briefpdf.drafting.importing.citation import parts_of
from briefpdf.drafting.importing.prose import Note
from briefpdf.drafting.importing.resolve import Cited, Resolver
from briefpdf.model.reference import Name, PartialDate, Reference, When
from briefpdf.source.text import Span

BOWEN = Reference(
    "crs-if12760",
    "report",
    Span("refs.bib", 0, 0),
    {
        "title": "Russia-North Korea Relations: An Overview",
        "number": "IF12760",
        "url": "https://www.congress.gov/crs-product/IF12760",
        "doi": "10.1000/AB.5",
    },
    {"author": (Name("Bowen", "Andrew S."), Name("Manyin", "Mark E."))},
    When(PartialDate(2025, 6, 13)),
)


def resolved(*notes: str) -> tuple[list[list[Cited]], list[Entry]]:
    """What each note cites, and the entries that were proposed."""
    resolver = Resolver({BOWEN.key: BOWEN})
    found = [
        list(resolver.resolve(Note("footnote", str(number), words)).cited)
        for number, words in enumerate(notes, 1)
    ]
    return found, [one.entry for one in resolver.proposed]


@pytest.mark.parametrize(
    ("words", "how", "locator"),
    [
        ("Bowen and Manyin, “Russia-North Korea Relations: An Overview,” p. 2.", "title", "p. 2"),
        (
            "A. S. Bowen, *Russia–North Korea Relations: An Overview* (2025), 2–3.",
            "title",
            "pp. 2–3",
        ),
        ("See CRS In Focus IF12760, by Andrew S. Bowen.", "number", ""),
        ("http://congress.gov/crs-product/IF12760/ (accessed May 5, 2025)", "url", ""),
        (
            "[the product](https://www.congress.gov/crs-product/IF12760#top), Table 1",
            "url",
            "Table 1",
        ),
        ("https://doi.org/10.1000/ab.5, pp. 1-2", "doi", "pp. 1-2"),
        ("doi: 10.1000/ab.5.", "doi", ""),
        ("As crs-if12760 has it, § 4(b).", "key", "§ 4(b)"),
        ("[@crs-if12760, chap. 3]", "key", "chap. 3"),
        ("Bowen, “Russia-North Korea,” 2.", "short form", "p. 2"),
        ("Bowen and Manyin 2025, 4", "short form", ""),
    ],
)
def test_a_source_of_the_bibliography_is_known(words: str, how: str, locator: str) -> None:
    ((cited,),), proposed = resolved(words)
    assert (cited.key, cited.how, cited.locator) == ("crs-if12760", how, locator)
    assert proposed == []


def test_another_year_is_another_report() -> None:
    ((cited,),), (entry,) = resolved(
        "Bowen, “Russia-North Korea Relations: An Overview,” CRS, May 2, 2019."
    )
    assert cited.how == "proposed" and entry.date == "2019-05-02"


def test_the_same_title_with_another_number_is_another_report() -> None:
    """So are those of a series, of which each has its year, its volume or its part in its title."""
    found, proposed = resolved(
        *(
            f"Harbor City Library, *Reading Room Count {year}*, p. 1, https://lib.example/{year}."
            for year in (2001, 2002, 2012)
        ),
        "Harbor City Library, *Reading Romm Count 2002*, p. 7.",
    )
    assert [one.title for one in proposed] == [
        "Reading Room Count 2001",
        "Reading Room Count 2002",
        "Reading Room Count 2012",
    ]
    assert found[3][0].key == found[1][0].key


PROPOSED = {
    "Choe Sang-Hun, “Troops Leave,” *New York Times*, October 24, 2024.": (
        *("news", "Choe Sang-Hun", "Troops Leave", "New York Times", "2024-10-24"),
    ),
    "U.S. Department of Agriculture, *Budget Summary*, May 2025, pp. 12-14.": (
        *("report", "U.S. Department of Agriculture", "Budget Summary", "", "2025-05"),
    ),
    "John Smith, *Visiting Libraries* (New York: Harper, 2020), 33–34.": (
        *("book", "John Smith", "Visiting Libraries", "Harper", "2020"),
    ),
    "GAO, Energy Star: Covert Testing, GAO-10-470, March 5, 2010.": (
        *("report", "GAO", "Energy Star: Covert Testing", "", "2010-03-05"),
    ),
    "Smith, J. (2020). *A Title of a Book*. Oxford: OUP. https://doi.org/10.1000/182": (
        *("book", "Smith, J", "A Title of a Book", "OUP", "2020"),
    ),
    "World Bank, “Data,” 2021, accessed May 1, 2022, https://data.worldbank.org.": (
        *("online", "World Bank", "Data", "", "2021"),
    ),
    "P.L. 119-21, §10105.": ("legislation", "", "P.L. 119-21", "", ""),
    "7 U.S.C. §2011 et seq.": ("legislation", "", "7 U.S.C. §2011 et seq.", "", ""),
    "Smith J, Doe K. Effects of weirs on salmon. J Fish Biol. 2021;98(3):123-130.": (
        *("article", "Smith, J", "Effects of weirs on salmon", "J Fish Biol", "2021"),
    ),
    "Lee, S. (2022). The river again. Oxford University Press.": (
        *("report", "Lee, S", "The river again", "Oxford University Press", "2022"),
    ),
    "World Bank. 2023. World Development Report: Migrants, and Refugees. Washington.": (
        *("report", "World Bank", "World Development Report: Migrants, and Refugees"),
        *("Washington", "2023"),
    ),
    "USDA, “SNAP Data Tables,” accessed April 3, 2026, at https://www.fns.usda.gov/pd/snap.": (
        *("online", "USDA", "SNAP Data Tables", "", ""),
    ),
    "CRS Report R46886, *Department of Energy*, coordinated by Mark Holt.": (
        *("report", "Mark Holt", "Department of Energy", "CRS", ""),
    ),
    "Interview with an official of the ministry, Paris, May 2024.": (
        *("report", "", "Interview with an official of the ministry", "Paris", "2024-05"),
    ),
}


@pytest.mark.parametrize("words", PROPOSED)
def test_an_entry_is_proposed_of_what_a_note_says(words: str) -> None:
    ((cited,),), (entry,) = resolved(words)
    kind, author, title, body, date = PROPOSED[words]
    assert cited.how == "proposed" and cited.key == entry.key
    assert (entry.type, entry.title, entry.body, entry.date) == (kind, title, body, date)
    assert [one.name for one in entry.authors][:1] == ([author] if author else [])


@pytest.mark.parametrize(
    "words",
    [
        "Figures may not sum because of rounding.",
        "The program was then called “Food Stamps.”",
        "In 2023, the council met twice, and nobody objected.",
        "Not counting those of May 2024.",
        "The author's own view.",
        "",
    ],
)
def test_a_remark_is_no_source(words: str) -> None:
    assert resolved(words) == ([[]], [])


def test_notes_point_back_to_earlier_ones() -> None:
    found, proposed = resolved(
        "John Smith, “Grain at Sea,” Harbor Press, 3 May 2024, p. 7.",
        "Ibid., p. 9.",
        "Bowen, “Russia-North Korea Relations: An Overview,” p. 1; and Smith, “Grain at Sea.”",
        "Ibid.",
        "Smith, supra note 1, at 12.",
        "Smith, op. cit., p. 3.",
        "Id.",
    )
    keys = [[(one.key, one.locator) for one in each] for each in found]
    assert keys == [
        [("smith-2024", "p. 7")],
        [("smith-2024", "p. 9")],
        [("crs-if12760", "p. 1"), ("smith-2024", "")],
        # Of two, nobody can tell which.
        [],
        [("smith-2024", "p. 12")],
        [("smith-2024", "p. 3")],
        [("smith-2024", "")],
    ]
    assert [one.key for one in proposed] == ["smith-2024"]


def test_a_note_is_parted_between_works_and_not_within_one() -> None:
    words = "“Bread; and Salt,” A (1; 2), May 2020; see also [B; C](https://e.org/a;b). See D."
    assert [part.words for part in parts_of(words)] == [
        "“Bread; and Salt,” A (1; 2), May 2020",
        "see also B; C.",
        "See D.",
    ]
