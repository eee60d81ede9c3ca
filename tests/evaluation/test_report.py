"""What is printed of an evaluation."""

from bot.evaluation.columns import TABLES
from bot.evaluation.labels import BadLine
from bot.evaluation.measures import Overlap, Score, Share
from bot.evaluation.report import failure_line, report
from bot.evaluation.results import Evaluation, Failure
from bot.evaluation.scoring import Miss

SCORE = Score(
    company=Overlap(90, 5, 15),
    role=Overlap(right=1),
    region=Overlap(right=1, extra=1),
    company_exact=Share(80, 100),
    intent=Share(1, 3),
    false_company=Share(1, 5_578),
    wrong_company=Share(2, 87),
    confidently_wrong=Share(3, 5_665),
    missed_company=Share(14, 87),
    needless_question=Share(996, 5_665),
    among_choices=Share(4, 14),
    turns_right=Share(49, 54),
    dialogues_right=Share(17, 19),
)
FOUND = Evaluation("some/where/10_real.jsonl", 5_665, 19, 5_700, SCORE, milliseconds=(0.25, 0.5))
EMPTY = Evaluation("none.jsonl", 1, 0, 1, Score())


def row_of(name: str, text: str) -> list[list[str]]:
    """The cells of each row that begins with a name."""
    rows = (line.split() for line in text.splitlines())
    return [cells[1:] for cells in rows if cells and cells[0] == name]


def test_a_file_has_a_row_of_figures_in_each_table() -> None:
    understood, harm, speed = row_of("10_real", report([FOUND], failures=False))
    figures = "5,665/5,700 90.0 80.0 100.0 66.7 33.3 – 90.7 89.5"
    assert understood == figures.split()
    assert harm == "1 of 5,578 (0.0) 2 of 87 (2.3) 0.1 16.1 17.6 28.6".split()
    assert speed == ["0.50", "0.50"]


def test_what_nothing_is_labelled_of_has_no_figure() -> None:
    understood, harm, speed = row_of("none", report([EMPTY], failures=False))
    assert understood == ["1", *"––––––––"]
    assert set(harm) | set(speed) == {"–"}


def test_several_files_have_a_row_for_all_together() -> None:
    assert row_of("all", report([FOUND], failures=False)) == []
    both = report([FOUND, EMPTY], failures=False)
    assert row_of("all", both)[0][0] == "5,666/5,701"


def test_every_column_but_lines_is_explained_or_named_after_a_slot() -> None:
    text = report([FOUND], failures=False)
    (harm,) = TABLES[1:]
    explained = [column.title for column in harm.columns if f"\n{column.title}  " in text]
    assert explained == ["false", "wrong", "missed", "needless", "in choices"]


def test_no_line_is_wider_than_a_hundred_characters() -> None:
    long = Evaluation("a_rather_long_name_of_a_file.jsonl", 5_665, 19, 5_700, SCORE)
    text = report([long, FOUND], failures=False)
    assert max(map(len, text.splitlines())) <= 100
    assert "a_rather_long_nam…" in text


def test_what_was_not_scored_is_told_with_the_most_frequent_names_first() -> None:
    found = Evaluation(
        "mine.jsonl",
        lines=8,
        dialogues=0,
        messages=9,
        score=Score(),
        bad_lines=(BadLine("mine.jsonl", 3, "no"), BadLine("mine.jsonl", 4, "no")),
        without_guide=(("a", "b"), ("b",), ("c", "d", "e", "f", "g")),
        unknown=(("companies",),),
    )
    text = report([found], failures=False)
    assert "mine: 2 of 10 lines cannot be read" in text
    assert (
        "mine: 3 of 9 messages name companies that have no guide, and are scored without them: "
        "b, a, c, d, e and 2 more"
    ) in text
    assert ("mine: 1 of 9 messages label what is no slot, which is not scored: companies") in text


def test_a_miss_is_told_in_one_line() -> None:
    miss = Miss("company", (("google", "meta"), ("google",)), (), ("google", "meta"))
    failure = Failure("mine.jsonl", 7, None, 'say "hi"\n', miss)
    assert failure_line(failure) == (
        r'mine.jsonl:7: "say \"hi\"\n": company: expected google + meta or google; found none; '
        "asked google / meta"
    )


def test_a_miss_in_a_dialogue_names_its_turn_and_an_open_question_no_choices() -> None:
    failure = Failure("mine.jsonl", 7, 2, "¿y?", Miss("question", ((),), (), ()))
    expected = 'mine.jsonl:7: turn 2: "¿y?": question: expected none; found none; asked which'
    assert failure_line(failure) == expected


def test_misses_are_printed_where_they_are_asked_for() -> None:
    failure = Failure("mine.jsonl", 7, None, "x", Miss("role", (("baker",),), ()))
    found = Evaluation("mine.jsonl", 1, 0, 1, Score(), failures=(failure,))
    line = 'mine.jsonl:7: "x": role: expected baker; found none'
    assert line not in report([found], failures=False)
    assert report([found], failures=True).startswith(f"{line}\n\n")
