"""Everyday words that tell whether a name is meant as an employer."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.understanding.utterance import keys_of

AFTER_WHICH_EMPLOYERS_STAND = frozenset(
    "at inside joining join joined v vs versus meant over than between chez bei bij paga pagan "
    "zahlt zahlen paie paye payent betaalt presso".split()
)
# "From" stands before an employer where one of these is said: "the verbal from Block".
SENT_FROM = frozenset(
    "offer offers offered counteroffer letter verbal heard hear hearing back recruiter "
    "recruiters interview email call rejection rejected fired laid internship package "
    "invite reply hm onsite quote number role roles position job contract staff people "
    "poached".split()
)
FROM = frozenset({"from", "frm"})
# These stand before an employer where one of the words behind the colon stands before them.
EMPLOYER_AFTER_PAIR: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "by": frozenset(
            "hired rejected ghosted lowballed off poached contacted approached recruited "
            "interviewed employed fired".split()
        ),
        "to": frozenset(
            "go went applied apply applying moving move moved switch switching switched going "
            "referral referred compared relative equivalent counter spoke talk talking "
            "talked speak speaking back loyal".split()
        ),
        "into": frozenset("referred hired getting got get".split()),
        "like": frozenset(
            "companies company employers employer firms places clients somewhere".split()
        ),
        "of": frozenset("instead employee employees engineer engineers outside out".split()),
        "with": frozenset(
            "work working works worked interviewing interviewed interview interviews job "
            "role negotiate negotiating negotiation onsite loop stage rounds call "
            "talking spoke signed signing sign interning chatting chat chatted offer "
            "rounds screen".split()
        ),
        "for": frozenset(
            "work working works worked interviewing interview interviews job role "
            "negotiate onsite loop same recruiter recruiting left leaving leave accepted "
            "quit embedded".split()
        ),
        "in": frozenset(
            "working work worked job interview role internship placed interested position "
            "hired team someone anyone people friend start started".split()
        ),
        "on": frozenset("have got numbers".split()),
        "but": frozenset({"same"}),
        "is": frozenset("employer company".split()),
        "down": frozenset("turn turned turning".split()),
    }
)
# Only a name that is no everyday word is an employer behind one of these: "leaving Google".
LEAVING = frozenset(
    "leaving leave left quit quitting decline declined picked choose choosing chose "
    "weighing accepted accepting considering rejecting".split()
)
COMPARING = frozenset("compare compared compares comparing".split())
BETWEEN_COMPANIES = frozenset("v vs versus or and n to against".split())
# "And cruise?", "ok figma then": what turns a talk to another company, before its name and behind.
TURNING = frozenset(
    "oops nah its said wrong company and what whats how about ok okay k hm hmm then now also "
    "actually wait sorry no nope only just "
    "try maybe well but so same for at or i meant mean vs versus with compare the hows alright "
    "cool great thanks thx fine instead yes yeah".split()
)
TURNED = frozenset(
    "then now instead please pls plz too again tho though thanks thx maybe also only".split()
)
# Behind one of these somebody is spoken of: "what Google values", "makes Amazon look good".
SPOKEN_OF_AFTER = frozenset(
    "what how that because when where if whether since while but makes make tells against".split()
)
# A name is no employer but a place where something stands: "on reddit", "in my coinbase".
WHERE = frozenset("on in my our using to into like the".split())
# Behind one of these "not" takes nothing back: "why not google", "whether or not".
ASKING_NOT = frozenset({"or", "why", "if"})
# Right behind one of these stands what is meant instead of what was named before.
CORRECTING = frozenset("mean meant wait oops sorry nah actually".split())
# Even an everyday word is an employer before one of these: "the meta loop".
ONLY_OF_EMPLOYERS = frozenset(
    "onsite loop recruiter recruiters interview interviews internship intern hm".split()
)
# Who speaks, behind an everyday word that is a name: "my hm at compass says".
SAYS = frozenset(
    "sounded seemed says said told tells wants want asked now went came gave is was and".split()
)
GOOD = frozenset(
    "a an competitive hiring paying good worth known generous better decent any strict".split()
)
OFFER = frozenset("offer offers offered offering counteroffer internship interview".split())
PAYS = frozenset("pay pays paid paying payer give gives offer offers".split())
# Who is addressed in a negotiation: "ask Lyft for more", "a counter email to Notion".
ADDRESSING = frozenset(
    "asks want get make let have bargain haggle ask asking tell telling told email emailing "
    "counter countering push pushing call calling convince persuade write writing "
    "message answer thank remind nudge".split()
)
MAIL = frozenset(
    "email mail message letter note reply request counter counteroffer script write draft plan "
    "negotiate negotiating negotiation raise mention mentioned talking talk bring discuss "
    "discussing phrase".split()
)
# What an employer does, or is asked to do: "Intel cuts jobs", "can stripe go up on base".
EMPLOYER_ACTS = frozenset(
    "offered offers offering countered counters lowballed lowballs pays paying rejected "
    "ghosted rescinded reneged downleveled downlevels recruiter recruiters hr hm onsite "
    "oa interviews interviewer interviewers layoffs layoff hires intern interns "
    "internship internships employees employee referral package leveling".split()
)
# What is told of an employer in the news, at the beginning of a sentence: "Meta lays off".
LETS_GO = frozenset(
    "kills ends bans slashes freezes axes announces lay lays laying cut cuts cutting fires fired "
    "layoff layoffs hiring".split()
)
# Behind a name that is no everyday word: "a Google role", "the NVIDIA guide".
OF_A_JOB = frozenset(
    "role roles position positions job jobs hiring assessment opening openings engineers "
    "devs ceo cto cfo vp exec execs executive current guide guides figures numbers data "
    "office offices loop final virtual phone round rounds".split()
)
# The same for names that are no everyday words, as what the sentence is about.
EMPLOYER_VERBS = frozenset(
    "had put agreed announced announces answered answers approached asked asking asks budged "
    "called calls came claim claims contacted contacting contacts counter counteroffered cut cuts "
    "cutting demands emailed expects extended fire fired fires found freezes froze gave give "
    "gives giving hire hired hiring insists interviewing invited laid laying lays let lets made "
    "makes matched matches moved promised promoted promotes pulled quoted reached reaching "
    "refused refuses required requires said says screened sent slashed slashes slashing stopped "
    "tells thinks told upped ups want wanted wants withdrew".split()
)
# What belongs to an employer, right behind its name.
EMPLOYER_NOUNS = frozenset(
    "band bands bar bonus bonuses comp compensation culture equity final grad levels loop "
    "people performance phone pip process range ranges referal refferal return round rounds rsu "
    "rsus rto salaries salary screen screening stock takehome tc team virtual wlb".split()
)
EMPLOYER_ACTS_PLAIN = EMPLOYER_VERBS | EMPLOYER_NOUNS
BETWEEN_SUBJECT_AND_ACT = frozenset(
    "is are was were has have had just still also to will would only keeps kept never "
    "already recently now even finally".split()
)
AUXILIARIES = frozenset(
    "is are was were has have had does doesnt did didnt do dont will wont would wouldnt "
    "can cant could couldnt should might must isnt hasnt".split()
)
ASKED_TO = frozenset("can could will would does do did should might must is are has have".split())
MAY_DO = frozenset(
    "go match pay negotiate give offer consider wait move hire raise up budge counter "
    "sponsor increase do let really usually still ever typically even actually better "
    "allow cover reimburse".split()
)
PAY = frozenset(
    "pay pays paying payer salary salaries comp compensation tc range ranges band bands "
    "base bonus equity stock stocks rsu rsus grant refresher refreshers level levels "
    "negotiate negotiating negotiation script scripts lever levers counter numbers earn "
    "earns make makes job role recruiter position hired hiring offer offers offered "
    "interview interviewing wage raise signing signon relocation total".split()
)
DETERMINERS = frozenset("a an the my your his her their our any no this that some much".split())
OWNERS = frozenset("my your his her their our".split())
ACTORS = frozenset(
    "to can could will would they we you i should dont not please might must let just "
    "lets cant wont do does did who".split()
)
PEOPLE = frozenset(
    "manager recruiter boss friend colleague wife husband hr mentor coworker cousin brother sister "
    "dad mom mum uncle aunt roommate flatmate buddy mate lawyer teacher".split()
)
# Before or after a name, these say that it is a tool, a product, a stock or an account.
NO_EMPLOYER_AFTER = frozenset(
    "consultant consultants admin admins dba cert certs certification certificate "
    "certified fund funds account accounts bill bills link card cards app apps stack "
    "skills skill user users customer customers subscription premium workspace channel "
    "channels docs sheet sheets drive maps store stores ride rides driver drivers "
    "delivery gift statement checking savings mortgage loan branch atm api apis sdk "
    "cluster query queries database databases instance license licence ticket tickets "
    "wallet token tokens price prices etf earnings tutorial course courses plugin "
    "dashboard dashboards board boards page pages profile post posts thread threads "
    "transfer transfers server servers bot meeting meetings call invite webinar "
    "recording order orders points".split()
)
# Where money lies: "my emergency fund at Ally".
BANKING = frozenset(
    "fund funds checking savings saving account accounts mortgage loan deposit deposits "
    "ira brokerage 401k invest invested money sits".split()
)
NO_EMPLOYER_BEFORE = frozenset(
    "bank banks banking using used use uses via through into onto install installed "
    "download downloaded buy buying bought sell selling sold invested invest investing "
    "learn learning deploy deployed migrate migrated watch watching watched".split()
)
# An employer's name is no verb: behind it none of these stands.
WHOM = frozenset("myself yourself it me him her them home".split())
EXPERIENCE = frozenset("experience yoe years".split())
# With one of these a known name is part of another company's.
COMPANY_NOUNS = frozenset(
    "bank bakery foods food games coffee capital partners labs systems health tech "
    "technologies airlines airways insurance university ventures studios energy finance "
    "logistics motors restaurants hotels realty law pharma pharmacy clinic hospital "
    "church college school".split()
)
LEGAL_TAILS = frozenset(
    "inc com io corp ltd llc plc co corporation incorporated limited gmbh".split()
)
# These may stand behind any company's name: "Akamai Technologies".
NEUTRAL_TAILS = LEGAL_TAILS | frozenset("technologies technology software group".split())
# What may be left out of a company's name, if the rest is then said with evidence.
NAME_TAILS = LEGAL_TAILS | frozenset(
    "ai labs systems financial technologies technology group networks bank games pay "
    "security research motors associates holdings company software health cloud "
    "interactive enterprise".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december today tomorrow".split()
)
SENIORITY = frozenset("senior sr snr staff principal junior jr lead".split())
SENIORITY_SLUG = {"sr": "senior", "snr": "senior", "jr": "junior"}
# Words that go on with a conversation or describe pay; none of them is an employer's name.
FOLLOW_UP_WORDS = frozenset(
    "took taking shorter softer simpler longer "
    "frm wat wht abt shld shud cud cuz coz tho though rn fone phone plss thru wait sorry whos "
    "thats dont wats lakh lakhs crore crores same again instead now ok okay please pls "
    "plz thanks thx show tell give see get got say said ask need want know like more "
    "less other another else too only still next good bad fair low high lower higher "
    "average typical usual normal common best better great top mid new entry real "
    "realistic possible enough first second last current right different experienced "
    "years year yearly annual annually month monthly per tmrw gonna wanna asap btw u ur "
    "r wat whats shud one ones idk use using back so meant mean them both those these "
    "all instead answer question number think maybe help grad graduate remote onsite "
    "hybrid office".split()
)
FUNCTION_WORDS = frozenset(
    "nah nope oops actually honestly basically btw tbh "
    "a an the i my me we you your he she they it its is am are was be been do does did "
    "can could will would should may might must and or but so if then than that this "
    "these those what which who when where why how whats per at in on of to for from "
    "with by as about up out n vs not no yes im ive id dont cant just also there here "
    "all any some more most much".split()
)

# Phrases in which the name of a company is not one.
EVERYDAY_PHRASES = frozenset(
    keys_of(phrase)
    for phrase in (
        "h1b visa, l1 visa, l1a visa, l1b visa, o1 visa, 1 visa, h1 visa, e3 visa, tn visa, "
        "f1 visa, j1 visa, l2 visa, h4 visa, visa holder, visa lottery, work visa, "
        "sponsor visa, sponsors visa, sponsor my visa, sponsor visas, sponsoring visa, give visa, "
        "gives visa, get visa, need visa, needs visa, provide visa, offer visa, "
        "work together, working together, oh snap, it scale, salary wise, location wise, pay wise, "
        "comp wise, money wise, career wise, customer segment, market segment, of unity, "
        "google the, "
        "visa sponsorship, visa transfer, visa status, student visa, "
        "target bonus, target comp, target compensation, target salary, target total, "
        "target number, target range, on target, bonus target, base target, at target, at scale, "
        "pay scale, salary scale, scale of, a scale, 401k match, company match, match it, "
        "match that, match the, match bonus, remote work, remote pay, remote role, remote job, "
        "remote position, remote only, fully remote, zoom link, zoom call, zoom meeting, via zoom, "
        "on zoom, over zoom, google it, "
        "zoom interview, zoom invite, square deal, snap decision, dot com, com bust, ramp up, "
        "ramp time, visa sponsor, intel on"
    ).split(", ")
)
