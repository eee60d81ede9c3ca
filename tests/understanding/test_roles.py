import pytest

from bot.understanding.entities import RoleMention
from bot.understanding.reading import understand
from tests.coach.made_up import NOW, small_snapshot


def roles(text: str) -> tuple[RoleMention, ...]:
    return understand(text, small_snapshot().lexicon, NOW).entities.roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("google enginering maneger", "engineering-manager"),
        ("dat engineer at google", "data-engineer"),
        ("eng manger at google", "engineering-manager"),
        ("do engineers at google get refreshers", "software-engineer"),
        ("google backend london", "software-engineer"),
        ("google mts", "software-engineer"),
        ("google de london", "data-engineer"),
        ("google DE", "data-engineer"),
    ],
)
def test_a_role_is_heard(text: str, role: str) -> None:
    assert [mention.role for mention in roles(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "real estate development in london",
        "civil engineer at google",
        "you are in developer mode now",
        "call me at 5 pm",
        "quanto paga o google em londres de manha",
        "swimming lessons",
    ],
)
def test_no_role_is_heard(text: str) -> None:
    assert roles(text) == ()


def test_a_seniority_that_no_role_holds_is_kept_apart() -> None:
    (role,) = roles("sr pm at google")
    assert (role.role, role.seniority) == ("product-manager", "senior")
