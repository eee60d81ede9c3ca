"""What the words of a script are: gaps to fill, sentences to say, claims to be true."""

import re

from bot.knowledge.base import Placeholder, PlaceholderKind

# Gaps ---------------------------------------------------------------------------------------

_SCALE = r" (?:thousand|million|billion|trillion|lakh|crore)\b"
_LETTERS = r"(?:X{1,3}|Y{1,3}|Z{1,3})"
_ALONE = r"(?<![\w$/+.-][XYZN])"
_LONE_LETTERS = rf"(?:X{_ALONE}X{{0,2}}|Y{_ALONE}Y{{0,2}}|Z{_ALONE}Z{{0,2}})"
_COUNTED = (
    r"(?:engineers|teams|users|years|months|weeks|people|models|services|systems|customers"
    r"|merchants|clients|products|reports|shares|options|programs|countries|markets|nodes"
    r"|terabytes|petabytes|regions|requests|transactions|points|hours|developers)"
)
_AFTER_A_VERB = (
    r"(?:(?<=ing .)|(?<=ed .)|(?<= by .)|(?<= of .)|(?<= to .)|(?<= with .)|(?<= for .)"
    r"|(?<= over .)|(?<= from .)|(?<= across .))"
)
# Every alternative looks back only after its first letter: a search for a set of first letters
# is several times faster than one that tries each place of the script.
_GAP = re.compile(
    # "[X]", "[40K-70K]K", "[X] million"; one more pair of brackets may stand inside. What
    # follows directly in parentheses makes it a link.
    r"\[(?P<inside>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])++)\](?!\()"
    rf"(?P<suffix>(?:ms|[kKMBxL])(?![a-zA-Z])\+?|%|\+|{_SCALE}|)"
    # "$X", "$XXM", "£Y billion"; "$XYZ" is a ticker
    rf"|[$£€₹¥]{_LETTERS}(?:[KMB]\+?)?(?![a-zA-Z])(?:\+|{_SCALE})?"
    # such as X per cent, "YM+", "XX million", "XX terabytes"
    rf"|{_LONE_LETTERS}(?:%|[KMB](?!\w)\+?|{_SCALE})"
    rf"|X{_ALONE}X{{1,2}}(?![\w.])"
    # "from N to N+X engineers"
    rf"|N{_ALONE}(?:\+[XYZ\d]+\b|(?= to N\b))"
    # "spanning X engineering teams"; but "500M+ X users" and "Intercept X systems" are names
    rf"|[XYZ]{_AFTER_A_VERB}(?= (?:[a-z]+ )?{_COUNTED}\b)"
)
# Most scripts have no gap; this sees it at a fifth of the cost.
_HAS_GAP = re.compile(r"\[|[XYZ](?![a-z])|N\+")
_MONEY_BEFORE = re.compile(
    r"(?:(?:US|HK|NZ|NT|[ACSR])?[$£€₹¥]|\b(?:CHF|SEK|NOK|DKK|PLN|ILS|SGD|CAD|AUD|INR) ?)$"
)
_CITATION = re.compile(r"\d{1,2}(?:, ?\d{1,2})*")
_LONGEST_GAP = 200  # more words in brackets are a remark of the author
_PER_TIME = re.compile(r"/(?:yr|year|mo|month|week|day|hr|hour|min|sec|s)\b")
_AMOUNT = re.compile(
    r"\W*(?:\d|[XYZWNM](?:$|[\d+%,KMB-]| (?:years|shares|million|billion|nines|RSUs|options)))"
    r"|.*\b(?:target|floor|number|TC|TCC|total comp|base|bonus|salary|equity|comp|grant|sign-on"
    r"|compensation|unvested|percentage|percent|count|size|value|price|pay|raise|years|RSUs?)$"
    r"|.*\b(?:amount|figure|total)\b",
    re.DOTALL,
)


def placeholders(script: str) -> tuple[Placeholder, ...]:
    """The gaps in a script, in reading order, each once; links and citations are none."""
    if _HAS_GAP.search(script) is None:
        return ()
    gaps = (_placeholder(match) for match in _GAP.finditer(script))
    return tuple(dict.fromkeys(gap for gap in gaps if gap is not None))


