import pytest

from bot.understanding.reading import understand
from tests.coach.made_up import NOW, small_snapshot


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("swe at Google LLC", "google"),
        ("offer from Intel Corporation for a swe", "intel"),
        ("Target Inc swe", "target"),
    ],
)
def test_a_legal_form_belongs_to_the_name_before_it(text: str, company: str) -> None:
    found = understand(text, small_snapshot().lexicon, NOW).entities
    assert [mention.company for mention in found.companies] == [company]
    assert found.unlisted == ()
