"""Words that tell what somebody did, and words that look like them."""

from __future__ import annotations

from .word_lists import words_of

# What a reader could look up, whoever did it.
EVENTS = words_of(
    """
    abolished abstained adopted annexed approved arrested assassinated attacked banned bombed
    bought captured ceased deployed destroyed downed elected enacted evacuated executed
    exported expelled extradited fired imported imposed indicted invaded killed launched
    lifted mobilized nationalized occupied ousted pardoned passed postponed ratified rejected
    released repealed resigned sanctioned seized sent shelled shipped shot signed sold struck
    supplied suspended tested transferred vetoed violated voted withdrawn withdrew wounded
    """
)

# What tells of a deed when somebody with a name does it, beside every verb that ends in -ed.
DEEDS = words_of(
    """
    ate became began begun bought broke broken brought built came chose chosen cut did drew
    driven drove fell fallen fought found froze frozen gave given gone got grew grown had has
    have held hit kept knew laid led left lent lost made met paid ran risen rose said saw sent
    set shot sold sought spent split spread stood struck swore taken thrown told took tried
    understood was went were withdrew withdrawn won written wrote hosts holds produces exports
    imports controls requires prohibits provides supplies sends spends maintains operates
    possesses owns borders recognizes bans employs buys sells pays receives supports opposes
    backs helps trains funds leads threatens targets occupies attacks violates evades trades
    builds tests launches deploys enriches
    """
)

# “Russia is a party”, “Ukraine is losing”; but “the case of Russia is unclear” can be judged only.
IS = frozenset({"is", "are"})
BEHIND_IS = words_of("a an the one part home now no not among under at in")

# They end in -ed and tell of no deed.
NO_DEEDS = words_of(
    """
    advanced agreed-upon armed based biased combined complicated concerned continued detailed
    embed exceed feed hundred indeed interested involved kindred learned limited linked mixed
    need needed proceed proposed related renewed sacred seed so-called so-termed speed succeed
    supposed unprecedented unresolved varied weed
    """
)

# What stands behind one of these is thought of, asked for or to come.
SUPPOSING = words_of(
    """
    could may might would should can cannot must will shall if whether unless couldn’t
    wouldn’t shouldn’t won’t can’t
    """
)

SAYING = words_of(
    """
    accused acknowledged admitted alleged announced argued asserted assessed claimed concluded
    condemned confirmed contended criticized declared denied described disclosed estimated
    explained insisted maintained noted objected pledged predicted promised proposed recommended
    reiterated reported reportedly revealed said says stated stressed suggested testified told
    urged vowed warned wrote
    """
)
SAYING_NOW = words_of(
    """
    accuse acknowledge allege argue assert assess believe claim conclude contend criticize deny
    estimate expect fear maintain note oppose predict report say stress suggest support think
    urge view want warn worry
    """
)
SPEAKERS = words_of(
    """
    officials experts analysts observers policymakers lawmakers legislators members critics
    supporters proponents opponents advocates researchers economists scholars diplomats leaders
    commanders sources reports studies agencies authorities investigators witnesses
    """
)
