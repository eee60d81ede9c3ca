from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.answers import ReviewsAnswer
from bot.presentation.catalogue import english
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import LONGEST_MESSAGE, utf16_length
from bot.presentation.plain import lines_of, render
from bot.presentation.review_words import list_sections
from bot.reminders.reviews import ReviewList, review_list
from bot.wiring import Knowledge
from tests.presentation.unasked import reviews_alike, reviews_of_many
from tests.reminders.made_up import a_guide, library

TODAY = date(2026, 6, 1)


def digest(reviews: ReviewList, since: date | None = None) -> str:
    return render([ReviewsAnswer(reviews, since)], english())


def whole(reviews: ReviewList) -> str:
    return "\n".join(line.text for line in lines_of(list_sections(reviews, english())))


def reviews_due(*dues: date | None) -> ReviewList:
    guides = (a_guide(f"co-{chr(97 + at)}", "cook", due) for at, due in enumerate(dues))
    return review_list(library(*guides), TODAY)


def test_all_guides_of_others_are_one_message_that_says_how_many(corpus: Knowledge) -> None:
    reviews = review_list(corpus.loaded.knowledge, date(2026, 11, 26))
    assert len(reviews.overdue) == 3_094
    (message,) = compose([ReviewsAnswer(reviews, date(2026, 11, 25))], english())
    assert utf16_length(message.words) <= LONGEST_MESSAGE
    assert message.words.startswith("3,094 guides are overdue")
    text = whole(reviews)
    assert text.count("due since 2026-05-23") == 3_094
    assert all(company.name in text for company in reviews.companies)


def test_what_is_left_out_is_counted() -> None:
    answer = reviews_of_many(26)
    text = render([answer], english())
    late = [company for company in answer.reviews.companies if company.overdue]
    named = sum(f"{company.name}: " in text for company in late)
    guides = sum(len(one.overdue) for one in late if f"{one.name}: " not in text)
    assert named == 10
    assert f"And {len(late) - named} more companies with {guides} guides" in text


def test_what_was_not_overdue_in_the_last_digest_is_new() -> None:
    text = render([reviews_of_many()], english())
    assert "1 of them is new since the last list: Baker at Acme." in text
    assert "new since" not in render([replace(reviews_of_many(), since=TODAY)], english())


def test_where_all_is_new_nothing_is_called_new() -> None:
    text = render([replace(reviews_alike(), since=date(2026, 5, 1))], english())
    assert "new since" not in text


def test_the_next_day_is_told_where_nothing_is_due_soon() -> None:
    text = digest(reviews_due(date(2026, 9, 1), date(2026, 10, 1)))
    assert "Nothing falls due within 30 days.\nNext on 2026-09-01: Cook at Co A." in text


def test_days_that_are_not_named_are_counted_up_to_the_last() -> None:
    soon = [TODAY + timedelta(days=number) for number in range(7)]
    text = digest(reviews_due(*soon))
    assert "Due within 30 days: 7 guides" in text
    assert "And 2 more guides by 2026-06-07." in text


@pytest.mark.parametrize("dues", [(), (None,), (date(2026, 6, 2),)])
def test_nothing_overdue_is_said_so(dues: tuple[date | None, ...]) -> None:
    text = digest(reviews_due(*dues))
    assert text.startswith("No guide is overdue" if dues else "There is no guide")


days = st.dates(date(2026, 3, 1), date(2026, 8, 1)) | st.none()
names = st.text(min_size=1, max_size=30).map(lambda text: text * 40) | st.just("Acme")


@given(st.lists(st.tuples(st.sampled_from("abcdefghijklmnopqrst"), days, names), max_size=60))
def test_however_many_and_however_long_it_is_one_message(
    guides: Iterable[tuple[str, date | None, str]],
) -> None:
    made = [
        replace(a_guide(company, f"r-{at}", due), company_name=name, role_name=name)
        for at, (company, due, name) in enumerate(guides)
    ]
    reviews = review_list(library(*made), TODAY)
    messages = compose([ReviewsAnswer(reviews, date(2026, 5, 25))], english())
    assert len(messages) == 1
    assert len(reviews.overdue) == 0 or f"{len(reviews.overdue)} guide" in messages[0].words
