"""What people ask of an offer in passing: "is that good", "should i take it", "what do i say"."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.picking import Picked, marked, offers_marked, picked
from bot.coach.offers.steps import compared, no_such, take
from bot.coach.person import Session
from bot.coach.question import OfferStep, OfferVerb


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


# The offers that are named stand as "@a" in what these are matched with.
_NAMED = "(?:the |my |their )?@[a-z](?: offer| one)?"
_IT = _any(
    "it|this|that|they|these|them", "(?:my|the|this|that|their) (?:offer|one|deal|package)", _NAMED
)
_MY = "(?:(?:my|the|this|that|their|current|latest|@[a-z]) )*(?:offer|package|deal)"
_OPENING = "(?:(?:so|ok|okay|and|but|well|hey|hmm|honestly|please|pls|now) )*"
_ENDING = (
    "(?: (?:now|then|again|please|pls|though|tho|or not|or no|really|so far|at all|exactly|here|"
    "for me|overall|in total|all in|today|tonight|tomorrow|tmrw|on the call|on the phone))*"
)
_GOOD = _any(
    "any good|good|ok|okay|fine|fair|decent|great|bad|low|lowball|high|enough|competitive",
    "reasonable|worth it|normal|market|market rate|below market|above market|solid|strong|weak",
)
_PAIR = "(?: (?:it|@[a-z])(?: or| vs| versus| and) (?:it|@[a-z]))?"
_MORE = "(?:better|best|higher|highest|more|most|bigger)"
_STOCK = "(?:(?:the|my|their|all|@[a-z]) )*(?:stock|stocks|shares|rsu|rsus|equity|options|grant)"
_TAKE = "(?:take|pick|choose|accept|go with|go for|sign)"
_ENDS_AS = _any("is|are|was|were|will be|becomes?|goes to|go to|turns? out|ends? up|drops? to")
_A_YEAR = _any("(?:per|a|each|every) (?:year|yr)", "yearly|annually")
_WHATS = _any("whats|what is|what are|what was|hows|how is|how much is|how much are")
_SAY = _any(
    "say|write|reply|answer|respond|tell them",
    "say to them|write to them|say back|write back",
)
_TO = f"(?: to (?:them|hr|the recruiter|the hiring manager|{_NAMED}))?"

# Only of an offer can this be said, whatever was talked of before.
_OF_OFFERS: Mapping[OfferVerb, str] = MappingProxyType(
    {
        OfferVerb.SHOW: _any(
            f"(?:is|was) (?:my|this|the|that) (?:offer|package|deal)(?: a| any)*(?: {_GOOD})?",
            f"is (?:this|that|it|@[a-z]) an? {_GOOD} (?:offer|deal|package|one)",
            f"is {_NAMED}(?: a)? {_GOOD}(?: offer)?",
            f"how(?: good)? (?:is|does) {_MY}(?: look| stand| compare)?",
            f"(?:should|shall|do|can) i (?:just )?{_TAKE}(?: {_IT})?",
            f"would you {_TAKE}(?: {_IT})?",
            "(?:should|shall|do|can) i (?:just )?(?:decline|reject|refuse|turn down|say yes to|"
            f"say no to|walk away from)(?: {_IT})?",
            f"(?:wheres|where is|show|show me|see|open)(?: in)? {_MY}",
            f"{_WHATS}(?: in)? {_MY}",
            _MY,
            f"(?:what|how much) (?:are|is) {_STOCK} worth",
            f"whats {_STOCK} worth",
            "(?:whats|what is) my (?:tc|total|total comp|total compensation|comp|pay|base)",
        ),
        OfferVerb.COMPARE: _any(
            "which (?:one |offer |of (?:them|these|those|the two|my offers) )?"
            f"(?:should|shall|do|would) i {_TAKE}{_PAIR}",
            "should i (?:stay|leave|switch|move|go|quit)(?: or (?:go|leave|stay))?",
            f"which (?:one |offer )?would you {_TAKE}{_PAIR}",
            f"which offer (?:is |pays ){_MORE}{_PAIR}",
            f"is {_NAMED} {_MORE}(?: than {_IT})?",
            f"is {_IT} {_MORE} than {_NAMED}",
            f"what if {_STOCK}(?: {_ENDS_AS})?(?: worth)? (?:nothing|zero|0|worthless)",
            f"what if {_STOCK} (?:crash|crashes|tanks|tank)",
        ),
    }
)
# This is said of guides just as well, so that it goes by what was talked of last.
_OF_EITHER: Mapping[OfferVerb, str] = MappingProxyType(
    {
        OfferVerb.SHOW: _any(
            f"(?:is|are|was|isnt) {_IT}(?: a| any| even)*(?: {_GOOD})",
            f"how good is {_IT}|any good|good or bad|good offer",
            f"how does {_IT} (?:look|stand|compare)",
            f"{_WHATS} {_IT} {_any(_A_YEAR, 'in a year|worth|in total|total')}",
            f"what does {_IT} (?:come to|add up to|make|pay)(?: {_A_YEAR})?",
            f"{_A_YEAR}|whats the total|what is the total",
            "what now|what next|now what|whats next|next steps?|what (?:do|should) i do(?: next)?",
        ),
        OfferVerb.COMPARE: _any(
            "(?:which|whats|what is|who)(?: one| of them| of (?:the|these|those) two)?"
            f"(?: is| pays| pay)?(?: the)? {_MORE}(?: one)?{_PAIR}",
            f"who pays (?:me )?{_MORE}{_PAIR}",
            "(?:which|what) (?:one )?(?:wins|is worth more)",
        ),
        OfferVerb.COUNTER: _any(
            f"what (?:do|should|can|shall|would|could) i {_SAY}{_TO}",
            f"what to {_SAY}{_TO}",
            "should i (?:negotiate|counter|push back|ask for more)(?: it| this)?",
            "(?:give me|show me) (?:the|my|a) (?:script|words|wording|lines)",
            "how (?:do|should) i (?:say|word|phrase) (?:it|that|this)|the script|my script",
        ),
        OfferVerb.WHY: _any(
            "why(?: so (?:much|high|low|little))?",
            "why (?:that|this|so|those|these)(?: (?:much|number|numbers))?|how come",
        ),
    }
)
_LONGEST = 90


def wondered(text: str, desk: Desk, session: Session) -> OfferTurn | None:
    """The turn that a short question asks of the offers that are kept; None where it asks none."""
    kept = desk.kept
    if not kept.offers or len(text) > _LONGEST or text.startswith("/"):
        return None
    words = marked(text, kept)
    named = offers_marked(words, kept)
    either = {} if is_of_guides(session, kept) and not named else _OF_EITHER
    for patterns in (_OF_OFFERS, either):
        for verb, pattern in patterns.items():
            if re.fullmatch(f"{_OPENING}{pattern}{_ENDING}", words):
                return _turn(verb, named, desk)
    return None


def is_of_guides(session: Session, kept: Kept) -> bool:
    """Whether the last talk was of a guide, and of no company that an offer is from."""
    companies = {one.company for one in kept.offers}
    elsewhere = session.topic.company is not None and session.topic.company not in companies
    return elsewhere and not session.of_offers


def _turn(verb: OfferVerb, named: tuple[KeptOffer, ...], desk: Desk) -> OfferTurn | None:
    if verb is OfferVerb.COMPARE:
        if len(named) > 1:
            return compared(named, desk)
        if len(desk.kept.offers) > 1:
            return take(OfferStep(verb), desk)
        verb = OfferVerb.SHOW
    offer = named[0] if named else desk.kept.at_hand or desk.kept.present
    return None if offer is None else take(OfferStep(verb, offer.key), desk)


def pointed_at(text: str, desk: Desk, session: Session) -> OfferTurn | None:
    """Show the offer that is meant by "the first one" or "offer 2", where offers are talked of."""
    if not desk.kept.offers or not session.of_offers or session.pending or text.startswith("/"):
        return None
    if not re.fullmatch(
        r"(?:(?:show|see|open)(?: me)? )?(?:the |my |offer |number )+[\w@]+(?: one| offer)?",
        marked(text, desk.kept),
    ):
        return None
    meant = picked(re.sub(r"(?i)^(?:show|see|open)(?: me)?\s", "", text), desk.kept)
    return None if meant is None else _one(meant, desk)


def _one(meant: Picked, desk: Desk) -> OfferTurn | None:
    if meant.missing:
        return no_such(desk)
    if len(meant.offers) != 1:
        return None
    return take(OfferStep(OfferVerb.SHOW, meant.offers[0].key), desk)
