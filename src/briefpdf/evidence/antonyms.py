"""Words that turn a statement round when one is put for the other."""

from __future__ import annotations

from functools import lru_cache

from .stems import stem

# One side | the other side. A star: what is not the one is the other, so that “did not reject” is
# “accepted”; without it a third thing can be, and “did not increase” is not “decreased”. A tilde:
# they say which of two parties, and a passage may well speak of both.
_ROWS = """
increase expand grow rise raise more greater larger higher additional | decrease reduce decline \
fall cut less fewer smaller lower
increase rise grow expand climb gain surge jump soar swell escalate accelerate intensify higher \
up upward expansion | decrease decline fall drop reduce cut shrink contract diminish lessen slump \
plunge dwindle curtail lower down downward reduction
raise boost enhance improve bolster augment upgrade widen | lower cut reduce decrease degrade \
worsen impair weaken undermine downgrade narrow
strengthen reinforce tighten consolidate | weaken loosen relax erode undermine degrade dilute \
soften
deepen | lessen reduce narrow
improve recover rebound ameliorate warm | worsen deteriorate decline degrade sour
more greater larger bigger higher longer | less fewer smaller lower shorter
most maximum highest largest greatest biggest upper | least minimum lowest smallest fewest lower
support back endorse favor advocate champion approve backing | oppose resist reject protest \
contest denounce condemn criticize veto block opposition
~ supporter proponent advocate backer | opponent critic detractor
* allow permit authorize let enable legalize lawful legal authorization | prohibit forbid ban bar \
prevent outlaw disallow preclude illegal unlawful restrict prohibition
require mandate compel oblige | exempt waive excuse
require mandatory compulsory | voluntary optional
require requirement mandate oblige compel | permit allow authorize
* accept approve adopt agree embrace ratify pass | reject refuse decline rebuff dismiss veto
win victory gain | lose defeat loss
begin start launch initiate commence open resume continue introduce | end stop cease halt \
terminate suspend discontinue conclude close finish complete
extend renew prolong continue maintain reauthorize preserve sustain | terminate end cancel expire \
lapse abolish rescind withdraw
establish create found form institute | abolish dissolve eliminate disband dismantle
enact pass adopt | repeal reject rescind
lift ease remove waive suspend relax | impose tighten reimpose apply
import importer imported inbound incoming | export exporter exported outbound outgoing
buy purchase acquire buyer purchaser | sell seller divest
lend | borrow
~ lender creditor | borrower debtor
join enter accede entry | leave exit withdraw quit exit
* include inclusion | exclude omit exclusion
add addition insert | remove delete subtract removal strike
* succeed success successful | fail failure unsuccessful
comply compliance abide | violate breach infringe noncompliance defy violation
honor uphold respect fulfill | breach violate break ignore
confirm affirm acknowledge admit | deny refute dispute
uphold affirm sustain | overturn reverse vacate invalidate annul quash nullify strike
reaffirm reiterate retain keep | withdraw abandon drop renounce revoke rescind
agree agreement consent | disagree disagreement differ
before prior preceding ahead pre | after following subsequent post
above over exceed exceeding | below under
* within inside | outside beyond
first initial earliest | last final latest
early earlier | late later
former previous past prior outgoing | current present incoming
old older | new newer
oldest | newest
short shorter shortest | long longer longest
high higher | low lower
large big major significant | small minor minimal negligible
strong stronger strongest | weak weaker weakest
best better | worst worse
wet wetter wettest | dry drier driest
tall taller tallest | short shorter shortest
hot hotter hottest warm warmer warmest | cold colder coldest cool cooler coolest
richest wealthiest | poorest
wide broad | narrow
rapid rapidly fast faster quick quickly swift swiftly sharply | slow slower slowly gradual gradually
advance advancing | retreat retreating
attack offensive aggressor | defend defensive defender
invade occupy seize annex | liberate withdraw
deploy deployed | withdraw recall nondeployed undeployed
ally partner friend friendly allied | adversary enemy rival foe opponent hostile
alliance | rivalry
cooperate cooperation cooperative | confront confrontation conflict
peace peaceful | war wartime
domestic internal | foreign external overseas international
public | private secret nonpublic confidential
open | closed secret
classified | unclassified
federal | state local
multilateral | unilateral bilateral
bilateral | unilateral multilateral
central | local provincial
civil civilian | military
strategic | tactical nonstrategic
conventional nonnuclear | nuclear
direct directly | indirect indirectly
temporary temporarily interim short-term | permanent permanently long-term
partial partially partly | full fully complete completely entirely
full-scale large-scale | limited small-scale
all every entire whole both | none neither
majority | minority
always | never rarely seldom
often frequently usually typically generally | rarely seldom never infrequently
likely probable probably | unlikely improbable
possible feasible | impossible infeasible
certain | uncertain
clear | unclear ambiguous
able capable | unable incapable
sufficient adequate enough | insufficient inadequate
safe secure | unsafe dangerous insecure
stable | unstable volatile
positive favorable beneficial | negative unfavorable adverse harmful
advantage benefit | disadvantage drawback
surplus | deficit shortage shortfall
asset | liability
income revenue receipt inflow | expense expenditure outlay outflow cost
profit | loss
supply | demand
import-dependent | self-sufficient
appreciate | depreciate devalue
inflation inflationary | deflation deflationary
nominal | real inflation-adjusted
discretionary | mandatory
* constitutional | unconstitutional
conservative | liberal
democratic democracy | authoritarian autocratic
north northern northward | south southern southward
east eastern eastward | west western westward
upper | lower
left | right
urban | rural
developed advanced | developing underdeveloped
rich wealthy | poor impoverished
~ male men man boy | female women woman girl
~ adult | child minor
employed employment | unemployed unemployment
hire recruit | fire dismiss layoff
arrive arrival | depart departure leave
appear emerge | disappear vanish
freeze block seize | unfreeze unblock release
release free | detain imprison arrest capture
appoint nominate | remove dismiss oust
guilty convict | innocent acquit
~ plaintiff | defendant
~ buyer | seller
~ employer | employee
~ exporter | importer
~ producer | consumer
~ winner | loser
attract encourage promote incentivize foster | discourage deter hinder impede hamper
facilitate ease accelerate | impede hinder obstruct complicate delay slow
accelerate hasten expedite advance | delay slow postpone defer
protect safeguard | endanger threaten harm jeopardize
build construct | demolish dismantle destroy
arm | disarm
escalate escalation | deescalate de-escalation
mobilize | demobilize
integrate | separate isolate
unite unify | divide split
trust confidence | distrust mistrust suspicion
optimistic | pessimistic
same identical | different
simple | complex
common | rare uncommon
with | without
for favor | against
since | until
toward | away
pro | anti
onshore | offshore
upstream | downstream
wholesale | retail
primary | secondary
renewable | nonrenewable fossil
taxable | exempt
eligible eligibility qualified | ineligible ineligibility disqualified
active | inactive dormant
known | unknown
visible | invisible
accurate accurately | inaccurate inaccurately
effective | ineffective
efficient | inefficient
regular | irregular
reliable | unreliable
willing | unwilling reluctant
available | unavailable
popular | unpopular
dependent reliance dependence | independent self-reliance independence
covert clandestine secret undeclared | overt open declared
provide supply give grant | withhold deny withdraw
introduce propose | withdraw
save saving conserve | waste
disrupt counter combat thwart | assist aid help facilitate
boost spur stimulate bolster promote | curb curtail limit hamper
latter | former
contrary | conducive consistent
compliant consistent compatible | noncompliant inconsistent incompatible
defense defensive | offense offensive
sustain maintain | discontinue cease
legal | criminal
"""

