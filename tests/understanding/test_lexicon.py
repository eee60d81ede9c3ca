from bot.understanding.lexicon import is_ordinary, is_weak_name
from bot.understanding.ordinary import ordinary_words
from tests.coach.made_up import small_snapshot


def test_inflected_words_are_ordinary_too() -> None:
    words = ordinary_words()
    assert all(is_ordinary(word, words) for word in ("stripes", "matching", "applied", "offers"))
    assert not any(is_ordinary(word, words) for word in ("datadog", "pfizer", "nvidia"))


def test_names_of_ordinary_words_are_weak() -> None:
    words = ordinary_words()
    assert is_weak_name(("target",), words)
    assert not is_weak_name(("goldman", "sachs"), words)


def test_a_shortened_name_never_takes_the_place_of_a_companys_own() -> None:
    lexicon = small_snapshot().lexicon
    assert [form.company for form in lexicon.companies["google"]] == ["google"]
    assert {form.company for form in lexicon.companies["epic"]} == {"epic-games", "epic-systems"}


def test_days_and_months_are_no_companies() -> None:
    assert "monday" not in small_snapshot().lexicon.companies
