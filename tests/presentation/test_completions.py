from dataclasses import replace

import pytest

from bot.knowledge.loader import load_knowledge
from bot.library import Snapshot
from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from bot.presentation.completions import Completion, Completions, completions_of
from bot.resources import project_folder
from bot.understanding.reading import Understanding, understand
from tests.coach.made_up import NOW, small_snapshot, vocabulary


def named(*names: str) -> Completions:
    known = tuple(Completion(name, tuple(name.casefold().split()), "company") for name in names)
    return Completions((Completion("/quit", ("quit",), "Leave"),), known)


SOME = named("Goldman Sachs", "Google", "Target", "Ally Financial", "New York", "Site Goal")


def texts(completions: Completions, before: str) -> list[str]:
    """The line after each completion."""
    found = completions.find(before)
    return [before[: len(before) - each.length] + each.completion.text for each in found]


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("goog", ["Google"]),
        ("swe at GOO", ["swe at Google"]),
        ("go", ["Goldman Sachs", "Google", "Site Goal"]),
        ("g", ["Goldman Sachs", "Google"]),
        ("gol sa", ["Goldman Sachs"]),
        ("offer from gol sa", ["offer from Goldman Sachs"]),
        ("golsa", ["Goldman Sachs"]),
        ("gosa", ["Goldman Sachs"]),
        ("sachs", ["Goldman Sachs"]),
        ("fin", ["Ally Financial"]),
        ("swe in new y", ["swe in New York"]),
    ],
)
def test_the_beginnings_of_words_complete_to_a_name(before: str, lines: list[str]) -> None:
    assert texts(SOME, before) == lines


@pytest.mark.parametrize(
    "before",
    ["", " ", "google ", "google", "swe at google", "oogle", "rget", "xq", "go?"],
)
def test_what_begins_no_name_or_is_one_already_is_left_alone(before: str) -> None:
    assert texts(named("Google", "Target"), before) == []


def test_a_slash_completes_to_commands_by_name_and_then_by_what_they_do() -> None:
    completions = completions_of(small_snapshot(), english())
    everything = [f"/{name}" for name, _ in commands(english())]
    assert texts(completions, "/") == [*everything, "/quit"]
    assert texts(completions, "/RE") == ["/remind", "/reminders", "/regions", "/report", "/reset"]
    assert texts(completions, "/plac") == ["/regions"]
    assert texts(completions, "/levels goog") == ["/levels Google"]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """The project's own guides."""
    loaded = load_knowledge(project_folder("knowledge"), vocabulary())
    return Snapshot.of(loaded.knowledge, vocabulary())


def test_every_name_is_understood_as_what_it_is_offered_for(snapshot: Snapshot) -> None:
    completions = completions_of(snapshot, english())
    kinds = {completion.about for completion in completions.names}
    assert kinds == {"company", "role", "place", "script"}
    misread = [
        completion.text for completion in completions.names if not is_heard(completion, snapshot)
    ]
    assert misread == []


def is_heard(completion: Completion, snapshot: Snapshot) -> bool:
    def heard(text: str) -> Understanding:
        return understand(text, snapshot.lexicon, NOW)

    match completion.about:
        case "company":
            entities = heard(f"swe at {completion.text}").entities
            return len(entities.companies) == 1 and not entities.companies[0].misspelt
        case "role":
            return len(heard(completion.text).entities.roles) == 1
        case "place":
            return bool(heard(f"swe in {completion.text}").entities.places)
        case _:
            return bool(heard(f"script for {completion.text}").entities.levers)


def test_another_snapshot_makes_other_completions() -> None:
    before = small_snapshot()
    companies = {slug: before.knowledge.companies[slug] for slug in ("google",)}
    guides = {
        key: guide for key, guide in before.knowledge.guides.items() if key.company == "google"
    }
    after = replace(before, knowledge=replace(before.knowledge, companies=companies, guides=guides))
    assert texts(completions_of(before, english()), "swe at all") == ["swe at Ally Financial"]
    assert texts(completions_of(after, english()), "swe at all") == []


@pytest.mark.parametrize("before", ["\x00", "\ud800", "/" * 5000, "a b " * 2000 + "go", "İstanbul"])
def test_no_line_is_too_odd_to_be_completed(before: str) -> None:
    completions_of(small_snapshot(), english()).find(before)
