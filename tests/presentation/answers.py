"""Dialogues that end in an answer of every kind, as the coach gives them."""

import asyncio
from dataclasses import dataclass

from bot.coach.answers import Answer, Clarification, InterruptedAnswer, Slot
from bot.coach.house import House
from bot.coach.question import Question
from bot.conversation import Conversation, Incoming
from bot.library import Library
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.people import FailingPeople
from tests.presentation import due, unasked


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed, by the data that it holds."""

    data: str


@dataclass(frozen=True, slots=True)
class Failing:
    """From here on what is kept cannot be read, or not be written."""

    reads: bool = True
    writes: bool = True
    forgets: bool = True


@dataclass(frozen=True, slots=True)
class Unasked:
    """What the coach says by itself."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class RunBy:
    """Who runs the bot that is talked to."""

    operator: str | None
    own_machine: bool = False


@dataclass(frozen=True, slots=True)
class InGroup:
    """Words said where others read along."""

    text: str


Said = str | InGroup | Press | Failing | Unasked | RunBy

EVERY_PART = (
    "/offer google swe detroit 110k base, 10% bonus, 80k rsu over 4 years, 1 yr cliff monthly, "
    "20k sign on y1 10k y2, clawback 12 months, relo 5k"
)
TWO_OFFERS = "google swe 110k base 10% bonus 80k rsu over 4 years vs ally swe 118k base 20k sign on"

BERLIN = ("my time zone is Berlin",)
THREE = (
    *BERLIN,
    "/remind every monday 9am check pay",
    "remind me 2 days before the offer expires on 30 june",
    "remind me to follow up in 3 days",
)

