"""What speaks for a name as an employer's: a few named rules, each for a reason."""

from collections.abc import Callable

from bot.understanding import words as kinds
from bot.understanding.against import POSSESSIVE, is_no_employer, reads_as_a_word
from bot.understanding.cues import (
    ADDRESSING,
    AFTER_WHICH_EMPLOYERS_STAND,
    ASKED_TO,
    AUXILIARIES,
    BETWEEN_COMPANIES,
    BETWEEN_SUBJECT_AND_ACT,
    COMPARING,
    DETERMINERS,
    EMPLOYER_ACTS,
    EMPLOYER_ACTS_PLAIN,
    EMPLOYER_AFTER_PAIR,
    EMPLOYER_VERBS,
    FROM,
    GOOD,
    LEGAL_TAILS,
    LETS_GO,
    MAIL,
    MAY_DO,
    OF_A_JOB,
    OFFER,
    ONLY_OF_EMPLOYERS,
    OWNERS,
    PAY,
    PAYS,
    PEOPLE,
    SAYS,
    SENT_FROM,
    SPOKEN_OF_AFTER,
    TURNED,
    TURNING,
    WHERE,
)
from bot.understanding.hits import Hit
from bot.understanding.names import Way
from bot.understanding.scene import Label, Scene

_FEW = 3
_ABBREVIATION = 4
_SHORT_MESSAGE = 15
_SHORT_ALIAS = 3
_TURN = 7
_LETTER = 20
_SENT_REACH = 4
_TOLD = frozenset("me to my they no that i the a an us back".split())
_WHOM = frozenset("me him her them us".split())
_AGAIN = frozenset("with at from for".split())
_ON = frozenset("on in via through using".split())
_JOINING = frozenset("so but and now because".split())
_EITHER = frozenset("or v vs versus over".split())
_LISTING = frozenset({",", "/", "+", "&", "|"})
_COMPARED_WITH = frozenset("with to and".split())


def is_supported(scene: Scene, hit: Hit, asserted: frozenset[int]) -> bool:
    """Whether anything beside a name speaks of an employer."""
    return any(rule(scene, hit) for rule in EVIDENCE) or beside_a_company(scene, hit, asserted)


def after_employer_word(scene: Scene, index: int) -> bool:
    """Whether what stands before is "at", "vs", "offer from", or "with" and "for" about work."""
    before = scene.key(index - 1)
    return (
        before in AFTER_WHICH_EMPLOYERS_STAND
        or _after_at_sign(scene, index)
        or after_pair(scene, index)
    )


def after_pair(scene: Scene, index: int) -> bool:
    """Whether two words before say so: "interview with", "the verbal from", "a job in"."""
    before, earlier = scene.key(index - 1), scene.key(index - 2)
    if before in FROM:
        return any(_may_be_sent(scene, at) for at in range(index - _SENT_REACH, index - 1))
    if earlier in COMPARING and before in _COMPARED_WITH:
        return True
    pair = EMPLOYER_AFTER_PAIR.get(before)
    if pair is None:
        return False
    about_work = earlier in pair or (before in {"with", "for"} and earlier in OFFER)
    about_work = about_work or (earlier in _WHOM and scene.key(index - 3) in pair)
    return about_work or (before in {"with", "for", "in"} and scene.label(index - 2) is Label.ROLE)


def _may_be_sent(scene: Scene, index: int) -> bool:
    """Whether a word is an offer or a part of one, which comes from an employer."""
    return scene.key(index) in SENT_FROM or scene.has(index, kinds.IN_PAY | kinds.COUNTED)


def _after_at_sign(scene: Scene, index: int) -> bool:
    start = scene.utterance.starts[index]
    return "@" in scene.utterance.text[max(0, start - 2) : start]


def is_compound(scene: Scene, hit: Hit) -> bool:
    """Whether an English word goes on with it: "zipline trip", "cruise ships"."""
    index = hit.last + 1
    if not scene.touching(hit.last) or scene.labels[index] is not None:
        return False
    if scene.asks and scene.utterance.capital(hit.first):
        return False  # "talk Goldman into …"
    key, flags = scene.keys[index], scene.flags[index]
    said = flags & (kinds.COMMON | kinds.FOLLOW_UP | kinds.CUE | kinds.FAMILY)
    acts = key in EMPLOYER_ACTS or key in EMPLOYER_ACTS_PLAIN or key in OF_A_JOB
    joins = key in BETWEEN_COMPANIES or key in MAY_DO or key in AUXILIARIES or key in LEGAL_TAILS
    return bool(flags & kinds.ORDINARY) and not (said or acts or joins)


