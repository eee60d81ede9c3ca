"""The company of a message, where a mistake does harm: somebody reads another company's pay."""

from collections.abc import Container
from dataclasses import replace

from bot.coach.answers import Slot
from bot.evaluation.closeness import closest
from bot.evaluation.labels import Expected, Names
from bot.evaluation.measures import Score, Share
from bot.presentation.turn_record import TurnSlots


def company_score(expected: Expected, found: TurnSlots) -> Score:
    """What counts of the company alone: what is asserted, missed, and asked back."""
    nearest, overlap = closest(expected, found.companies, str.__eq__)
    asserted, choices = set(found.companies), asked_for_company(found)
    missing = set(nearest) - asserted
    named = {name for names in expected.alternatives for name in names}
    wrong = Share(int(not asserted <= named), 1)
    settled = bool(asserted) and not missing if expected.names else not asserted
    score = Score(
        company=overlap,
        company_exact=Share(int(overlap.errors == 0), 1),
        confidently_wrong=wrong,
        needless_question=Share(int(choices is not None and settled), 1),
    )
    if not expected.names:
        return replace(score, false_company=wrong)
    return replace(
        score,
        wrong_company=wrong,
        missed_company=Share(int(bool(missing)), 1),
        among_choices=Share(int(missing <= set(choices or ())), 1) if missing else Share(),
    )


def asked_for_company(found: TurnSlots) -> Names | None:
    """The companies to choose from; None where no company is asked for."""
    if found.clarify is None or found.clarify.slot is not Slot.COMPANY:
        return None
    return tuple(choice.value for choice in found.clarify.choices)


def with_guide(expected: Expected, companies: Container[str]) -> Expected:
    """A label without the companies that nobody can be answered about."""
    kept = (tuple(name for name in names if name in companies) for names in expected.alternatives)
    names, *accepted = dict.fromkeys(kept)
    return Expected(names, tuple(accepted))


def without_guide(expected: Expected | None, companies: Container[str]) -> Names:
    """The labelled companies that nobody can be answered about."""
    names = () if expected is None else expected.names
    return tuple(name for name in names if name not in companies)