MESSAGES: dict[str, tuple[Said, ...]] = {
    "due": (Unasked((due.on_time(),)),),
    "due_late": (Unasked((due.late_daily(),)),),
    "range_one_place": ("swe at google in london",),
    "range_all_places": ("swe at google",),
    "range_two_places": ("swe at google in london and detroit",),
    "range_level": ("L5 swe at google in london",),
    "range_read_as": ("swe at google in lodnon",),
    "range_abbreviation": ("SE at google in london",),
    "range_neighbour": ("swe at google in dearborn",),
    "range_country": ("swe at google in the uk",),
    "range_headquarters": ("what does google pay a swe at hq",),
    "read_level": ("L5 at google in london",),
    "read_level_known": ("google L4 in london",),
    "no_such_place": ("swe at google in tokyo",),
    "side_by_side": ("google or ally, swe in detroit?",),
    "side_by_side_currencies": ("swe at google in detroit vs ally in london",),
    "compare_them": ("swe at google in detroit", "swe at ally in detroit", "compare them"),
    "across": ("what does a swe make in detroit",),
    "across_next_page": ("what does a swe make in detroit", "next page"),
    "nobody_there": ("what does a swe make in tokyo",),
    "script": ("script for equity, swe at google",),
    "script_all": ("scripts for swe at google",),
    "script_more": ("scripts for swe at google", "more"),
    "script_mismatch": ("script for a sign on, swe at google in london",),
    "script_claim": ("script about a competing offer, swe at google",),
    "script_advice": ("script for rare skills, swe at google",),
    "no_such_lever": ("script for relocation, swe at google",),
    "no_such_lever_at_all": ("script for vesting, swe at google",),
    "generic_script": ("script for a sign on bonus",),
    "levels": ("levels for swe at google",),
    "levels_none": ("levels for swe at ally",),
    "strategy": ("strategy for swe at google",),
    "strategy_none": ("strategy for swe at ally",),
    "sources": ("sources for swe at google",),
    "sources_none": ("sources for swe at ally",),
    "library": ("where do your numbers come from?",),
    "only_guide": ("what does datadog pay?",),
    "overview": ("google",),
    "missing_role": ("product manager at google",),
    "browse_companies": ("/companies",),
    "browse_next_page": ("/companies", "next page"),
    "browse_roles": ("which roles do you know?",),
    "browse_regions": ("/regions",),
    "did_you_mean": ("swe offer from epic",),
    "which_company": ("what does a swe make",),
    "which_role": ("how much in detroit",),
    "which_company_level": ("L5",),
    "which_role_level": ("L12 at google",),
    "not_in_guides": ("swe at pfizer",),
    "not_in_guides_nearest": ("swe offer from Apple Bank",),
    "gone": (Press("q1.r.aaaaa.bbbbb...."),),
    "still_meant": ("swe at google in london", "what does zorblat pay"),
    "still_on": ("swe at google in london", "and in detroit?"),
    "left_out": ("swe at Google, Ally, Datadog, Databricks, AT&T and L3Harris",),
    "range_and_script": ("range and script for equity, swe at google in london",),
    "offer": ("google swe london, they offered 110k base and 30k stock",),
    "offer_settled": ("google swe london, they offered 110k base and 30k stock", "2"),
    "offer_currencies": ("google swe london, they offered $130,000 base",),
    "offer_alone": ("base 110k, sign on 15k, 10% bonus",),
    "offer_every_part": (EVERY_PART,),
    "offer_hourly": ("/offer wombat labs $62/hr",),
    "offer_above": ("/offer google swe detroit 130k base, 20k stock a year",),
    "offer_changed": (EVERY_PART, "base is 125k now, no bonus"),
    "offer_raise": ("i make 105k at google as swe detroit, want a raise",),
    "offers": (EVERY_PART, "/offer ally swe detroit 112k base", "/offers"),
    "offers_none": ("/offers",),
    "offer_deleted": (EVERY_PART, "delete google"),
    "offer_renamed": (EVERY_PART, "call it dream job"),
    "offer_nothing_read": ("/offer base 5 billion",),
    "offer_form": ("/offer",),
    "offer_form_again": ("/offer", "google", "swe", "detroit", "hmm"),
    "offer_comparison": (TWO_OFFERS,),
    "offer_comparison_open": ("google 110k base 40k stock vs ally 118k base",),
    "offer_comparison_currencies": ("google £90k base vs ally $118k base",),
    "leaving": (EVERY_PART, "what if i leave after 9 months"),
    "counter": (EVERY_PART, "what should i ask for"),
    "counter_target": (EVERY_PART, "my target is 119k"),
    "why": (EVERY_PART, "/counter", "why?"),
    "hr_questions": (EVERY_PART, "/questions"),
    "checklist": (EVERY_PART, "/checklist"),
    "export": (TWO_OFFERS, "/export"),
    "term": ("what is a cliff?",),
    "help": ("help",),
    "situation_call": ("HR calls tomorrow, I am nervous",),
    "situation_pushback": ("swe at google in london", "they say it is their final offer"),
    "situation_fear": ("I am afraid they rescind the offer",),
    "situation_deadline": ("they want an answer by monday",),
    "situation_two_offers": ("I have two offers",),
    "situation_accepted": ("I already accepted, can I reopen it?",),
    "privacy": ("/privacy",),
    "privacy_run_by": (RunBy("Jane Doe, jane@example.org"), "/privacy"),
    "privacy_own_machine": (RunBy(None, own_machine=True), "/privacy"),
    "developer": ("/developer_info",),
    "developer_run_by": (RunBy("Jane Doe, jane@example.org"), "who runs this bot?"),
    "developer_own_machine": (RunBy(None, own_machine=True), "/developer_info"),
    "my_data": (EVERY_PART, "quiet hours 22 to 7", "/mydata"),
    "settings": ("/settings",),
    "settings_set": ("my time zone is Berlin", "no quiet hours", "stop the digests", "/settings"),
    "setting_zone": ("/settings zone Berlin",),
    "setting_quiet": ("quiet hours 22 to 7",),
    "setting_keep": ("keep my offers for a year",),
    "setting_choice": (Press("s1.quiet."),),
    "setting_choice_unread": ("keep my offers 60 days",),
    "zone_question": ("swe at google in detroit", Press("s1.zone.")),
    "zone_question_several": ("my time zone is IST",),
    "zone_question_unknown": ("my time zone is zzyzx",),
    "reset": ("swe at google", "/reset"),
    "forget_question": (EVERY_PART, "my time zone is Berlin", "/forget"),
    "forget_question_beside": (TWO_OFFERS + " and delete my data after",),
    "forget_not": (EVERY_PART, "/forget", "no"),
    "forget": (EVERY_PART, "my time zone is Berlin", "/forget", "yes"),
    "forget_nothing": ("/forget", "1"),
    "cannot_read": (TWO_OFFERS, Failing(reads=False), "ally swe 118k base in detroit"),
    "cannot_write": (EVERY_PART, Failing(writes=False), "base is 125k now"),
    "private": (InGroup("google swe london, they offered 110k base"),),
    "interrupted": (Unasked((InterruptedAnswer(),)),),
    "cannot_forget": (EVERY_PART, "/forget", Failing(forgets=False), "yes"),
    "reminder_set": (*BERLIN, "/remind friday 9am call <Ally> & ask"),
    "reminder_set_weekly": (*BERLIN, "/remind every monday 9am check pay"),
    "reminder_set_monthly": (*BERLIN, "remind me every 31st at 23:00 to look at my pay"),
    "reminder_set_deadline": (*BERLIN, "remind me before the offer expires on 30 june"),
    "reminder_set_hour_assumed": (*BERLIN, "remind me at 5 to go"),
    "reminder_set_no_hour": (*BERLIN, "remind me to follow up in 3 days"),
    "reminder_set_without_a_zone": ("remind me in 2 hours to stretch",),
    "reminder_cut": (*BERLIN, "remind me friday 9am to " + "say it again and " * 20),
    "reminder_moved": (*BERLIN, "/remind friday 9am call Ally", "change it to 10am"),
    "reminder_reworded": (*BERLIN, "/remind friday 9am call Ally", "reword reminder 1 to call Bo"),
    "reminder_zone_asked": ("/remind friday 9am call Ally",),
    "reminder_zone_told": ("/remind friday 9am call Ally", "berlin"),
    "reminder_what": (*BERLIN, "/remind tomorrow"),
    "reminder_when": (*BERLIN, "remind me to call Ally"),
    "reminder_when_event": (*BERLIN, "/remind before the offer expires"),
    "reminder_when_new": (*BERLIN, "/remind friday 9am call Ally", "change reminder 1"),
    "reminder_hour": (*BERLIN, "remind me an hour before my call on friday"),
    "reminder_not_read": (*BERLIN, "remind me to call Ally", "soonish i guess"),
    "reminder_which_day": (*BERLIN, "remind me on 03/04 to sign"),
    "reminder_past": (*BERLIN, "/remind 1 march 2020 call Ally"),
    "reminder_no_such_hour": (*BERLIN, "/remind 25:00 call Ally"),
    "reminder_no_such_day": (*BERLIN, "/remind 31 june call Ally"),
    "reminder_no_such_repeat": (*BERLIN, "remind me every other week to check"),
    "reminder_offer": (*BERLIN, "my review is on 15 jan"),
    "reminder_offer_beside": (*BERLIN, "they want an answer by monday"),
    "reminders": (*THREE, "my reminders"),
    "reminders_none": ("/reminders",),
    "reminders_file": (*THREE, "/reminders ics"),
    "reminder_no_such": (*THREE, "delete reminder 9"),
    "reminder_which": (*THREE, "my reminders", "cancel it"),
    "reminder_deleted": (*THREE, "delete reminder 1"),
    "reminder_delete_all": (*THREE, "delete all reminders"),
    "reminders_deleted": (*THREE, "delete all reminders", "yes"),
    "reminder_dropped": (*BERLIN, "remind me to call Ally", "never mind"),
    "reminder_gone": (Press("r1.done.abc."),),
    "not_yet_practice": ("can you play the recruiter",),
    "not_yet_plan": ("/plan",),
    "smalltalk": ("thanks!",),
    "rough": ("you stupid bot",),
    "unknown": ("ghghghgh",),
    "unknown_topic": ("swe at google", "ghghghgh ghgh"),
    "empty": ("",),
    "watching": ("watch google",),
    "watching_role": ("my time zone is Berlin", "/watch google swe"),
    "watching_topic": ("swe at google in detroit", "tell me when it changes"),
    "watching_weekly": ("weekly digests", "my time zone is Berlin", "watch google and ally"),
    "watching_silent": ("stop the digests", "watch google swe"),
    "watching_wider": ("watch google swe", "watch google"),
    "watching_already": ("watch google swe", "watch google swe"),
    "watching_within": ("watch google", "watch google swe"),
    "watching_ended": ("watch google", "stop watching google"),
    "watching_still": ("watch google", "unwatch google swe"),
    "watching_not": ("watch google", "unwatch datadog"),
    "watches": ("watch google swe", "watch datadog", "/watches"),
    "watches_none": ("/watches",),
    "watch_company": ("/watch",),
    "watch_company_of_role": ("/watch software engineer",),
    "watch_company_unknown": ("/watch zorblat",),
    "watch_company_unsure": ("watch target",),
    "watch_role": ("watch google product manager",),
    "watch_misspelt": ("watch gogle",),
    "watch_not_in_guides": ("watch monzo",),
    "report": ("/report google swe base in london is 20k too low",),
    "report_topic": ("swe at google in london", "this figure is wrong"),
    "report_company": ("your google numbers are outdated",),
    "report_long": ("/report google swe " + "the base is too low, " * 30,),
    "report_no_guide": ("/report the base is too low",),
    "report_empty": ("/report",),
    "report_empty_topic": ("swe at google", "/report"),
    "report_taken_back": ("/report the base is too low", Press("d1.unreport")),
    "report_none_left": (Press("d1.unreport"),),
    "report_full": (*(f"/report {number} is wrong" for number in range(20)), "/report one more"),
    "report_own_machine": (RunBy(None, own_machine=True), "/report google swe base too low"),
    "reviews_with_reports": (Unasked((unasked.reviews_with_reports(),)),),
    "reviews": (Unasked((unasked.reviews_of_many(),)),),
    "reviews_alike": (Unasked((unasked.reviews_alike(),)),),
    "reviews_done": (Unasked((unasked.reviews_done(),)),),
    "reviews_watched": (Unasked((unasked.reviews_watched(),)),),
    "watched_changes": (Unasked(unasked.changed()),),
    "watched_gone": (Unasked(unasked.left()),),
}