def capital_inside(scene: Scene, hit: Hit) -> bool:
    """A capital inside a sentence; two or three capitals may be any abbreviation but a name's."""
    if hit.way is Way.NAME and scene.in_capitals(hit.first, hit.last):
        return True
    letters = sum(len(scene.keys[index]) for index in hit.words)
    return letters > _SHORT_ALIAS and scene.capital_inside(hit.first)


def beside_role_or_place(scene: Scene, hit: Hit) -> bool:
    """A role, place or level beside it, or "in" and a place after it."""
    before = scene.label(hit.first - 1)
    if before is Label.ROLE or (before is Label.PLACE and not is_compound(scene, hit)):
        return True
    ends = scene.has(hit.last + 1, -1) and scene.utterance.begins_sentence(hit.last + 1)
    if scene.label(hit.last + 1) is not None and not ends:
        return True
    if scene.has(hit.first - 1, kinds.LEVEL) or scene.has(hit.last + 1, kinds.LEVEL):
        return True
    return scene.key(hit.last + 1) == "in" and scene.label(hit.last + 2) is Label.PLACE


def _after_employer_word(scene: Scene, hit: Hit) -> bool:
    """As in "at target", with nothing behind it that makes it "at target bonus"."""
    if after_pair(scene, hit.first):
        return True
    if not after_employer_word(scene, hit.first):
        return False
    if not hit.weak or capital_inside(scene, hit):
        return True
    if hit.way is Way.WORD and scene.key(hit.first - 1) != "at":
        return False  # "more stable than JS"
    after = scene.key(hit.last + 1)
    if not after or not scene.touching(hit.last) or scene.label(hit.last + 1) is not None:
        return True
    goes_on = scene.has(hit.last + 1, kinds.FUNCTION | kinds.FOLLOW_UP)
    # An abbreviation that nobody knows may be of a place: "at apple cpt".
    goes_on = goes_on or (len(after) <= _ABBREVIATION and not scene.ordinary(hit.last + 1))
    return goes_on or after in PAYS or after in SAYS or after[0].isdigit()


def offer_follows(scene: Scene, hit: Hit) -> bool:
    """As in "my stripe offer"."""
    return scene.key(hit.last + 1) in OFFER


def is_subject(scene: Scene, hit: Hit) -> bool:
    """As in "Intel to cut jobs", "Optum keeps contacting me", "my Uber onsite"."""
    if scene.key(hit.last + 1) in ONLY_OF_EMPLOYERS and scene.touching(hit.last):
        return True
    if scene.key(hit.first - 1) in _ON:
        return False  # "a dude on Reddit told me"
    if hit.weak and not (_opens_a_clause(scene, hit.first) or capital_inside(scene, hit)):
        return False
    index = hit.last + 1
    while scene.key(index) in BETWEEN_SUBJECT_AND_ACT and index <= hit.last + _FEW:
        index += 1
    act = scene.key(index)
    if act in EMPLOYER_ACTS:
        return True
    if scene.key(hit.first - 1) in OWNERS:
        return False  # "my spotify wrapped"
    return _weak_subject(scene, hit, index) if hit.weak else _plain_subject(scene, hit, index)


def _weak_subject(scene: Scene, hit: Hit, index: int) -> bool:
    """As in "Square extended me an offer", where an everyday word has a capital."""
    act, after = scene.key(index), scene.key(index + 1)
    if act == "hiring" and after in PEOPLE:
        return True  # "square hiring manager says"
    if act in OF_A_JOB and scene.in_capitals(hit.first, hit.last):
        return True
    capital = scene.utterance.capital(hit.first) and not scene.shouted
    told = capital or after in _TOLD or scene.has(index + 1, kinds.COUNTED)
    return (act in LETS_GO and capital) or (told and scene.about_pay and act in EMPLOYER_VERBS)


def _plain_subject(scene: Scene, hit: Hit, index: int) -> bool:
    """As in "the NVIDIA guide", "Lyft rounds done"."""
    act = scene.key(index)
    if act in OF_A_JOB and index == hit.last + 1:
        return True
    begins = scene.utterance.capital(hit.first) or _opens_a_clause(scene, hit.first)
    begins = begins or (hit.misspelt and scene.ranked)
    return begins and act in EMPLOYER_ACTS_PLAIN


