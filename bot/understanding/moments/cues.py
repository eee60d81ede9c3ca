"""The words without which nobody asks for a reminder or tells of a day."""

from bot.understanding.utterance import Utterance

ASKING = frozenset(
    "remind reminder reminders remindme remid rmind reminde rimind reming remaind remnd "
    "remimd nudge ping poke alert alarm wake notify buzz forget heads".split()
)
TELLING = frozenset(
    "deadline deadlines cutoff expires expire expired expiring expiry expiration lapses explodes "
    "due give gave given decide respond left until untill till til by before than valid closes "
    "ends review reviews appraisal evaluation promo promotion interview call meeting onsite screen "
    "chat zoom negotiation panel".split()
)
_ANY = ASKING | TELLING


def may_remind(utterance: Utterance) -> bool:
    """Whether any word may ask for a reminder or tell of an event; most messages have none."""
    return not _ANY.isdisjoint(utterance.keys)
