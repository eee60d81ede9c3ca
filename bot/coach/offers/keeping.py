"""Which offer a message tells of: a new one, or one that is kept and has changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from bot.coach.kept import Doubt, Kept, KeptOffer, aged, names_of
from bot.coach.naming import company_called
from bot.coach.offers.mixing import in_one_currency
from bot.coach.question import Question
from bot.knowledge.base import KnowledgeBase
from bot.understanding.entities import CompanyMention, DoubtfulMention
from bot.understanding.offers.mention import OfferKind, OfferMention, Part, Stated

_CHANGES = re.compile(
    r"\b(?:now|actually|instead|correction|changed?|update[ds]?|make (?:it|that)|should be|"
    r"was wrong|i meant|"
    r"came back|moved|raised|went up|bumped|plus|also|and|is|are|it'?s|no|not)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\s*/offer\b|\b(?:another|new|second|other|2nd|third)\s(?:offer|one)\b", re.IGNORECASE
)
# "Offer B: 130k base".
_LETTERED = re.compile(r"\boffer\s(?P<key>[a-j])\s?[:=-]", re.IGNORECASE)
_OFFERED = re.compile(r"\boffer", re.IGNORECASE)
# The parts of a mention that are not facts about the offer itself.
_NOT_FACTS = frozenset(
    {"span", "kind", "employer", "name", "roles", "places", "none", "misfits", "unread"}
)
# What a doubt is about: a new statement of that part opens it again.
_ABOUT: Mapping[str, tuple[Doubt, ...]] = MappingProxyType(
    {
        "base": (Doubt.HOURS, Doubt.DAYS, Doubt.PERIOD),
        "bonus": (Doubt.BONUS,),
        "stock": (Doubt.BASIS,),
        "vesting": (Doubt.VESTING,),
    }
)
_PART_OF: Mapping[str, Part] = MappingProxyType(
    {
        "base": Part.BASE,
        "bonus": Part.BONUS,
        "stock": Part.STOCK,
        "options": Part.OPTIONS,
        "shares": Part.SHARES,
        "sign_on": Part.SIGN_ON,
        "relocation": Part.RELOCATION,
        "refresher": Part.REFRESHER,
        "match": Part.MATCH,
        "total": Part.TOTAL,
        "vesting": Part.VESTING,
        "vesting_years": Part.VESTING,
        "cliff_months": Part.CLIFF,
        "every_months": Part.FREQUENCY,
        "clawback": Part.CLAWBACK,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """An offer as it is after a message; `changed` are the parts that are other than they were."""

    offer: KeptOffer
    changed: tuple[Part, ...] = ()
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """The message that a mention stands in: what it says of a job, and whether it is its only one.

    `own` is without what is carried over from the talk before, and `staying` says that the
    present employer offers something to stay.
    """

    text: str
    own: Question
    alone: bool
    staying: bool = False


def told(
    mention: OfferMention,
    asked: Question | None,
    kept: Kept,
    knowledge: KnowledgeBase,
    message: Message,
) -> Told:
    """The offer that a mention tells of; `asked` is about its job, with what is carried over."""
    fresh = _fresh(mention, asked, kept, knowledge)
    if _NEW.search(message.text) is not None and _is_carried_over(mention, fresh, kept):
        fresh = _fresh(mention, None, kept, knowledge)
    same = _same(fresh, mention, kept, message)
    if same is None:
        return Told(_to_stay(fresh, kept) if message.staying and not _is_named(mention) else fresh)
    if not _is_named(mention):
        # Another company may have been talked about since.
        fresh = _fresh(mention, message.own, kept, knowledge)
    return _merged(same, fresh)


_TO_STAY, _TODAY = "To stay", " today"


def _to_stay(fresh: KeptOffer, kept: Kept) -> KeptOffer:
    """The offer of whoever pays today, where that is known; never of another who offers."""
    present = kept.present
    if fresh.is_present or (present is not None and fresh.company == present.company):
        return fresh
    if present is None or present.company is None:
        return replace(fresh, name=_TO_STAY, company=None, role=None, level=None, places=())
    return replace(
        fresh,
        name=present.name.removesuffix(_TODAY),
        company=present.company,
        role=present.role,
        level=present.level,
        places=present.places,
    )


def _is_named(mention: OfferMention) -> bool:
    return mention.employer is not None or mention.name is not None


def _is_carried_over(mention: OfferMention, fresh: KeptOffer, kept: Kept) -> bool:
    """Whether a new offer has its employer from the talk before, whose offer is kept already."""
    return not _is_named(mention) and any(_is_same_job(one, fresh) for one in kept.offers)


def _fresh(
    mention: OfferMention, asked: Question | None, kept: Kept, knowledge: KnowledgeBase
) -> KeptOffer:
    key = kept.next_key()
    about = Question() if asked is None else asked
    company = about.company
    if company is None and isinstance(mention.employer, CompanyMention):
        company = mention.employer.company
    company = company or _company_of(_typed(mention), kept)
    places = tuple(dict.fromkeys(place.place for place in mention.places)) or about.places
    before = next((one for one in reversed(kept.offers) if one.company == company), None)
    if about.company is None and company is not None and before is not None:
        about = replace(about, role=before.role, level=before.level)
        places = places or before.places
    offer = KeptOffer(
        key=key,
        name=_name(mention, company, key, knowledge),
        stated=mention,
        company=company,
        employer=_typed(mention),
        maybe=mention.employer.choices if isinstance(mention.employer, DoubtfulMention) else (),
        role=about.role,
        level=about.level,
        places=places,
    )
    return replace(offer, name=_apart(offer, kept))


def _company_of(typed: str | None, kept: Kept) -> str | None:
    """The company that was called so before, of which an offer is kept."""
    if typed is None:
        return None
    called = typed.casefold()
    of = (one for one in kept.offers if (one.employer or "").casefold() == called)
    return next((one.company for one in of if one.company is not None), None)


def _typed(mention: OfferMention) -> str | None:
    employer = mention.employer or mention.name
    return None if employer is None else employer.typed


def _name(mention: OfferMention, company: str | None, key: str, knowledge: KnowledgeBase) -> str:
    if company is not None:
        name = company_called(company, knowledge).text
    elif mention.employer is not None:
        name = mention.employer.typed
    elif mention.name is not None:
        name = mention.name.typed
    elif mention.kind is OfferKind.PRESENT:
        return "Today"
    else:
        return f"Offer {key.upper()}"
    return name if mention.kind is OfferKind.OFFER else f"{name}{_TODAY}"


def _apart(offer: KeptOffer, kept: Kept) -> str:
    """A name that no other offer has: that of another role or place of the employer is longer."""
    others = [one for one in kept.offers if not _is_same_job(one, offer)]
    if offer.name.casefold() not in names_of(others):
        return offer.name
    more = [offer.role.replace("-", " ").title()] if offer.role else []
    more += [place.name for place in offer.places[:1]]
    for word in (*more, offer.key.upper()):
        longer = f"{offer.name} {word}"
        if longer.casefold() not in names_of(others):
            return longer
    return f"{offer.name} {offer.key.upper()} {len(others)}"


def _is_same_job(one: KeptOffer, other: KeptOffer) -> bool:
    same_kind = one.is_present == other.is_present
    employer = one.company is not None and one.company == other.company
    named = one.name.casefold() == other.name.casefold()
    role = None in {one.role, other.role} or one.role == other.role
    place = not one.places or not other.places or one.places == other.places
    return same_kind and (employer or named) and role and place


def _same(
    fresh: KeptOffer, mention: OfferMention, kept: Kept, message: Message
) -> KeptOffer | None:
    """The kept offer that a mention changes; None where it tells of a new one."""
    known = _is_named(mention)
    if known:
        same = (one for one in reversed(kept.offers) if _is_same_job(one, fresh))
        return next(same, None)
    if mention.kind is OfferKind.PRESENT:
        return kept.present
    lettered = _LETTERED.search(message.text)
    if lettered is not None and message.alone:
        return kept.of(lettered["key"].casefold())
    if message.staying and kept.at_hand is not None and kept.at_hand.occasion is None:
        return None
    if not message.alone or _NEW.search(message.text) is not None:
        return None
    at_hand = kept.at_hand
    if at_hand is None or (at_hand.is_present and _OFFERED.search(message.text) is not None):
        return None
    whole = mention.base is not None and _count(mention) > 1
    changes = _CHANGES.search(message.text) is not None
    return at_hand if changes or not whole else None


def _count(mention: OfferMention) -> int:
    return sum(1 for name in _PART_OF if getattr(mention, name))


def _merged(old: KeptOffer, fresh: KeptOffer) -> Told:
    """The kept offer with what is newly stated; the rest of it stays as it was."""
    before, after = in_one_currency(old.stated, fresh.stated)
    stated: dict[str, object] = {}
    settled = dict(old.settled)
    changed: list[Part] = []
    for one in fields(OfferMention):
        value = getattr(after, one.name)
        if one.name in _NOT_FACTS or not _is_given(value):
            stated[one.name] = aged(getattr(before, one.name))
            continue
        stated[one.name] = value
        if _differs(getattr(before, one.name), value) and one.name in _PART_OF:
            changed.append(_PART_OF[one.name])
        for doubt in _ABOUT.get(one.name, ()):
            settled.pop(doubt, None)
    none = (before.none | after.none) - {
        _PART_OF[name] for name in _PART_OF if getattr(after, name)
    }
    stated |= {"span": after.span, "kind": before.kind, "none": none}
    stated |= {"misfits": after.misfits, "unread": after.unread}
    for part in after.none:
        for name, of in _PART_OF.items():
            if of is part and getattr(before, name):
                stated[name] = () if isinstance(getattr(before, name), tuple) else None
                changed.append(part)
    offer = replace(
        old,
        stated=OfferMention(**stated),  # type: ignore[arg-type]  # each value is of its own field
        company=fresh.company or old.company,
        employer=fresh.employer or old.employer,
        role=fresh.role or old.role,
        level=fresh.level or old.level,
        places=fresh.places or old.places,
        settled=MappingProxyType(settled),
    )
    return Told(offer, tuple(dict.fromkeys(changed)), is_new=False)


def merged_with(offer: KeptOffer, mention: OfferMention) -> KeptOffer | None:
    """The offer with what an answer says of it; None where it says nothing."""
    said = any(_is_given(getattr(mention, name)) for name in _PART_OF)
    if not said and not mention.none:
        return None
    return _merged(offer, replace(offer, stated=mention)).offer


def _is_given(value: object) -> bool:
    return value is not None and value not in ((), frozenset())


def _differs(before: object, after: object) -> bool:
    return aged(before) != aged(after)


# In lakhs -----------------------------------------------------------------------------------------

_LAKH = 100_000
_THOUSAND = 1_000
_LAKHS_PAID = "INR"


def in_lakhs(mention: OfferMention, kept: Kept) -> OfferMention:
    """A mention whose bare numbers are lakhs, where all that is kept is in rupees: "base is 35"."""
    currencies = {one.stated.currency or one.stated.place_currency for one in kept.offers}
    own = mention.currency or mention.place_currency or _LAKHS_PAID
    if currencies != {_LAKHS_PAID} or own != _LAKHS_PAID:
        return mention
    base, bonus, stock = mention.base, mention.bonus, mention.stock
    return replace(
        mention,
        base=None if base is None else replace(base, amount=_lakhs(base.amount)),
        bonus=bonus
        if bonus is None or bonus.amount is None
        else replace(bonus, amount=_lakhs(bonus.amount)),
        stock=None if stock is None else replace(stock, amount=_lakhs(stock.amount)),
        sign_on=tuple(replace(one, amount=_lakhs(one.amount)) for one in mention.sign_on),
        relocation=None if mention.relocation is None else _lakhs(mention.relocation),
        total=None if mention.total is None else _lakhs(mention.total),
    )


def _lakhs(amount: Stated) -> Stated:
    """A number that was taken for thousands; any other as it is."""
    if amount.scale != _THOUSAND or amount.high >= _LAKH * _THOUSAND:
        return amount
    times = _LAKH // _THOUSAND
    return replace(amount, low=amount.low * times, high=amount.high * times, scale=_LAKH)


# By name ----------------------------------------------------------------------------------------


def named_in(text: str, kept: Kept) -> tuple[KeptOffer, ...]:
    """The kept offers that a text names, by their names or letters, in the order named."""
    folded = f" {_plain(text)} "
    found: list[tuple[int, KeptOffer]] = []
    for offer in kept.offers:
        for name in (_plain(offer.name), f"offer {offer.key}", *_short(offer)):
            at = folded.find(f" {name} ")
            if name and at >= 0:
                found.append((at, offer))
                break
    found.sort(key=lambda pair: (pair[0], pair[1].is_present))
    return tuple(offer for _, offer in found)


def _short(offer: KeptOffer) -> tuple[str, ...]:
    """The first word of a longer name: "Ally" for "Ally Financial"."""
    words = _plain(offer.name).split()
    return (words[0],) if len(words) > 1 and words[0] != "offer" else ()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