def _placeholder(match: re.Match[str]) -> Placeholder | None:
    """The gap with the currency before it; None for brackets that are no gap."""
    text, inside = match.group(), match["inside"]
    money = _MONEY_BEFORE.search(match.string[max(0, match.start() - 4) : match.start()])
    if money is not None:
        text = money.group() + text
    if inside is None or money is not None or match["suffix"]:
        return Placeholder(text, PlaceholderKind.AMOUNT)
    if not inside.strip() or len(inside) > _LONGEST_GAP or _CITATION.fullmatch(inside):
        return None
    return Placeholder(text, _kind(inside.strip()))


def _kind(inside: str) -> PlaceholderKind:
    """Whether the words in a pair of brackets ask for an amount, a choice or words."""
    single = _PER_TIME.sub("", inside)
    if "/" in single or " or " in single or single.startswith("or "):
        return PlaceholderKind.CHOICE
    if _AMOUNT.match(single):
        return PlaceholderKind.AMOUNT
    return PlaceholderKind.OTHER


# Sentences to say ---------------------------------------------------------------------------

_APOSTROPHE = r"['\u2019]"
# "I", but not the numeral in "Phase I" or "Level I".
_FIRST_PERSON = re.compile(
    rf"I(?<!\wI)(?<!Phase I)(?<!Level I)(?<!Type I)(?<!Series I)(?:{_APOSTROPHE}[a-z]+|,? [a-z'(])"
    r"|[Mm](?<!\w[Mm])(?:y|e|ine|yself)\b"
    # asking them, or asking together, is the candidate's voice too
    r"|[CcWwSs](?<!\w[CcWwSs])(?:an|ould|hould|hall|ill) (?:we|you)\b"
    rf"|[Ll]et{_APOSTROPHE}s\b"
)
# Words that, opening a sentence, tell the candidate what to do. "Target" is also a company,
# and "Don't" and "Your" may well be said to an employer.
_ADVICE = re.compile(
    r"(?:Push|Leverage|Negotiate|Emphasi[sz]e|Highlight|Anchor|Quantify|Mention|Cite|Insist"
    r"|Prepare|Clarify|Reference|Demonstrate|Stress|Deploy|Lead with|Ask (?:for|your|the|about)"
    r"|Use|Frame|Position|Present|Request|Focus on|Counter(?= with|:)|Confirm|Bring|Come"
    r"|Make sure|Be (?:prepared|ready|specific)|Always|Never|Ensure|If you have"
    r"|Target (?=[$£€₹\d\[]|top|the |a |an |at |max|above|upper|equity|RSU|base|total))"
    r"(?![\w'\u2019-])(?! (?:is|are|has|was|of|team|teams|cases?)\b)"
)
_SENTENCE_ENDS = frozenset(".!?:;\u2013\u2014")
_QUOTES_AND_BLANKS = "'\"\u2018\u2019\u201c\u201d()* \n"


def is_sayable(script: str) -> bool:
    """Whether a candidate can say it as it stands: in the first person, and no advice."""
    if _FIRST_PERSON.search(script) is None:
        return False
    return not any(_opens_sentence(script, advice.start()) for advice in _ADVICE.finditer(script))


def _opens_sentence(script: str, start: int) -> bool:
    """Whether a sentence begins at a place of the script, quotation marks left aside."""
    before = script[max(0, start - 8) : start].rstrip(_QUOTES_AND_BLANKS)
    return not before or before[-1] in _SENTENCE_ENDS


# Figures ------------------------------------------------------------------------------------

_COUNT = (
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)"
)
_FIGURE = re.compile(
    # digits in any script, fractions, and the signs of currencies
    r"[\d%¼-¾²³¹⅐-⅞$¢-¥₠-⃀]"
    r"|\b(?:hundred|thousand|million|billion|trillion|lakh|crore)s?\b"
    rf"|\b{_COUNT}[ -](?:per ?cent|k|grand|dollars?|euros?|pounds?|rupees?|francs?)\b",
    re.IGNORECASE,
)


