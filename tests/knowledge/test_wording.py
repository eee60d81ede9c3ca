"""Gaps, voice and claims of scripts, on sentences made up for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.wording import claims_offer, is_sayable, placeholders

GAPS = [
    ("Could the base be $[X]K?", ["$[X]K amount"]),
    ("I hope for £[target].", ["£[target] amount"]),
    ("US$[Y]M or CHF [X]K", ["US$[Y]M amount", "CHF [X]K amount"]),
    ("an outage costs $X a minute", ["$X amount"]),
    ("we grew it to $XX billion", ["$XX billion amount"]),
    ("that is $XM and £YK", ["$XM amount", "£YK amount"]),
    ("I cut the bill by X% in Y million calls", ["X% amount", "Y million amount"]),
    ("my pipeline moves XX terabytes", ["XX amount"]),
    ("I grew the group from N to N+X people", ["N amount", "N+X amount"]),
    ("I led a project spanning X engineering teams", ["X amount"]),
    ("a sign-on of [$20K-40K]", ["[$20K-40K] amount"]),
    ("a raise of [20-30]%", ["[20-30]% amount"]),
    ("a bonus near [current bonus]", ["[current bonus] amount"]),
    ("the desk in Leeds [or Austin / London]", ["[or Austin / London] choice"]),
    ("level [3/4] suits me", ["[3/4] choice"]),
    ("from [Acme or Initech]", ["[Acme or Initech] choice"]),
    ("$[X/Y]K fits", ["$[X/Y]K amount"]),
    ("[$X/yr] fits", ["[$X/yr] amount"]),
    ("at [previous company]", ["[previous company] other"]),
    ("[ran [product/platform] for X users]", ["[ran [product/platform] for X users] choice"]),
    ("[X] now and [X] later, [Y] never", ["[X] amount", "[Y] amount"]),
]


@pytest.mark.parametrize(("script", "gaps"), GAPS)
def test_a_gap_is_found_as_it_stands_with_its_kind(script: str, gaps: list[str]) -> None:
    assert [f"{gap.text} {gap.kind}" for gap in placeholders(script)] == gaps


@pytest.mark.parametrize(
    "script",
    [
        "as the report [1] and the survey [2, 3] show",
        "see [the table](https://example.org/pay)",
        "the X platform has 500M+ X users, and Contoso X systems run it",
        "shares of $XYZ rose under Regulation Z",
        "MAX, FIXX and XY are names",
        "an empty [] and a blank [ ]",
        "[" + "a remark of the author that goes on and on " * 6 + "]",
    ],
)
def test_what_only_looks_like_a_gap_is_none(script: str) -> None:
    assert placeholders(script) == ()


@given(st.text() | st.text(alphabet="[]$XYZN+%K/ ()1or-"))
def test_every_gap_is_a_piece_of_its_script_and_comes_once(script: str) -> None:
    gaps = placeholders(script)
    assert all(gap.text in script for gap in gaps)
    assert len(set(gaps)) == len(gaps)


@given(st.text() | st.lists(st.sampled_from("I have my other offers from [X] . Push in".split())))
def test_no_text_is_too_odd_to_judge(script: str | list[str]) -> None:
    text = script if isinstance(script, str) else " ".join(script)
    assert isinstance(is_sayable(text), bool)
    assert isinstance(claims_offer(text), bool)


def test_a_hostile_script_is_judged_in_no_time() -> None:
    for piece in ("[", "[a", "[[a]", "I have ", "my A ", "other ", "X", "$"):
        script = piece * 20_000
        placeholders(script)
        is_sayable(script)
        claims_offer(script)


@pytest.mark.parametrize(
    "script",
    [
        "I'd like the base to be $150K.",
        "My work cut the bill in half.",
        "That gap matters to me.",
        "Can we look at the sign-on again?",
        "Could you share how refreshers work here?",
        "Let's find a number that works.",
        "Your team impressed me, and I hope to join it.",
        "Don't ask me to choose between the two.",
        "Target is rebuilding its stores, and I have done that before.",
        "Use of the budget is my call.",
        "Once I’ve signed, I will stay.",
    ],
)
def test_a_candidate_can_say_what_is_in_the_first_person(script: str) -> None:
    assert is_sayable(script)


@pytest.mark.parametrize(
    "script",
    [
        "Engineers with this skill are rare.",
        "Target 18% bonus and a large grant.",
        "Push for a sign-on: 'I need $20K to move.'",
        "The stock may fall. Target $160K+ so that I am safe.",
        "My reach is wide. Push hard on equity.",
        "Use the Initech offer; it is my best card.",
        "Negotiate all parts together, as I did.",
        "Phase I of the plan ends in May.",
        "AI needs GPUs.",
        "",
    ],
)
def test_advice_and_third_person_arguments_cannot_be_said(script: str) -> None:
    assert not is_sayable(script)


CLAIMS = """
I have an offer from Initech.
I have another offer at $180K.
I've received an offer that is higher.
I've got two offers on my desk.
I'm evaluating offers this week.
I am currently weighing several offers.
I'm holding offers from Initech and Hooli.
I hold a written offer of £90K.
I currently have a staff offer at [company].
I also have a competing offer.
I already have senior offers in hand.
I'm seeing offers around €95K.
I'm comparing an Initech offer with this one.
I'm turning down a Hooli offer to come here.
Declining an outside offer is hard for me.
My competing offer is $20K above.
My other offers pay more stock.
My best offer is at $[X]K.
With my Hooli offer I would start at $170K.
My Initech/Hooli offers are higher.
My alternative offers are all remote.
The competing offers I have in front of me pay more.
Competing offers put me at $200K.
A competing offer from [company] stands at $[X].
Two rival offers came in above that.
There are multiple offers for me to choose from.
Other offers I'm considering have no cliff.
The senior offers I'm considering start at $210K.
I need the grant to match competing offers.
An offer from [Initech/Hooli] is open until Friday.
Offers from two banks are higher.
Other companies have offered me more.
Hooli has offered $190K.
Initech is offering $185K and a sign-on.
[competitor] is offering $[X] for the same job.
My current employer is offering a stay bonus.
Hooli has extended an offer to me.
Initech offered me a larger grant.
Hooli quoted me $175K.
A package of $240K from Hooli is what I compare with.
I have [Initech/Hooli] at $[X] all in.
Initech offers $180K / $90K RSU, so I need more.
I have a higher competing bid.
I'm interviewing with Initech.
I am actively interviewing elsewhere.
I'm in final rounds with Hooli.
I'm in late stages with [company].
I'm in late-stage processes with two firms.
I'm in process with Hooli at the same level.
I would withdraw from all other processes.
I will end my other active processes today.
I'm in conversations with Initech.
I am in advanced talks with Hooli.
I have active discussions with two of your rivals, my talks with Initech included.
I'm also speaking with Hooli next week.
I'm evaluating roles at Initech and Hooli.
I'm considering opportunities at three banks.
I'm exploring positions with several startups.
I'm evaluating Hooli and Initech at the same level.
I'm comparing your package against one in Leeds.
I'm choosing between this team and Hooli.
I'm being recruited by Initech.
I've been approached by Hooli.
I have competing interest from three banks.
I have active interest from Initech.
My alternatives are all in London.
My strongest alternative is a bank.
Hooli and Initech are recruiting me.
I have a term sheet from a startup.
I would love to join and have offers from [company].
I am keen, but have offers from rivals.
""".strip().splitlines()

NO_CLAIMS = """
Thank you for your offer.
I appreciate the offer and have one question.
I have reviewed your offer.
I've read the offer with care.
I'm considering your offer and like the team.
I'm excited about this offer.
Could the offer reflect the level?
I'd like my Acme offer to carry the higher title.
I want my offer to name the bonus.
I'd like this offer to include a refresher.
I expect the offer at the top of the band.
I'd like an offer at the top of the range.
I'd sign a competitive offer today.
If I receive an offer, I will answer in a day.
If I have another offer by then, I will say so.
I was pleased to see a refresh offered.
The plan offers a yearly refresh.
What does the bonus plan offer in a weak year?
Acme must offer more to keep people like me.
No other company offers such data.
Few roles offer this much ownership.
Competitors who are offering more pay in cash.
I know what rival firms are offering in this market.
Engineers have offers from everyone in this town.
Use competing offers with care.
Bring a competing offer to the call.
Frame competing offers around scope.
Come prepared with competing offers.
If you have competing offers, mention them late.
Initech competes for the same people.
The market is competitive, and my skill is rare.
Hooli and Initech are competing for designers.
I've competed with larger teams and won.
I recruit and keep strong engineers.
My recruiting record speaks for itself.
Recruiters call people like me often.
I'd like the base at $150K.
I need a sign-on of $20K to cover unvested stock.
I'm leaving $40K in unvested stock at [company].
Engineers in Leeds earn £80K.
Google pays $200K for this level.
My expertise is worth $[X] in this market.
My team at [company] grew to nine.
My track record at Initech is public.
Equity at a late-stage startup is a risk for me.
I joined at a late-stage fintech and saw it go public.
Our system processes billions of events.
I've built review processes at [company].
The interview process was thorough.
My user interviews shape the roadmap.
I led conversations with customers.
I use alternative data in my models.
My alternative data work pays for itself.
There is no alternative supplier.
I've integrated alternative payment methods.
The opportunity cost of moving is real for me.
This opportunity is the right one for me.
I'm evaluating models for safety at [company].
I'm evaluating this as a long career.
I'm choosing Acme because of its mission.
I'm considering the whole package.
I write bids for public contracts.
My real-time bidding system runs all day.
I'd like to see the counterpart plan.
I'm comparing methods, not people.
Bakers with oven experience have offers from [company].
Candidates in Boston have offers from rivals.
""".strip().splitlines()


@pytest.mark.parametrize("script", CLAIMS)
def test_saying_it_claims_an_offer(script: str) -> None:
    assert claims_offer(script)


@pytest.mark.parametrize("script", NO_CLAIMS)
def test_saying_it_claims_no_offer(script: str) -> None:
    assert not claims_offer(script)


@pytest.mark.parametrize(
    "script",
    [
        "I'm comparing this with a Initech offer at $190K base, so I need a little more.",
        "The offer I have from a firm in town is higher than this one.",
        "There is an Initech offer at $190K on my table.",
    ],
)
def test_an_offer_named_in_passing_is_a_claim(script: str) -> None:
    assert claims_offer(script)