def _opens_a_clause(scene: Scene, index: int) -> bool:
    if scene.utterance.begins_sentence(index) or scene.key(index - 1) in _JOINING:
        return True
    return "," in scene.utterance.gap(index - 1)


def _is_asked_to(scene: Scene, hit: Hit) -> bool:
    """As in "can stripe go up on base", "would Lattice consider me"."""
    first = hit.first - 1
    if scene.key(first) not in ASKED_TO or not scene.touching(hit.last):
        return False
    after = scene.key(hit.last + 1)
    if after in GOOD:
        return scene.about_pay and (not hit.weak or capital_inside(scene, hit))
    return after in MAY_DO and scene.key(first - 1) not in DETERMINERS


def _is_addressed(scene: Scene, hit: Hit) -> bool:
    """As in "ask Lyft for more", "a counter email to Notion", "negotiate with SAP"."""
    if hit.weak and not capital_inside(scene, hit):
        return False
    before = scene.key(hit.first - 1)
    if before in ADDRESSING:
        return True
    written = before in {"to", "with"} and not MAIL.isdisjoint(scene.said)
    return written and len(scene) <= _LETTER


def _stands_apart(scene: Scene, hit: Hit) -> bool:
    """As in "Boston - hudson river - em - total comp": between marks, in a message about pay."""
    if hit.weak and Label.ROLE not in scene.labels:
        return False
    before = "-" if hit.first == 0 else scene.utterance.gap(hit.first - 1).strip()
    after = "-" if hit.last == len(scene) - 1 else scene.utterance.gap(hit.last).strip()
    short = scene.about_pay and 1 < len(scene) <= _SHORT_MESSAGE
    listed = hit.weak and "," in (before, after)  # "python, target, docker"
    return short and bool(before) and bool(after) and not listed


def _is_spoken_of(scene: Scene, hit: Hit) -> bool:
    """As in "but Google is not hiring", "companies like Adobe": no everyday word, in capitals."""
    if hit.weak or not scene.capital_inside(hit.first):
        return False
    before = scene.key(hit.first - 1)
    if before == "like" or (before == "of" and scene.key(hit.first - 2) == "out"):
        return True
    if before in WHERE or before in DETERMINERS:
        return False
    if scene.key(hit.last + 1) in AUXILIARIES and scene.touching(hit.last):
        return True
    return before in SPOKEN_OF_AFTER and not is_compound(scene, hit)


def _owns(scene: Scene, hit: Hit) -> bool:
    """As in "Lyft's posted band", "Revolut's take-home"."""
    capital = scene.about_pay and scene.utterance.capital(hit.first)
    paid = scene.has(hit.last + 1, kinds.FAMILY | kinds.IN_PAY)
    if hit.weak and not (capital or paid):
        return False
    return scene.utterance.word(hit.last)[-2:] in POSSESSIVE


def _is_turned_to(scene: Scene, hit: Hit) -> bool:
    """As in "and cruise?", "ok figma then", "no I meant spacex": a few words turn to a name."""
    if len(scene) > _TURN or (hit.weak and hit.first == 0 and "instead" not in scene.said):
        return False
    before = all(key in TURNING for key in scene.keys[: hit.first])
    behind = all(key in TURNED for key in scene.keys[hit.last + 1 :])
    return before and behind


def is_described(scene: Scene, hit: Hit) -> bool:
    """As in "Bridgewater (the hedge fund)", "Lucid, the EV maker"."""
    gap = scene.utterance.gap(hit.last)
    opens = gap.strip() == "(" or ("," in gap and scene.key(hit.last + 1) in {"the", "a", "an"})
    return opens and scene.about_pay and scene.utterance.capital(hit.first)


def _are_only_names(scene: Scene, hit: Hit) -> bool:
    """As in "boku, nuvei, thunes": nothing but names of companies and what joins them."""
    if len(scene) > _SHORT_MESSAGE or hit.weak:
        return False
    names = scene.lexicon.companies
    listed = "," in scene.utterance.text or not _EITHER.isdisjoint(scene.said)
    return listed and all(key in BETWEEN_COMPANIES or key in names for key in scene.keys)