def answers_to(said: tuple[Said, ...]) -> tuple[Answer, ...]:
    """The answers to the last of several messages and presses of one person."""
    people = FailingPeople()
    told = (one for one in said if isinstance(one, RunBy))
    runs = next((House(one.operator, one.own_machine) for one in told), None)
    conversation = Conversation(Library(small_snapshot()), lambda: NOW, people, house=runs)

    group = Conversation(Library(small_snapshot()), lambda: NOW, house=runs, among_others=True)

    async def turns() -> tuple[Answer, ...]:
        answers: tuple[Answer, ...] = ()
        for one in said:
            if isinstance(one, Failing):
                people.reads, people.writes = one.reads, one.writes
                people.forgets = one.forgets
                continue
            if isinstance(one, Unasked):
                answers = one.answers
                continue
            if isinstance(one, RunBy):
                continue
            if isinstance(one, Press):
                turn = await conversation.follow(Incoming("ann", one.data))
            elif isinstance(one, InGroup):
                turn = await group.take_turn(Incoming("telegram-group:7:ann", one.text))
            else:
                turn = await conversation.take_turn(Incoming("ann", one))
            answers = turn.answers
        return answers

    return asyncio.run(turns())


OPEN_ROLE = Clarification(Slot.ROLE, (), Question())
