"""The block structure of a body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.markdown import Block, Kind, read_blocks


def _kinds(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_blocks(text, 1)]


def test_each_kind_of_block_is_told_apart() -> None:
    text = "# Title\n\nWords\n\n- item\n\n> said\n\n---\n\n| a |\n|---|\n| 1 |\n"
    assert _kinds(text) == [
        (Kind.HEADING, "Title"),
        (Kind.PARAGRAPH, "Words"),
        (Kind.ITEM, "item"),
        (Kind.QUOTE, "said"),
        (Kind.RULE, ""),
        (Kind.TABLE, ""),
    ]


def test_lines_are_counted_from_the_bodys_first_line() -> None:
    text = "\nOne\n\n# Two\n| a |\n|---|\n| 1 |\n| 2 |\n"
    one, two, table = read_blocks(text, 11)
    assert (one.line, two.line, table.line) == (12, 14, 15)
    assert table.table is not None
    assert table.table.lines == (15, 17, 18)


def test_lines_stay_true_behind_letters_of_several_bytes() -> None:
    assert [block.line for block in read_blocks("Zürich–🇨🇭\n\nname\n", 1)] == [1, 3]


def test_bold_text_at_the_start_is_the_lead() -> None:
    (block,) = read_blocks("**Level 2:** the rest", 1)
    assert (block.lead, block.rest.strip()) == ("Level 2:", "the rest")
    assert not block.is_bold_line


@pytest.mark.parametrize("text", ["**Global Levers**", "**Global Levers:**", "**Global Levers**:"])
def test_a_line_of_nothing_but_bold_is_a_title_in_all_but_name(text: str) -> None:
    (block,) = read_blocks(text, 1)
    assert block.is_bold_line


def test_bold_text_within_a_paragraph_is_no_lead() -> None:
    (block,) = read_blocks("some **bold** words", 1)
    assert block.lead is None


def test_an_ordered_item_knows_its_number() -> None:
    assert [block.number for block in read_blocks("3. a\n4. b\n\n- c\n", 1)] == [3, 4, 0]


def test_the_marks_of_a_quote_are_left_out() -> None:
    (block,) = read_blocks("> one\n> two\n", 1)
    assert block.text == "one\ntwo"


def test_cells_lose_bold_marks_and_blanks() -> None:
    (block,) = read_blocks("| **a** | b |\n|:--|--:|\n|  **1**  | 2 |\n", 1)
    assert block.table is not None
    assert block.table.header == ("a", "b")
    assert block.table.rows == (("1", "2"),)


@pytest.mark.parametrize(
    "bomb",
    [
        ">" * 50_000,
        "[" * 50_000,
        "![" * 50_000,
        "- " * 50_000,
        "1. " * 30_000,
        "*" * 50_000,
        "**a " * 30_000,
        "*a_ " * 30_000,
        "<" * 50_000,
        "<!--" * 30_000,
        "[a](" * 30_000,
        "|" * 50_000,
        "".join("`" * n + " " for n in range(300)),
        "".join("  " * n + "- x\n" for n in range(300)),
        "word " * 80_000,
    ],
)
def test_a_bomb_of_marks_is_read_like_any_text(bomb: str) -> None:
    blocks = read_blocks(f"before\n\n{bomb}\n\n# after\n", 1)
    assert blocks[0] == Block(Kind.PARAGRAPH, "before", 1, rest="before")
    assert sum(len(block.text) for block in blocks) <= len(f"before{bomb}\n\n# after")


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# ", "#### ", "**", "*", "_", "`", "> ", "- ", "1. ", "| ", "|---|---|", "---",
            "[a](b)", "<b>", "<!--", "-->", "```", "\n", "\n\n", "    ", "\t", "word", "“say”",
            "é", "🇬🇧", "\\", "&amp;", "$1K",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(st.one_of(MARKDOWN, st.text(max_size=200)), st.integers(1, 99))
def test_blocks_stand_in_order_and_within_the_body(body: str, first: int) -> None:
    blocks = read_blocks(body, first)
    lines = [block.line for block in blocks]
    assert lines == sorted(lines)
    assert all(first <= line <= first + body.count("\n") for line in lines)
