from bot.understanding.names import is_weak_name
from bot.understanding.words import Words
from tests.coach.made_up import small_snapshot


def test_inflected_words_are_ordinary_too() -> None:
    words = Words.of({})
    assert all(map(words.is_ordinary, ("stripes", "matching", "applied", "offers", "enquiries")))
    assert not any(map(words.is_ordinary, ("datadog", "pfizer", "nvidia")))


def test_names_of_ordinary_words_are_weak() -> None:
    is_ordinary = Words.of({}).is_ordinary
    assert is_weak_name(("target",), is_ordinary)
    assert not is_weak_name(("goldman", "sachs"), is_ordinary)


def test_a_shortened_name_never_takes_the_place_of_a_companys_own() -> None:
    lexicon = small_snapshot().lexicon
    assert [form.company for form in lexicon.companies["google"]] == ["google"]
    assert {form.company for form in lexicon.companies["epic"]} == {"epic-games", "epic-systems"}


def test_days_and_months_are_no_companies() -> None:
    assert "monday" not in small_snapshot().lexicon.companies
