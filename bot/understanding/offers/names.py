"""What an offer is called where no employer that we know of makes it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from bot.understanding.entities import Span

# "1Password" and "11x" are names, "4years" is none.
_WORD = (
    r"(?:\d{1,2}(?=x\b|(?!year|month|week|lakh|grand|hour|days)[a-zA-Z]{4}))?"
    r"[^\W\d_][\w&.'’+-]*"
)
_NAME = rf"(?P<name>{_WORD}(?:[ \t](?:&[ \t])?{_WORD}){{0,2}})"
_LABELLED = re.compile(
    r"(?:^|[\n;|,(.])[ \t]*(?:co|company|employer|firm|where|org|workplace)"
    r"(?:[ \t]?[:=-]|[ \t]is\b|\t)[ \t]*(?P<name>[^\n\t;|,(:.]{2,40})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<!\w)(?:(?:one|first|second|other)\sis|that'?s|at|from|with|frm|bei|chez|von|joining|join|behalf\sof|w/|@|at\sthe|from\sthe|with\sthe)\s"
    rf"{_NAME}",
    re.IGNORECASE,
)
# "At blue bottle 23.75/hr": everyday words are a name where an amount follows.
_AT_NAME = re.compile(rf"\b(?:at|from)\s{_NAME}", re.IGNORECASE)
_BEFORE_A_VERB = re.compile(
    r"(?:^|[,;.\n]\s?|\b(?:and|but|then|vs)\s)(?P<name>[^\W\d_][\w&.'’+-]*)\s"
    r"(?:offers|offered|offering|gave|gives|pays|paid|wants|came|is\s(?:offering|giving)|says|said|"
    r"sent|countered)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|offer(?:ed)?\s(?:at|from|by))\s(?P<name>[^\W\d_][\w&'’+-]*)(?=\s?(?:[:,.;!?)]|\Z))",
    re.IGNORECASE,
)
_SE = re.compile(r"(?P<name>[^\W\d_]\w+)\sse\b")
_IN_BRACKETS = re.compile(rf"\({_NAME}\s*[,)]")
_ITEM = re.compile(rf"[,;–—.!?\n/]\s*{_NAME}\s*(?:\([^)\n]*\)\s*)?(?=[,;.!?\n/]|\Z)")
_ENDS = re.compile(rf"(?:[,\-–—.!:/]|\bboth)\s*{_NAME}\W*\Z")
_OFFER_OF = re.compile(
    rf"\b(?:offer(?:ed)?|now|new|current(?:ly)?|old)\s?[:=-]?\s{_NAME}(?=:?\s?(?:[A-Z]{{3}}\s)?[$£€₹\d])",
    re.IGNORECASE,
)
_BEFORE_AN_AMOUNT = re.compile(
    r"(?:^|[\s,;.])(?P<name>[^\W\d_][\w&'’+-]*(?:[ \t][^\W\d_][\w&'’+-]*)?):?\s"
    r"(?=(?:[A-Z]{0,3}[$£€₹]|[A-Za-z]{3}\s)?\d[\d.,]*(?:k\b|l\b|/|\d{3}|\.\d\d|\slpa))"
)
_OPENS = re.compile(
    r"\A\W*(?:/offers?\s+)?(?:(?:and|or|vs\.?|versus|n|but|while|then)\s+)?"
    r"(?:[1-9a-e][/.):]\s*)?(?:(?:offer|job|option|role)\s\w\s?[-:]?\s+|"
    rf"(?:oferta|offre|angebot|offer)\s(?:de\s|von\s|from\s)?)?{_NAME}",
    re.IGNORECASE,
)
_FIRM = r"(?:Inc|Corp|LLC|Ltd|GmbH|Group|Staffing|Recruiting|Consulting|Partners|Technologies)\b\.?"
# In a letter: who writes, and for whom.
_IN_A_LETTER = (
    re.compile(rf"\bbehalf\sof\s(?:the\s(?:\w+\s){{0,3}}(?:at|of)\s)?{_NAME}"),
    re.compile(rf"\b[Oo]ffre\s(?:de\s|d['’]){_NAME}"),
    re.compile(rf"\b[Gg]reetings\sfrom\s{_NAME}"),
    re.compile(
        r"\b(?:[Jj]oin(?:ing)?|[Ee]mployment\swith|[Ii]nterview(?:ing|ed|s)?\s(?:with|at)|[Hh]ere\sat|"
        r"[Ww]elcome\sto|[Ii]nterest\sin|[Ff]rom\sall\sof\sus\sat|[Ee]veryone\sat|[Tt]eam\sat|"
        rf"[Cc]areer\sat|[Aa]pplying\sto|[Aa]pply\sto|[Yy]our\soffer\sfrom)\s{_NAME}"
    ),
    re.compile(
        rf"(?:^|[.!?\n]\s+|\bwhich\s|\bwhat\s|\bthat\s){_NAME}\s(?:is|are|would|can|will|has|have)\s"
        r"(?:like|love|pleased|happy|delighted|excited|thrilled|offer|employ|glad|proud|able|a|an|"
        r"do|decided|approved|move)\b"
    ),
    re.compile(
        rf"(?:^|[.!?:\n]\s+|\bwhat\s){_NAME}\s(?:picked|chose|selected|approved|wants|can\s(?:do|offer)|"
        r"would\slike|would\slove|is\sprepared)\b"
    ),
    re.compile(rf"\b(?:at|with|from)\s{_NAME}(?:['’]s)?"),
    re.compile(rf"\n[ \t]*(?P<name>(?:{_WORD}[ \t]){{1,2}}{_FIRM})[ \t]*(?:\n|\Z)"),
)
_TOKEN = re.compile(_WORD)
_POSSESSIVE = re.compile(r"['’]s\Z")
_SURE_TAILS = frozenset(
    "bank council health healthcare clinic hospital inc corp llc ltd gmbh airlines mutual "
    "instruments technologies pharma".split()
)
# Before "bank" or "hospital" they make no name.
_ANY_FIRM = frozenset(
    "insurance company local regional big small large public private community national "
    "teaching state tech video investment this other another prior previous old medical "
    "general rural major retail".split()
)
_TAILS = frozenset(
    "inc corp llc ltd plc gmbh ag co bank health healthcare clinic hospital hospitals group "
    "airlines insurance systems system capital labs technologies technology partners financial "
    "motors energy foods stores financials solutions consulting pharma medical networks games "
    "studios council nbd instruments mutual limited society ai se spa university airways "
    "logistics software global intl re".split()
)
# Words that stand where a name would, and are none: said of offers, of people, of times and places.
NEVER = frozenset(
    (
        # of offers and pay
        "offer offers offered offering offr oferta offre angebot propuesta proposta job jobs "
        "role gig option options equity base bonus stock sign signing total cash pay comp "
        "compensation counter counteroffer package fixed gross net brutto brut bruto bruts "
        "monthly yearly annual annually hourly daily weekly ctc lpa tjm final written verbal "
        "initial revised updated update perm permanent contract contractor freelance "
        "salaried fte w2 c2c corp cdi cdd clt pj vr ir35 range negotiable uncapped quota "
        "curent currnt currrent curren presnt old diff differential shift nights bruttogehalt "
        "ramp commission per diem pro rata full part "
        "time half split summary details detail countered counters matched matches "
        "notes note review metric item amount target match lowball worth fair "
        # of whoever offers or asks
        "company co startup firm agency shop team employer recruiter recruiters hiring "
        "manager hr boss district school hospital clinic hedge fund bank place office client "
        "empresa firma vaga remota gringa friend guys folks ppl people dear mr ms mrs dr i me my "
        "we you he she they them his her our your their its it this that these those who "
        "what which how when where why anyone somebody "
        "wife husband partner thing jury tldr edit whoever "
        # small words and verbs
        "a an the and or vs plus with for from frm und et y e in on to of at by up off out over "
        "under if "
        "then than so but while as is are was were be been being am do does did have has had "
        "get gets getting got can could should would will may might must please pls thanks "
        "thank yes no not non ok okay hi hello hey help good well also just still yet "
        "already maybe probably really very too all each both only more less least most same "
        "other another one two three four first second third new now today current currently "
        "present presently before after around about between year years yr yrs month months "
        "mo week wk day days hour hr hrs giving gives gave says said pays paying paid wants "
        "want wanted sent came went make makes making earn earns earning take took accept "
        "stay staying leave left start starts started working work back going think need "
        "know see fyi fwd idk lol btw imo tbh thoughts advice question guaranteed including "
        "excluding inside outside sem sin sans ohne kein keine geen ingen senza con avec mit "
        "mujhe mera kya hai abhi aktuell there here hoje hier aqui ici teh location title "
        "level lvl position sector industry etc x ish w n u r ur "
        # of places, times and papers
        "us uk eu usa remote onsite hybrid home city town state county mpls kc nyc sf la "
        "philly dfw atl blr hyd sthlm jan feb mar apr jun jul aug sep sept oct nov dec "
        "january february march april june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat "
        "sun christmas night nights shift weekend weekends h1b opt cpt gc visa pto wfh usd "
        "eur gbp inr cad aud chf sgd jpy sek nok dkk pln czk brl mxn aed zar glassdoor "
        "levels blind runway scale "
        # of roles
        "swe sde sre pm tpm em eng dev mgr ops gm vp avp ae sdr rn icu nicu er np med surg "
        "nurse nursing travel locum intern internship grad graduate entry junior jr senior "
        "sr staff principal lead director head tech biotech fintech streaming sales rep "
        "analyst "
    ).split()
)
_SHORTEST = 2
# A longer stretch speaks of much else; only its capitals are names.
TERSE = 240
_GREETED = re.compile(
    r"\b(?:hi|hey|hello|dear|morning|afternoon)(?:\s(?:there|mr|ms|mrs|dr)\.?)*\s(?P<who>\w+)",
    re.IGNORECASE,
)
_AMOUNT_NEXT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?[:,-]?\s*(?:[A-Z]{0,3}[$£€₹¥]|[A-Z]{3}\s|rs\.?\s)?\s?\d"
    r"(?!\d*\s?(?:mo|months?|weeks?|yrs?|years?|yoe)\b)"
)


class Known(NamedTuple):
    """What is known of words: whether they are English ones, and whether places are called so."""

    is_ordinary: Callable[[str], bool]
    is_place: Callable[[str], bool]


def _never(_word: str) -> bool:
    return False


class _Slot(NamedTuple):
    """Where a name may stand; `sure` says that an everyday word there is one too."""

    span: Span
    sure: bool = False

    def knowing(self, known: "Known") -> "Known":
        """What is known of words here."""
        return Known(_never, known.is_place) if self.sure else known


_A_LEVEL = re.compile(r"[a-z]{0,3}\d+[a-z]?", re.IGNORECASE)


def without_tail(text: str, span: Span) -> Span:
    """A name without the level or the small word behind it: "lyft t4", "google nyc"."""
    words = list(_TOKEN.finditer(text, span.start, span.end))
    kept = len(words)
    while kept > 1 and _is_tail(words[kept - 1].group().casefold()):
        kept -= 1
    return span if kept in {0, len(words)} else Span(span.start, words[kept - 1].end())


_BEHIND_A_NAME = frozenset(
    "nyc sf la atl dfw blr hyd uk us usa eu remote vp avp swe sde sre pm tpm em mgr offer "
    "base".split()
)


def _is_tail(word: str) -> bool:
    return word in _BEHIND_A_NAME or _A_LEVEL.fullmatch(word) is not None


def name_in(text: str, stretch: Span, taken: Sequence[Span], known: Known) -> Span | None:
    """Where whoever offers seems to be named in a stretch; None where nobody is.

    Behind "company:", "at" or "from", in brackets, before the first number or at the very end.
    `taken` are words that say something else. In a letter only words in capitals are names.
    """
    part = text[stretch.start : stretch.end]
    greeted = {match["who"].casefold() for match in _GREETED.finditer(part)}
    for slot in _slots(part, first=stretch.start == 0):
        span = Span(stretch.start + slot.span.start, stretch.start + slot.span.end)
        name = _trimmed(text, span, taken, slot.knowing(known))
        if name is not None and text[name.start : name.end].casefold() not in greeted:
            return name
    return None


# "/offer my dream job 150k": what it is called, although the words are everyday ones.
_ON_COMMAND = re.compile(
    r"\s*/offers?[ \t]+"
    r"(?:(?:i|got|have|an?|the|new|from|frm|at|by|my|is|for|this|one|offer)[ \t]+)*"
    rf"(?P<name>{_WORD}(?:[ \t]+(?:&[ \t])?{_WORD}){{0,4}})",
    re.IGNORECASE,
)
_TRAILING = frozenset(
    "is are at offers offered offering pays paying paid gives giving gave says said for with to "
    "a an the of as in on and from by they me".split()
)


def _has_no_digit(word: re.Match[str]) -> bool:
    return not any(map(str.isdigit, word.group()))


def named_on_command(text: str, taken: Sequence[Span]) -> Span | None:
    """What the words before the first number, part, role or place call an offer on `/offer`."""
    match = _ON_COMMAND.match(text)
    if match is None:
        return None
    start = match.start("name")
    stop = min((one.start for one in taken if one.end > start), default=len(text))
    words = [one for one in _TOKEN.finditer(text, start, match.end()) if one.end() <= stop]
    words = [*words[:1], *takewhile(_has_no_digit, words[1:])]
    while words and words[-1].group().casefold() in _TRAILING:
        words.pop()
    told = any(word.group().casefold() not in NEVER for word in words)
    return Span(start, words[-1].end()) if told else None


# "Acme: $120k base": what a message begins with, and is no word of a sentence.
_COLON_AND_AMOUNT = re.compile(r":\s?(?:[A-Z]{3}\s?)?[$£€₹]?\d")


def _slots(part: str, *, first: bool) -> Iterator[_Slot]:
    """Where a name may stand, the surest first; `first` says that a message begins so."""
    yield from (_slot(match, sure=True) for match in _LABELLED.finditer(part))
    if len(part) > TERSE:
        yield from _slots_in_a_letter(part)
        return
    opens = _OPENS.match(part)
    if opens is not None and _leads(part, opens):
        behind = _COLON_AND_AMOUNT if first else _AMOUNT_NEXT
        yield _slot(opens, sure=behind.match(part, opens.end()) is not None)
    yield from (
        _slot(match, sure=True)
        for match in _AT_NAME.finditer(part)
        if _AMOUNT_NEXT.match(part, match.end()) is not None
        and match["name"].split()[-1].casefold() not in NEVER
    )
    for pattern in _IN_A_LINE:
        yield from (_slot(match, sure=pattern in _SURE) for match in pattern.finditer(part))
    yield from _before_first(part)


def _slots_in_a_letter(part: str) -> Iterator[_Slot]:
    for pattern in _IN_A_LETTER:
        for match in pattern.finditer(part):
            if match["name"][0].isupper():
                yield _slot(match)


def _before_first(part: str) -> Iterator[_Slot]:
    """The words right before the first amount."""
    match = _BEFORE_AN_AMOUNT.search(part)
    if match is None or any(map(str.isdigit, part[: match.start("name")])):
        return
    yield _slot(match)
    words = match["name"].split()
    if len(words) > 1:
        yield _Slot(Span(match.end("name") - len(words[-1]), match.end("name")))


_SURE = frozenset({_BEFORE_A_VERB, _AT})
_IN_A_LINE = (_BEHIND, _AT, _SE, _BEFORE_A_VERB, _OFFER_OF, _IN_BRACKETS, _ENDS, _ITEM)


def _slot(match: re.Match[str], *, sure: bool = False) -> _Slot:
    return _Slot(Span(match.start("name"), match.end("name")), sure)


def _leads(part: str, opens: re.Match[str]) -> bool:
    """Whether an amount, a colon or a part of pay follows the first words: "mercari 9.5M"."""
    command = part.lstrip().startswith("/")
    capital = not opens["name"][0].islower()
    return command or capital or _AMOUNT_NEXT.match(part, opens.end()) is not None


def _trimmed(text: str, span: Span, taken: Sequence[Span], known: Known) -> Span | None:
    """The first words of a span up to one that is no name; None where the first is none."""
    capital = text[span.start].isupper()
    end = span.start
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    for token, behind in zip_longest(tokens, tokens[1:]):
        word = _POSSESSIVE.sub("", token.group()).strip(".'’-")
        first = end == span.start
        if not first and _ends_a_sentence(text, token.start()):
            break
        if not first and word.casefold() in _TAILS:
            end = token.start() + len(word)
            continue
        if _is_no_name(word, first=first, capital=capital):
            break
        key = word.casefold()
        named = _is_name(word, text) and not (first and _only_begins(text, token))
        explained = known.is_ordinary(key) and not named and (first or not capital)
        explained |= any(_overlap(one, token) for one in taken)
        explained |= not first and known.is_place(key)
        if explained and not _is_firm(word, behind):
            break
        end = token.start() + len(word)
    return Span(span.start, end) if end > span.start else None


# "Since then, 52k": a capital says nothing of the first word unless the next thing is pay.
_BEGINS = re.compile(r"(?:\A|[.!?\n“\"*>(])[\s*\\“\"-]*\Z")
_NAME_ENDS = re.compile(
    r"\s*(?:[:,;()|\n@/&-]|\Z|(?:[A-Z]{3}\s)?[$£€₹]?\d|(?:offer|is\soffer|gave|pays|paid|base|tc|"
    r"salary|total|ote|ctc|wants|says|said|sent|came)\w*\b)|\s\w+:|\s[A-Z\d]",
)
_CLOSE = 8


def _only_begins(text: str, token: re.Match[str]) -> bool:
    """Whether a capital may only begin a sentence, which goes on as no line of pay does."""
    before = text[max(0, token.start() - _CLOSE) : token.start()]
    return _BEGINS.search(before) is not None and _NAME_ENDS.match(text, token.end()) is None


def _ends_a_sentence(text: str, start: int) -> bool:
    """Whether the word before ends with a full stop that is none of an abbreviation."""
    return re.search(r"\w{4,}\.\s\Z", text[max(0, start - 8) : start]) is not None


def labelled_name(text: str, stretch: Span, taken: Sequence[Span], known: Known) -> Span | None:
    """Who is named behind "company:"; None where nobody is."""
    match = _LABELLED.search(text, stretch.start, stretch.end)
    if match is None:
        return None
    slot = _slot(match, sure=True)
    return _trimmed(text, slot.span, taken, slot.knowing(known))


def _is_no_name(word: str, *, first: bool, capital: bool) -> bool:
    """Whether a word ends a name, or begins none: a small word, a level, a lower-case word."""
    if len(word) < _SHORTEST or word.casefold() in NEVER or "'" in word or "’" in word:
        return True
    if first:
        return False
    lower = capital and not word[0].isupper()
    return lower or len(word) <= _SHORTEST or any(map(str.isdigit, word))


def _is_firm(word: str, behind: re.Match[str] | None) -> bool:
    """Whether the next word makes a name of a word that is none by itself: "mercy hospital"."""
    return (
        behind is not None
        and behind.group().casefold() in _SURE_TAILS
        and word.casefold() not in _ANY_FIRM
    )


def _overlap(span: Span, match: re.Match[str]) -> bool:
    return span.start < match.end() and match.start() < span.end


def _is_name(word: str, text: str) -> bool:
    """Whether a capital says that a word is a name: where not all words have one."""
    return word[0].isupper() and not text.isupper() and not text.istitle()
