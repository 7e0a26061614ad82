"""What policy prose counts, by kind: troops and soldiers are one kind, troops and tanks are two."""

from __future__ import annotations

from ..stems import stem

# kind < wider kind: its words. A thing may be called by the wider word; two kinds differ.
_ROWS = """
person: people person individual inhabitant resident citizen population life adult respondent
person: human soul member
soldier < person: troop soldier personnel servicemember serviceman fighter combatant conscript
soldier: recruit marine reservist mercenary airman sailor guardsman force warfighter serviceperson
worker < person: worker employee laborer staff staffer workforce job position labourer crew
worker: post
official < person: official diplomat bureaucrat officer minister commissioner inspector
legislator < person: lawmaker legislator senator representative congressman cosponsor sponsor
legislator: delegate
refugee < person: refugee migrant displaced immigrant noncitizen
prisoner < person: prisoner detainee inmate hostage captive
victim < person: casualty death fatality victim killed dead
victim: fatality
wounded < person: wounded injured injury
patient < person: patient case infection hospitalization
student < person: student pupil
teacher < person: teacher educator professor
farmer < person: farmer grower rancher
veteran < person: veteran
voter < person: voter elector
child < person: child infant minor youth
woman < person: woman girl
household < person: household family
participant < person: participant recipient beneficiary enrollee user consumer customer subscriber
participant: claimant applicant
expert < person: expert analyst economist scientist researcher engineer scholar
doctor < person: physician doctor nurse clinician
civilian < person: civilian
taxpayer < person: taxpayer filer
weapon: weapon arms system
missile < weapon: missile rocket icbm slbm
shell < weapon: shell round munition ammunition projectile
bomb < weapon: bomb
warhead < weapon: warhead
gun < weapon: gun howitzer rifle mortar
tank < weapon: tank
drone < weapon: drone uav
aircraft < weapon: aircraft plane jet airplane bomber fighter warplane
helicopter < weapon: helicopter
ship < weapon: ship vessel boat frigate destroyer tanker
submarine < weapon: submarine
launcher < weapon: launcher
mine < weapon: mine landmine
vehicle: vehicle
truck < vehicle: truck lorry
car < vehicle: car automobile
bus < vehicle: bus
satellite: satellite
centrifuge: centrifuge
reactor: reactor
site: site facility plant station location installation
base < site: base
hospital < site: hospital clinic
school < site: school
laboratory < site: laboratory lab
factory < site: factory mill refinery
home: home house dwelling residence apartment
building: building
port: port harbor
airport: airport
bridge: bridge
road: road highway
container: container
shipment: shipment cargo delivery consignment
country: country nation state government economy jurisdiction
territory: territory
province: province oblast
city: city town municipality
county: county
district: district
tribe: tribe
organization: organization organisation entity institution body group
company < organization: company firm corporation business enterprise manufacturer contractor
company: supplier vendor producer exporter importer retailer employer startup
bank < organization: bank lender
agency < organization: agency department ministry bureau
university < organization: university college
market: market exchange
bill: bill law act statute measure legislation
resolution: resolution
report: report study assessment paper
treaty: treaty agreement accord pact memorandum
rule: rule regulation
amendment: amendment
provision: provision section article clause title item
sanction: sanction designation
recommendation: recommendation
vote: vote ballot
seat: seat
contract: contract order award
license: license permit licence
program: program project initiative programme
grant: grant
loan: loan mortgage
tariff: tariff duty
lawsuit: lawsuit complaint suit
test: test
launch: launch
exercise: exercise drill
attack: attack strike raid assault airstrike
incident: incident event accident
meeting: meeting summit talk session conference
visit: visit trip
hearing: hearing
product: product item good model
category: category type class
acre: acreage
animal: animal cattle cow hog pig bird chicken
meal: meal
vaccine: vaccine dose vaccination shot
bed: bed
account: account
application: application claim
visa: visa
factor: factor reason
step: step measure
goal: goal objective target
"""


def _read_rows() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    kinds: dict[str, set[str]] = {}
    wider: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        named, _, words = row.partition(":")
        kind, _, above = (part.strip() for part in named.partition("<"))
        if above:
            wider[kind] = above
        for word in words.split():
            kinds.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}, wider


_KINDS, _WIDER = _read_rows()


def is_counted(word: str) -> bool:
    """Whether a word, given by its stem, is one of those known to be counted."""
    return word in _KINDS


def may_be_same(one: str, other: str) -> bool:
    """Whether two counted nouns, given by their stems, can name the same thing.

    Words that are in no list may mean anything, so they agree with all.
    """
    if one == other or one not in _KINDS or other not in _KINDS:
        return True
    ones, others = _with_wider(_KINDS[one]), _with_wider(_KINDS[other])
    return bool(_KINDS[one] & others or _KINDS[other] & ones)


def _with_wider(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | {_WIDER[kind] for kind in kinds if kind in _WIDER}
