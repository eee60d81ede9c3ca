from dataclasses import replace

import pytest

from bot.knowledge.vocabulary_files import CompanyEntry
from bot.understanding.entities import CompanyMention, NameKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import Way, company_forms
from bot.understanding.reading import understand
from bot.understanding.words import Words
from tests.coach.made_up import NOW, SMALL_LIBRARY, vocabulary

ENTRIES = (
    CompanyEntry(
        slug="google",
        name="Google",
        tickers=("goog", "gg"),
        words=("nest",),
        formerly=("backrub",),
        owns=("zorblaxia", "loopholia"),
        group=("quibbleworks",),
    ),
    CompanyEntry(slug="loopholia", name="Loopholia"),
    CompanyEntry(slug="data-dog-inc", name="Datadog", also=("ddog",)),
)
LEXICON = Lexicon.from_knowledge(SMALL_LIBRARY, replace(vocabulary(), companies=ENTRIES))
FORMS = company_forms(SMALL_LIBRARY, ENTRIES, Words.of({}).is_ordinary)


def mentions(text: str) -> tuple[CompanyMention, ...]:
    return understand(text, LEXICON, NOW).entities.companies


@pytest.mark.parametrize(
    ("key", "way", "weak"),
    [
        ("google", Way.NAME, False),
        ("target", Way.NAME, True),
        ("goog", Way.TICKER, False),
        ("gg", Way.TICKER, True),
        ("nest", Way.WORD, True),
        ("backrub", Way.FORMER, False),
        ("zorblaxia", Way.PART, False),
        ("quibbleworks", Way.GROUP, False),
    ],
)
def test_each_form_says_what_it_is_and_how_sure(key: str, way: Way, *, weak: bool) -> None:
    (form,) = FORMS[key]
    assert (form.company, form.way, form.weak) == (
        "target" if key == "target" else "google",
        way,
        weak,
    )


def test_an_entry_is_about_the_company_that_has_its_name() -> None:
    assert [form.company for form in FORMS["ddog"]] == ["datadog"]


def test_a_brand_without_guides_of_its_own_is_part_of_its_owner() -> None:
    assert [(form.company, form.way) for form in FORMS["loopholia"]] == [("google", Way.PART)]


def test_a_part_and_a_former_name_are_said() -> None:
    (part,) = mentions("swe at zorblaxia in london")
    (former,) = mentions("swe at backrub in london")
    assert part.through is not None
    assert (part.through.name, part.through.kind) == ("zorblaxia", NameKind.SUBSIDIARY)
    assert former.through is not None
    assert former.through.kind is NameKind.FORMER


def test_a_firm_of_the_group_is_offered_the_guide_and_not_given_it() -> None:
    found = understand("swe at quibbleworks", LEXICON, NOW).entities
    assert found.companies == ()
    assert [(one.typed, one.nearest) for one in found.unlisted] == [("quibbleworks", ("google",))]


def test_a_word_counts_only_in_capitals_and_beside_evidence() -> None:
    assert [one.company for one in mentions("NEST swe london")] == ["google"]
    assert mentions("nest swe london") == ()
    assert mentions("they built a NEST for eagles") == ()