# Beginnings and endings that turn the same word round.
_PREFIXES = ("un", "non", "dis", "in", "im", "ir", "il", "de", "mis", "anti")
_FACING = tuple(
    (one, other)
    for pair in """
    pre/post over/under pro/anti up/down in/out im/ex in/ex in/de ac/de ap/de as/de inter/intra
    up/de micro/macro
    """.split()
    for one, other in [pair.split("/")]
)
_FACES = tuple({beginning for pair in _FACING for beginning in pair})
# They only look as if they were turned round.
_UNLIKE = frozenset(
    "invest vest inform form import port impart part incline cline indeed deed input put until "
    "til under der union ion unit it unite ite intend tend defend fend depart part detail tail "
    "decade cade define fine deliver liver demand mand impress press express discover cover "
    "dispose pose display play district strict discuss cuss disease ease imply ply improve prove "
    "impose pose inmate mate invite vite inside side income come increase crease include clude "
    "involve volve individual dividual interest terest illegal indicate dicate state estate "
    "deposit posit develop velop determine termine".split()
)


def _read_rows() -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(_ROWS.strip().splitlines()):
        for side, words in enumerate(row.lstrip("*~ ").split("|")):
            for word in words.split():
                for form in {word, stem(word)}:
                    found.setdefault(form, set()).add((number, side))
    return found


