"""A slip in a copy is an error; what an author words anew, or names in short, stops nothing."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import assess

from .cases import errors, find_gaps, pairs

# One change in a copied sentence, and nothing said by it that the quote says otherwise.
SLIPS = """
The harbor office may grant a special permit to vessels that carry grain.
=> The harbor office grants a special permit to vessels that carry grain.

The survey covers only some wells that were drilled in the northern valley.
=> The survey covers some wells that were drilled in the northern valley.

The ferry carries mail and passengers between the islands in the summer months.
=> The ferry carries mail and passengers between the islands in the summer months by Norway.

The bridge over the northern river was closed to all lorries for repairs.
=> The bridge over the Danish northern river was closed to all lorries for repairs.

Ortiz opened the new library in the old town hall in May.
=> Ortis opened the new library in the old town hall in May.
"""

# What was left out or turned makes more of it than the quote does.
MORE = """
The fund will be released if Congress agrees.
=> The fund will be released.

Grants continue provided that the state matches them.
=> Grants continue.

Texas is one of the largest producers of wind power.
=> Texas is the largest producer of wind power.

The dam is among the tallest in Asia.
=> The dam is the tallest in Asia.

Texas is the second-largest producer of wind power.
=> Texas is the largest producer of wind power.

There is no evidence that the mayor resigned in May.
=> The mayor resigned in May.

Neither paper reported that the mayor resigned in May.
=> The mayor resigned in May.

It is unlikely that the mayor resigned in May.
=> The mayor resigned in May.

Two ports closed.
=> Only two ports closed.

Ohio has more clinics than Utah.
=> Ohio has fewer clinics than Utah.

Ohio has more clinics than Utah.
=> Utah has more clinics than Ohio.

It was the wettest year since 1950.
=> It was the driest year since 1950.

Ostia attacked Veii in the spring.
=> Ostia was attacked by Veii in the spring.

The council was sued by the company in May.
=> The council sued the company in May.

From 20 to 30 percent of clinics closed.
=> Between 20 and 40 percent of clinics closed.

The tunnel is 12 to 15 miles long.
=> The tunnel is 15-21 miles long.

Revenue was $60 million in 2020, down from $80 million in 2019.
=> Revenue rose from $60 million in 2019 to $80 million in 2020.

The 21st report was late.
=> The twenty-second report was late.
"""

# Several changes in one sentence: whoever writes so chooses each word.
REWORDED = """
At the harbor, the northern offices may grant a special authorization to vessels in order to limit
the loading of grain in certain berths.
=> At the harbor, the northern offices grant a special authority to vessels in order to prevent
the loading of grain in specified berths.

The resolution holds three reserve provisions and several other provisions on the procedure of the
council.
=> These hold reserve provisions and other provisions on the procedure of the council.

There is some indication that the mills will close more of their northern plants this winter.
=> The mills will close more of their northern plants this winter.

A sound diet is not only good for the heart and the lungs, but it can also help people sleep.
=> A sound diet is good for the heart, the lungs, and sleep.

The response of old, but not young, trees raises the yield of resin in the spring.
=> Old trees raise the yield of resin in the spring.

The barn survived the flood, but so far with no roof.
=> The barn survived the flood, but without a roof as yet.

Mr Rickard, 72, and his wife Brenda, 67, were on holiday when the boat sank.
=> Dave Rickard, 72, and his wife Brenda, 67, were on holiday when the boat sank.

The President's proposed budget included about $181 billion for research and tests.
=> President Garfield's proposed budget included about $181 billion for research and tests.

The office requires reports on the fleet, including annual reports since FY2023.
=> Since 2023, the office has required annual reports on the ships.

The program offers up to an additional 13 or 20 weeks of benefits under each state's rules.
=> It may offer up to an additional 13 or 20 weeks of benefits.

Apart from poverty and lack of wells, one of the reasons for the spread of it in the north is said
to be custom.
=> Its spread in the north is due to poverty and lack of wells, as well as to custom.

"(If Loving You Is Wrong) I Don't Want to Be Right" is a song that Luther Ingram sang.
=> Luther Ingram sang "If Loving You Is Wrong I Don't Want to Be Right".

Assuming that it is a cause, 41% of the fires on moors and 10% or more of those in woods, barns and
kitchens could be due to pipes.
=> Ten percent of the fires in kitchens are due to pipes.

She ran in May. Only a month before her move to Leeds, she had moved to York. A month before
her move to Leeds, she sold her house.
=> Only a month before her move to Leeds, she sold her house.

The series began its seventh and final season after the sixth had done well.
=> The final season of the series was its seventh season.

The council gave the mill the largest raise (up $4.9 million to $148.6 million).
=> More was given to two of its wards: the mill (up $4.9 million) and a school (up $2.1 million).
"""

# One name, short on one side.
SHORT = """
Swimmers F.C. won in May.
=> Swimmers won in May.

The pigment is made of TiO 2.
=> The pigment is made of TiO2.

The samples of mtDNA were kept in ice.
=> The samples of DNA were kept in ice.

The drug raises FGF21 in mice.
=> The drug raises growth factor 21 in mice.

The film won the PGA prize for documentaries in 2015.
=> The film won the Producers Guild of America prize for documentaries in 2015.

Infection with H. pylori raises the risk of ulcers.
=> Infection with Helicobacter pylori raises the risk of ulcers.