def _has_an_amount(scene: Scene, hit: Hit) -> bool:
    """As in "google with 200k or Meta with 220k", "Stripe 180k"."""
    index = hit.last + 1
    if scene.key(index) in {"with", "for", "at"}:
        index += 1
    amount = scene.has(index, kinds.COUNTED) and not scene.has(index, kinds.LEVEL)
    money = scene.key(index).endswith(("k", "l", "lpa", "m"))
    return amount and money and not hit.weak and not scene.key(index).endswith(("am", "pm"))


def _is_a_firm(scene: Scene, hit: Hit) -> bool:
    """As in "Intel Corporation"."""
    return scene.touching(hit.last) and scene.key(hit.last + 1) in LEGAL_TAILS


def _pays(scene: Scene, hit: Hit) -> bool:
    return scene.key(hit.last + 1) in PAYS


def _heads_the_message(scene: Scene, hit: Hit) -> bool:
    """As in "Meta: base 150k", "micron, intel: …": names before a colon are what it is about."""
    index, names = 0, scene.lexicon.companies
    while scene.key(index) in names or scene.key(index) in BETWEEN_COMPANIES:
        if ":" in scene.utterance.gap(index):
            return hit.last <= index and scene.about_pay
        index += 1
    return hit.first == 0 and ":" in scene.utterance.gap(hit.last) and scene.about_pay


def _nearly_alone(scene: Scene, hit: Hit) -> bool:
    """A short message that holds nothing but the name, a role, a place and words of pay."""
    if len(scene) > _FEW:
        return False
    return all(
        _about_the_job(scene, index) for index in range(len(scene)) if index not in hit.words
    )


def _about_the_job(scene: Scene, index: int) -> bool:
    key = scene.key(index)
    return scene.label(index) is not None or key in PAY or key in AFTER_WHICH_EMPLOYERS_STAND


def beside_a_company(scene: Scene, hit: Hit, asserted: frozenset[int]) -> bool:
    """As in "ally vs capital one", "google, ally, datadog": beside a name that is meant."""
    for inner, outer in ((hit.first - 1, hit.first - 2), (hit.last + 1, hit.last + 2)):
        gap = scene.utterance.gap(min(hit.first, inner) if inner < hit.first else hit.last)
        if inner in asserted and gap.strip() in _LISTING:
            return True
        if scene.key(inner) in BETWEEN_COMPANIES and outer in asserted:
            return True
    again = scene.key(hit.first - 1) in _AGAIN and scene.key(hit.first - 2) in {"and", "or"}
    return again and hit.first - 3 in asserted  # "with Plaid and with Affirm"


def is_alternative(scene: Scene, hit: Hit, others: frozenset[int]) -> bool:
    """As in "who pays more, Revolut or Wise": one name or another, in a message about pay."""
    before, after = hit.first - 1, hit.last + 1
    while scene.label(before) is Label.PLACE:
        before -= 1
    while scene.label(after) is Label.PLACE:
        after += 1
    left = scene.key(before) in _EITHER and (before - 1 in others or scene.label(before - 1))
    right = scene.key(after) in _EITHER and after + 1 in others
    return scene.about_pay and bool(left or right)


def _is_versus(scene: Scene, hit: Hit) -> bool:
    return scene.key(hit.last + 1) in {"v", "vs", "versus"}


EVIDENCE: tuple[Callable[[Scene, Hit], bool], ...] = (
    beside_role_or_place,
    _after_employer_word,
    offer_follows,
    _pays,
    is_subject,
    _is_asked_to,
    _is_addressed,
    _stands_apart,
    _is_spoken_of,
    _owns,
    _has_an_amount,
    is_described,
    _is_turned_to,
    _are_only_names,
    _is_a_firm,
    _heads_the_message,
    _is_versus,
    _nearly_alone,
)

# What might be an unknown name ---------------------------------------------------------------


_OF_UNKNOWN: tuple[Callable[[Scene, Hit], bool], ...] = (
    beside_role_or_place,
    _after_employer_word,
    offer_follows,
    _pays,
    _is_a_firm,
    _heads_the_message,
    _nearly_alone,
)


def may_be_employer(scene: Scene, first: int, last: int) -> bool:
    """Whether words that nothing explains would be a company, were they the name of one."""
    hit = Hit((), first, last, weak=True)
    if not any(rule(scene, hit) for rule in _OF_UNKNOWN):
        return False
    return not (is_no_employer(scene, hit) or reads_as_a_word(scene, hit))