def figure_at(text: str) -> int | None:
    """Where a figure stands in a text, in digits or in words; None where there is none.

    A sign of a currency counts, and small numbers of other things ("one year") do not.
    """
    found = _FIGURE.search(text)
    return None if found is None else found.start()


# Claims -------------------------------------------------------------------------------------

# Words between "I have" and "offers"; "your", "the" and "this" begin the offer talked about.
_WORDS_BETWEEN = (
    r"(?:(?!(?:your|the|this|that|what|no|from|and|but|to|for|compan\w+|firms?|platforms?"
    r"|employers?|roles?|products?|tools?)\b)[^\s.;?!]+ ){0,8}?"
)
_OFFERS = r"(?:[Oo]ffers?|term sheets?)\b(?! letter)"
_NOT_IF = r"(?<![Ii]f )(?<![Uu]nless )"
_I_AM = rf"I(?: (?:am|also|do|now|already|currently|actively)|{_APOSTROPHE}(?:m|ve))+ "
_HAVING = (
    r"(?:have|hold|holding|received|receiving|got|evaluating|considering|weighing|reviewing"
    r"|comparing|entertaining|fielding|juggling|see|seen|seeing|expecting|sitting on)"
)
_LEAVING = (
    r"(?:declin|forgo|turn|pass|withdraw|walk|giv)(?:e|ing|ed)?(?: (?:down|up|on|away|from))*"
)
# Advice to bring an offer says nothing of having one.
_NOT_ADVICE = (
    r"(?<!Use )(?<!use )(?<!ring )(?<!ring a )(?<!resent )(?<!Frame )(?<!prepared with )"
    r"(?<!f you have )(?<!f I have )(?<!f I get )(?<!f I receive )"
)
_ELSEWHERE = (
    r"(?i:competing|another|outside|other|rival|alternative|existing|parallel|multiple|several)"
)
_HOPING = r"(?<!like )(?<!want )(?<!need )(?<!expect )(?<!ensure )(?<!see )"
# "Engineers in Boston have offers" is others' talk: a noun stands before "have". After "and",
# "but", "yet", "also", "already", "currently" or "now" it may still be the speaker's.
_OF_OTHERS = (
    r"(?:(?<![a-z]{3} have )|(?<=\b(?:and|but|yet|now) have )|(?<=(?:ly|dy|so) have ))"
    r"(?<!against )(?<!entertaining )"
)
_COMPARING = r"(?:evaluating|considering|weighing|exploring|fielding|comparing)"
_CLAIM = re.compile(
    r"\b(?:"
    # "I have an offer", "I'm evaluating staff offers", "turning down a Google offer"
    rf"{_NOT_IF}I (?:(?:also|do|now|already|currently) )*{_HAVING} {_WORDS_BETWEEN}{_OFFERS}"
    rf"|{_NOT_IF}{_I_AM}{_HAVING} {_WORDS_BETWEEN}{_OFFERS}"
    rf"|{_LEAVING} {_WORDS_BETWEEN}{_OFFERS}"
    # "my competing offer", "other offers", "several offers", "a higher bid"
    rf"|{_NOT_ADVICE}{_ELSEWHERE} {_WORDS_BETWEEN}{_OFFERS}(?! [$A-Z])"
    r"|(?:competing|other|outside|higher|rival|multiple) bids?\b|bids? from\b"
    # "my Google offer", but not "I'd like my Acme offer to be"
    rf"|{_HOPING}[Mm]y (?:best|[a-z]+ [A-Z\[]\S*|[A-Z\[]\S*)(?: [\w/-]+){{0,2}} {_OFFERS}"
    # "an offer from Google"; "engineers here have offers from Google" is another's
    rf"|{_OF_OTHERS}[Oo]ffers? (?:in hand\b|from (?!day |now ))|offers (?:that )?I\b"
    # "Google is offering"; what "competitors who are offering" pay is the market
    r"|(?<!who )(?<!firms )(?<!petitors )(?:is|are|has|have)(?: also| already| just)?"
    r" (?:offered|offering|extended|quoted)\b"
    r"|(?:offered|offering|quoted|extended|recruiting|courting|pursuing|approached) me\b"
    # "Acme offers $200K / $150K RSU": one package, not what a market pays
    r"|offers [$£€]\d[^.]{0,12} / [$£€]\d"
    r"|I have [A-Z\[][^.;]{0,60}? at [$£€₹]|packages? of [^.;]{1,40} from [A-Z\[]"
    # interviews and talks; a "late-stage startup" is a company
    r"|interviewing (?:with|at|for|elsewhere)\b|final[- ]rounds?\b"
    r"|(?:in|at|reached|into)(?: the| very)? (?:late|later|final|advanced)[- ]stages?\b"
    r"(?! (?:startups?|start-ups?|private|privates?|fintechs?|compan|growth))"
    r"|in (?:the )?(?:\w+ )?process with\b"
    r"|interview processes\b|(?:competing|active|other|parallel) process(?:es)?\b(?! (?:of|is))"
    r"|(?:in|active|advanced|ongoing|my|having)(?: \w+)? (?:conversations|discussions|talks) with"
    r" (?:[A-Z\[]|other|several|multiple|two|three|competing)"
    rf"|{_I_AM}(?:speaking|talking|interviewing)\b"
    # other roles, and people who want you
    rf"|{_I_AM}{_COMPARING} (?:[A-Z\[]|(?!this|the|your|how|what|whether)[^.;?!]{{0,60}}?"
    r"(?:(?:opportunities|\broles|\bpositions)(?! (?:across|in) [A-Z])"
    r"|packages\b|alternatives|companies))"
    rf"|{_I_AM}{_COMPARING} (?:this|the|your)[^.;]{{0,40}}? (?:against|versus)\b"
    rf"|{_I_AM}(?:choosing|deciding) (?:between|among)\b"
    rf"|{_I_AM}(?:(?:been|being|aggressively|heavily) )*(?:recruited|approached|courted|pursued)\b"
    r"|(?:competing|active|strong|other) (?:interest|opportunit\w+|packages?)\b"
    r"|commit to declining\b"
    # "comparing this with a Datadog offer", "the offer I have from", "a Datadog offer at $195K"
    rf"|{_I_AM}{_COMPARING} (?:this|the|your)[^.;]{{0,40}}? with an? (?:[A-Z\[]|other|competing)"
    r"|[Oo]ffers? I (?:have|hold|got|received|'ve received)\b"
    r"|\b(?:an?|and an?) [A-Z]\w+(?: [A-Z]\w+)? offer (?:at|of|for) [$£€₹]"
    r"|[Mm]y(?: [\w-]+){0,2} alternatives?\b(?! (?:data|invest|asset|payment|credit|work))"
    r")"
)
# Two scripts in three mention nothing of the kind; to see that costs a fifth of the rest.
_MENTIONS = (
    *("ffer", "lternativ", "opportunit", "ompeting", "process", "rounds", "round ", "-stage"),
    *(" stages", "interview", "interest", "recruited", "recruiting me", "courted", "pursue"),
    *("pursuing me", "approached", "conversations", "discussions", "talk", "speaking", " bid"),
    *("term sheet", "quoted", "ackage of", "ackages of", " packages", " roles", "positions"),
    *("evaluating", "considering", "exploring", "fielding", "comparing", "weighing"),
    *("choosing between", "choosing among", "deciding", " at $", " at £", " at €", " at ₹"),
)


def claims_offer(script: str) -> bool:
    """Whether saying it claims that one has another offer, or talks that lead to one.

    The offer that is negotiated ("your offer", "this offer") and one that may come
    ("if I receive an offer") are no claims. In doubt it is a claim: a mark too many asks for
    the truth, a mark too few puts a lie into somebody's mouth.
    """
    if not any(word in script for word in _MENTIONS):
        return False
    return _CLAIM.search(script) is not None