The herons carry WNV and other diseases of birds.
=> The herons carry West Nile virus and other diseases of birds.

Each ICBM of the northern fleet was counted.
=> The ICBMs of the northern fleet were counted.
"""

# A reader sees at once whether it is so.
DOUBTFUL = """
The reform let them grow, placing them at the head of the coffee trade in Europe.
=> The reform let Britain grow, placing Britain at the head of the coffee trade in Europe.

Before 1814, the Faeroes were ruled from Bergen.
=> The Faroe Islands were ruled from Bergen before 1814.

PDS slows the growth of the cells.
=> Pyridostatin slows growth in such cells.

President Barack Obama laid out a budget in May.
=> A budget was laid out by Barak Obama in spring.

He was survived by his wife Constanze and two sons.
=> Wolfgang Mozart had two sons.

The band comes from Sydney and is Australian.
=> This band is not American.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(SLIPS))
def test_a_slip_in_a_copy_is_an_error(quote: str, statement: str) -> None:
    assert errors(statement, [quote])


@pytest.mark.parametrize(("quote", "statement"), pairs(MORE))
def test_what_makes_more_of_it_is_an_error(quote: str, statement: str) -> None:
    assert errors(statement, [quote])


@pytest.mark.parametrize(("quote", "statement"), pairs(REWORDED))
def test_what_is_worded_anew_stops_nothing(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(SHORT))
def test_a_short_form_names_the_same(quote: str, statement: str) -> None:
    assert assess(statement, [quote]).gaps == ()


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("The film won the PGA prize.", "The film won the Directors Guild of America prize."),
        ("The herons carry WNV and lice.", "The herons carry East Nile virus and lice."),
        ("Infection with H. pylori is common.", "Infection with Campylobacter pylori is common."),
    ],
)
def test_other_letters_name_another(quote: str, statement: str) -> None:
    assert "name" in [gap.kind for gap in assess(statement, [quote]).gaps]


@pytest.mark.parametrize(("quote", "statement"), pairs(DOUBTFUL))
def test_a_doubtful_name_is_for_a_reader(quote: str, statement: str) -> None:
    gaps = assess(statement, [quote]).gaps
    assert "name" in [gap.kind for gap in gaps]
    assert [gap for gap in gaps if gap.sure and gap.kind == "name"] == []


def test_a_number_with_its_qualifier_may_head_a_sentence() -> None:
    # The words before the number are no items of their own.
    quote = "More than 40 vessels of the fleet left the harbor."
    (gap,) = assess("More than 40 vessels of the Belgian fleet left the harbor.", [quote]).gaps
    assert (gap.kind, gap.token) == ("name", "Belgian")


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Pay is 5,300 in Denmark and 5,850 in Ireland.", "Pay for leave varies in Europe."),
        ("It was sung by Pink, Kay, and others, and on Glee.", "Kay sang the song Nation Hill."),
        ("Seven titles were won (1971, 1972, 1973, 1974, 2018).", "The title was lost in 2017."),
    ],
)
def test_what_only_stands_elsewhere_contradicts_nothing(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


# What stands beside a name, and is no other in its stead.
BESIDE = """
The drug acts by turning FOXO responses away from cell death.
=> FoxO3a responses to cell death are mediated by reactive oxygen species (ROS).

Furthermore, repair of the DSBs tends to be error prone.
=> The repair of Cas9-induced double strand breaks is error prone.

A woman whose partner died after a crash in Leeds has told a trial she felt as if in a storm.
=> The partner of a man who died in a car crash has told a court she felt like she was in a storm.

The seller told the court in Leeds that the buyer had known of the flood since May.
=> The buyer knew in May that there had been a flood, the court in Leeds was told.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(BESIDE))
def test_another_party_or_a_short_name_is_no_contradiction(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


def test_a_party_exchanged_in_a_copy_is_an_error() -> None:
    quote = "The court held that the buyer of the land must pay the tax."
    (gap,) = errors(quote.replace("buyer", "seller"), [quote])
    assert gap.kind == "direction"


def test_a_name_of_another_number_is_an_error() -> None:
    quote = "The FOXO3 gene was found in mice by the institute in 2004."
    assert errors(quote.replace("FOXO3", "FOXO4"), [quote])


def test_a_sentence_that_ends_within_a_quotation_is_none_that_was_added() -> None:
    quote = "The actor said “that which we call a rose would smell as sweet” on the stage in May."
    statement = "He says 'What is in a name? That which we call a rose would smell as sweet'."
    assert [gap.kind for gap in errors(statement, [quote])] == []


@pytest.mark.parametrize("count", [(4, False), (5, True)])
def test_a_list_names_no_more_than_it_has(count: tuple[int, bool]) -> None:
    quote = "The agencies that took part were ATF, DEA, FBI, and ICE."
    assert bool(find_gaps(f"{count[0]} agencies took part.", [quote])) is count[1]


def test_a_lost_attribution_is_told_once() -> None:
    quote = "It was reported that the harbor minister resigned on Monday morning."
    assert len(find_gaps("The harbor minister resigned on Monday morning.", [quote])) == 1


@pytest.mark.parametrize("year", ["calendar year 2023", "school year 2023"])
def test_a_fiscal_year_is_no_other_year(year: str) -> None:
    (gap,) = find_gaps(
        "Outlays in FY2023 were $6 million.", [f"Outlays in {year} were $6 million."]
    )
    assert gap.kind == "date"
