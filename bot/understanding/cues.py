"""Everyday words that tell whether a name is meant as an employer."""

from bot.understanding.utterance import keys_of

AFTER_WHICH_EMPLOYERS_STAND = frozenset("at from joining join joined vs versus meant".split())
COMPARING = frozenset("compare compared compares comparing".split())
BETWEEN_COMPANIES = frozenset("vs versus or and n to".split())
OFFER = frozenset("offer offers offered offering counteroffer internship interview".split())
PAYS = frozenset("pay pays paid paying payer give gives offer offers".split())
PAY = frozenset(
    "pay pays paying payer salary salaries comp compensation tc range ranges band bands base bonus "
    "equity stock stocks rsu rsus grant refresher refreshers level levels negotiate negotiating "
    "negotiation script scripts lever levers counter numbers earn earns make makes job role "
    "recruiter position hired hiring offer offers offered interview interviewing wage raise "
    "signing signon relocation total".split()
)
DETERMINERS = frozenset("a an the my your his her their our any no this that some much".split())
ACTORS = frozenset(
    "to can could will would they we you i should dont not please might must let just lets cant "
    "wont do does did who".split()
)
PEOPLE = frozenset("manager recruiter boss friend colleague wife husband hr".split())
# Before or after a name, these say that it is a tool, a product or an account.
NO_EMPLOYER_AFTER = frozenset(
    "dba cert certs certification certified experience fund funds account bill link card app "
    "stack skills skill".split()
)
NO_EMPLOYER_BEFORE = frozenset("bank banks banking using".split())
EXPERIENCE = frozenset("experience yoe years".split())
# With one of these a known name is part of another company's.
COMPANY_NOUNS = frozenset(
    "bank bakery foods food games coffee capital partners labs systems health tech technologies "
    "airlines airways insurance university ventures studios energy finance logistics motors "
    "restaurants hotels realty law pharma pharmacy clinic hospital church college school".split()
)
LEGAL_TAILS = frozenset(
    "inc com io corp ltd llc plc co corporation incorporated limited gmbh".split()
)
# What may be left out of a company's name, if the rest is then said with evidence.
NAME_TAILS = LEGAL_TAILS | frozenset(
    "ai labs systems financial technologies technology group networks bank games pay security "
    "research motors associates holdings company software health cloud interactive".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today tomorrow".split()
)
SENIORITY = frozenset("senior sr snr staff principal junior jr lead".split())
SENIORITY_SLUG = {"sr": "senior", "snr": "senior", "jr": "junior"}
# Words that go on with a conversation or describe pay; none of them is an employer's name.
FOLLOW_UP_WORDS = frozenset(
    "frm wat wht abt shld shud cud cuz coz tho rn fone phone plss thru "
    "wait sorry whos thats dont wats lakh lakhs crore crores "
    "same again instead now ok okay please pls plz thanks thx show tell give see get got say said "
    "ask need want know like more less other another else too only still next good bad fair low "
    "high lower higher average typical usual normal common best better great top mid new entry "
    "real realistic possible enough first second last current right different experienced years "
    "year yearly annual annually month monthly per tmrw gonna wanna asap btw u ur r wat whats shud "
    "one ones idk use using back so meant mean them both those these all instead "
    "answer question number think maybe help grad graduate remote onsite hybrid office".split()
)
FUNCTION_WORDS = frozenset(
    "a an the i my me we you your he she they it its is am are was be been do does did can could "
    "will would should may might must and or but so if then than that this these those what which "
    "who when where why how whats per at in on of to for from with by as about up out n vs not "
    "no yes im ive id dont cant just also there here all any some more most much".split()
)

# Phrases in which the name of a company is not one.
EVERYDAY_PHRASES = frozenset(
    keys_of(phrase)
    for phrase in (
        "h1b visa, work visa, visa sponsorship, visa transfer, visa status, student visa, "
        "target bonus, target comp, target compensation, target salary, target total, "
        "target number, target range, on target, bonus target, base target, at target, at scale, "
        "pay scale, salary scale, scale of, a scale, 401k match, company match, match it, "
        "match that, match the, match bonus, remote work, remote pay, remote role, remote job, "
        "remote position, remote only, fully remote, zoom link, zoom call, zoom meeting, via zoom, "
        "on zoom, over zoom, google it, "
        "square deal, snap decision, dot com, com bust, ramp up, ramp time, visa sponsor, intel on"
    ).split(", ")
)