_SIDES = _read_rows()


def _marked(mark: str) -> frozenset[int]:
    rows = enumerate(_ROWS.strip().splitlines())
    return frozenset(number for number, row in rows if row.startswith(mark))


_COMPLEMENTARY, _OF_PARTIES = _marked("* "), _marked("~ ")


@lru_cache(maxsize=10_000)
def sides_of(low: str) -> frozenset[tuple[int, int]]:
    """On which side of which pairs a word stands; empty for most."""
    return frozenset(_SIDES.get(low) or _SIDES.get(stem(low)) or ())


@lru_cache(maxsize=20_000)
def are_opposed(one: str, other: str) -> bool:
    """Whether two words, in small letters, turn what is said round when exchanged."""
    if one == other or stem(one) == stem(other):
        return False
    ours, theirs = sides_of(one), sides_of(other)
    if ours & theirs:
        return False
    if any((row, 1 - side) in theirs for row, side in ours):
        return True
    return _is_turned(one, other) or _is_turned(other, one) or _faces(one, other)


def are_complementary(one: str, other: str) -> bool:
    """Whether denying the one of two opposed words is saying the other."""
    theirs = sides_of(other)
    return any(
        row in _COMPLEMENTARY and (row, 1 - side) in theirs for row, side in sides_of(one)
    ) or bool(_is_turned(one, other) or _is_turned(other, one))


def are_parties(one: str, other: str) -> bool:
    """Whether two opposed words name parties that one event may have both: buyer and seller."""
    theirs = sides_of(other)
    return any(row in _OF_PARTIES and (row, 1 - side) in theirs for row, side in sides_of(one))


def _is_turned(one: str, other: str) -> bool:
    """Whether the second is the first behind un-, non-, dis- and the like."""
    if len(one) < 4 or not other.startswith(_PREFIXES) or one in _UNLIKE or other in _UNLIKE:
        return False
    for prefix in _PREFIXES:
        if other.startswith(prefix) and len(other) > len(prefix) + 3:
            base = other[len(prefix) :].lstrip("-")
            if base == one or (len(base) > 4 and stem(base) == stem(one)):
                return True
    return False


def _faces(one: str, other: str) -> bool:
    if not (one.startswith(_FACES) and other.startswith(_FACES)):
        return False
    for first, second in _FACING:
        for left, right in ((one, other), (other, one)):
            if left.startswith(first) and right.startswith(second):
                base, facing = left[len(first) :], right[len(second) :]
                if len(base) > 3 and (base == facing or stem(base) == stem(facing)):
                    return True
    return False
