"""Buttons end to end: the real library, real HTTP, a strict server."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest
from structlog.testing import capture_logs

from tests.fakes.telegram_server import TelegramServer
from tests.transports.telegram.rig import COPY, Coach, menu, serving

ADA, BOB, GROUP = 1001, 1002, -77
CANARY = "187500 at Initech"

pytestmark = [
    pytest.mark.anyio,
    # The library warns of a change in its own next version each time it reads a RetryAfter.
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]


def events(logged: Sequence[Mapping[str, object]]) -> list[object]:
    return [entry["event"] for entry in logged]


async def shows(server: TelegramServer, chat_id: int, *texts: str) -> None:
    """Wait until a chat shows exactly these messages."""
    await server.wait_until(lambda: server.texts(chat_id) == list(texts))


# A press and its message


async def test_a_message_has_its_buttons_below_it(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
    rows = [[key["text"] for key in row] for row in (sent.reply_markup or {})["inline_keyboard"]]
    assert rows == [["Go", "Stay", "Copy"], ["Much", "Stumble"], ["Wait", "Broken"]]
    assert sent.button("Copy") == {"text": "Copy", "copy_text": {"text": COPY.copy}}


async def test_a_press_changes_the_message_and_its_buttons(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.press(ADA, await menu(server, ADA), "Go")
        await shows(server, ADA, "pressed v1:go")
    (sent,) = server.sent(ADA)
    assert (sent.labels, sent.preview_off) == (["Again"], True)
    assert [entity["type"] for entity in sent.entities] == ["italic"]
    assert coach.pressed == [("telegram:1001", "v1:go", "en")]


async def test_the_first_message_edits_and_the_others_follow(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        await server.press(ADA, sent, "Much")
        await shows(server, ADA, "one", "two", "three")
    assert server.sent(ADA)[0].message_id == sent.message_id
    assert [bool(message.buttons) for message in server.sent(ADA)] == [False, False, True]


async def test_an_answer_of_no_message_leaves_the_old_one(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_presses(await menu(server, ADA), "nothing")
        await server.wait_until(lambda: len(server.answered) == 1)
    assert server.texts(ADA) == ["Menu"]


async def test_a_message_that_stays_as_it_is_is_no_failure(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            await server.press(ADA, await menu(server, ADA), "Stay")
            await server.wait_for_calls("editMessageText")
    assert server.texts(ADA) == ["Menu"]
    assert not {"telegram_update_failed", "telegram_send_retried"} & set(events(logged))


@pytest.mark.parametrize("data", ["v0:gone", "x" * 64, "a stranger", " "])
async def test_data_that_we_never_sent_is_for_the_coach_to_judge(
    server: TelegramServer, data: str
) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.person_presses(await menu(server, ADA), data)
        await server.wait_for_calls("editMessageText")
    assert coach.pressed == [("telegram:1001", data, "en")]


async def test_a_press_that_says_nothing_is_for_the_coach_to_judge(
    server: TelegramServer,
) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.person_presses(await menu(server, ADA), "")
        await server.wait_for_calls("editMessageText")
    assert coach.pressed == [("telegram:1001", "", "en")]
    assert server.unanswered() == 0


# A message that is not there any more


async def test_a_message_too_old_to_be_edited_is_followed_by_a_new_one(
    server: TelegramServer,
) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.lock(ADA, sent.message_id)
        await server.press(ADA, sent, "Much")
        await shows(server, ADA, "Menu", "one", "two", "three")


async def test_a_press_below_a_deleted_message_is_answered_by_a_new_one(
    server: TelegramServer,
) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.person_deletes(ADA, sent.message_id)
        await server.person_presses(sent, "v1:go")
        await shows(server, ADA, "pressed v1:go")
    assert server.times_called("editMessageText") == 0
    assert server.sent(ADA)[0].labels == ["Again"]


async def test_a_message_deleted_while_the_coach_thinks_is_replaced_by_a_new_one(
    server: TelegramServer,
) -> None:
    coach = Coach()
    server.group(GROUP)
    async with serving(server, coach):
        sent = await menu(server, GROUP)
        await server.press(GROUP, sent, "Wait", by=ADA)
        await server.wait_until(lambda: bool(server.answered))
        server.person_deletes(GROUP, sent.message_id)
        coach.gates[f"telegram-group:{GROUP}:{ADA}"].set()
        await shows(server, GROUP, "pressed wait")


async def test_a_failure_below_a_deleted_message_is_apologised_for(
    server: TelegramServer,
) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.person_deletes(ADA, sent.message_id)
        await server.person_presses(sent, "stumble")
        (apology,) = await server.wait_for_messages(ADA, 1)
    assert apology.startswith("Sorry")


async def test_a_press_too_old_to_be_answered_still_works(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            server.fail_next(
                "answerCallbackQuery",
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
            await server.press(ADA, sent, "Go")
            await shows(server, ADA, "pressed v1:go")
    assert server.times_called("answerCallbackQuery") == 1
    assert "telegram_press_unanswered" in events(logged)
    assert "telegram_update_failed" not in events(logged)


# The spinner


async def test_the_spinner_ends_while_the_coach_still_thinks(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        query = await server.press(ADA, await menu(server, ADA), "Wait")
        await server.wait_until(lambda: server.answered == [query])
        assert server.texts(ADA) == ["Menu"]
        coach.gates[f"telegram:{ADA}"].set()
        await shows(server, ADA, "pressed wait")
    assert server.times_called("answerCallbackQuery") == 1


async def test_the_spinner_ends_while_a_message_before_it_is_worked_on(
    server: TelegramServer,
) -> None:
    coach = Coach()
    async with serving(server, coach):
        sent = await menu(server, ADA)
        await server.person_says(ADA, "wait for it")
        query = await server.press(ADA, sent, "Go")
        await server.wait_until(lambda: server.answered == [query])
        assert coach.pressed == []
        coach.gates[f"telegram:{ADA}"].set()
        await shows(server, ADA, "pressed v1:go", "wait for it")


async def test_the_spinner_ends_and_an_apology_comes_when_the_coach_fails(
    server: TelegramServer,
) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            query = await server.press(ADA, sent, "Stumble")
            _, apology = await server.wait_for_messages(ADA, 2)
            await server.press(ADA, sent, "Go")
            await shows(server, ADA, "pressed v1:go", apology)
    (failure,) = [entry for entry in logged if entry["event"] == "telegram_update_failed"]
    assert apology == f"Sorry, that failed. Reference: {failure['reference']}"
    assert query in server.answered


async def test_a_spinner_that_cannot_be_ended_stops_nothing(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            server.cut_next("answerCallbackQuery")
            await server.press(ADA, sent, "Go")
            await shows(server, ADA, "pressed v1:go")
    assert server.times_called("answerCallbackQuery") == 1
    assert "telegram_press_unanswered" in events(logged)


async def test_a_server_in_trouble_is_asked_again_to_end_the_spinner(
    server: TelegramServer,
) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.fail_next("answerCallbackQuery", 502, "Bad Gateway")
        query = await server.press(ADA, sent, "Go")
        await server.wait_until(lambda: server.answered == [query])


# Who and where


async def test_in_a_group_a_press_is_whose_finger_it_is(server: TelegramServer) -> None:
    coach = Coach()
    server.group(GROUP)
    async with serving(server, coach):
        await server.person_says(GROUP, "menu", by=ADA)
        await server.wait_for_messages(GROUP, 1)
        await server.press(GROUP, server.sent(GROUP)[0], "Go", by=BOB)
        await shows(server, GROUP, "pressed v1:go")
    # Where others read along, a person is another one than in their own chat.
    assert coach.heard == [(f"telegram-group:{GROUP}:1001", "menu", "en")]
    assert coach.pressed == [(f"telegram-group:{GROUP}:1002", "v1:go", "en")]


async def test_in_a_group_two_people_may_press_the_same_at_once(server: TelegramServer) -> None:
    coach = Coach()
    server.group(GROUP)
    async with serving(server, coach):
        sent = await menu(server, GROUP)
        await server.press(GROUP, sent, "Go", by=ADA)
        await server.person_presses(sent, "v1:go", by=BOB)
        await server.wait_until(lambda: len(server.answered) == 2)
    assert [person for person, _, _ in coach.pressed] == [
        f"telegram-group:{GROUP}:{person}" for person in (1001, 1002)
    ]


async def test_in_a_group_commands_to_us_are_heard_and_what_they_say_is_quoted(
    server: TelegramServer,
) -> None:
    coach = Coach()
    server.group(GROUP)
    async with serving(server, coach):
        await server.person_says(GROUP, "/companies@negotiation_test_bot", by=ADA)
        await server.person_says(GROUP, "/companies@another_bot", by=ADA)
        await server.person_says(GROUP, "/help", by=ADA)
        await shows(server, GROUP, "/companies", "/help")
    assert [text for _, text, _ in coach.heard] == ["/companies", "/help"]
    assert [message.reply_to for message in server.sent(GROUP)] == [1, 3]


async def test_in_a_group_what_is_deleted_before_the_answer_is_answered_all_the_same(
    server: TelegramServer,
) -> None:
    coach = Coach()
    server.group(GROUP)
    async with serving(server, coach):
        await server.person_says(GROUP, "wait", by=ADA)
        await server.wait_for_calls("getUpdates", 2)
        server.person_deletes(GROUP, 1)
        coach.gates[f"telegram-group:{GROUP}:{ADA}"].set()
        assert await server.wait_for_messages(GROUP, 1) == ["wait"]


# Order and load


async def test_messages_and_presses_of_a_chat_keep_their_order(server: TelegramServer) -> None:
    coach = Coach(seconds=0.005)
    async with serving(server, coach):
        sent = await menu(server, ADA)
        for number in range(10):
            await server.person_says(ADA, f"line {number}")
            await server.person_presses(sent, f"press {number}")
        await server.wait_until(lambda: server.texts(ADA)[0] == "pressed press 9")
    done = [name for name, _ in server.calls if name in {"sendMessage", "editMessageText"}]
    assert done == ["sendMessage"] + ["sendMessage", "editMessageText"] * 10
    assert [data for _, data, _ in coach.pressed] == [f"press {number}" for number in range(10)]


async def test_a_slow_press_does_not_hold_up_another_chat(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.press(ADA, await menu(server, ADA), "Wait")
        await server.press(BOB, await menu(server, BOB), "Go")
        await shows(server, BOB, "pressed v1:go")
        assert server.texts(ADA) == ["Menu"]
        coach.gates[f"telegram:{ADA}"].set()


async def test_a_hundred_presses_in_one_chat_do_not_hold_up_another(
    server: TelegramServer,
) -> None:
    coach = Coach()
    async with serving(server, coach):
        mine, theirs = await menu(server, ADA), await menu(server, BOB)
        for number in range(100):
            await server.person_presses(mine, f"wait {number}")
        await server.press(BOB, theirs, "Go")
        await shows(server, BOB, "pressed v1:go")
        await server.wait_until(lambda: server.unanswered() == 0)
        assert server.texts(ADA) == ["Menu"]
        coach.gates[f"telegram:{ADA}"].set()
        await shows(server, ADA, "pressed wait 99")
    assert server.times_called("answerCallbackQuery") == 101


# Double taps


async def test_a_second_tap_is_answered_and_does_nothing(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        sent = await menu(server, ADA)
        await server.press(ADA, sent, "Much")
        await server.press(ADA, sent, "Much")
        await server.wait_until(lambda: len(server.answered) == 2)
        await shows(server, ADA, "one", "two", "three")
    assert len(coach.pressed) == 1
    assert server.texts(ADA) == ["one", "two", "three"]


async def test_a_second_tap_while_the_coach_thinks_does_nothing(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        sent = await menu(server, ADA)
        await server.press(ADA, sent, "Wait")
        await server.person_says(ADA, "between")
        await server.press(ADA, sent, "Wait")
        await server.wait_until(lambda: len(server.answered) == 2)
        coach.gates[f"telegram:{ADA}"].set()
        await shows(server, ADA, "pressed wait", "between")
    assert len(coach.pressed) == 1


# Failures of an edit


async def test_flood_control_of_an_edit_is_waited_out(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.fail_next("editMessageText", 429, "Too Many Requests: retry after 1", retry_after=1)
        await server.press(ADA, sent, "Go")
        await shows(server, ADA, "pressed v1:go")
    assert server.times_called("editMessageText") == 2


async def test_a_server_in_trouble_is_asked_again_to_edit(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.fail_next("editMessageText", 502, "Bad Gateway")
        await server.press(ADA, sent, "Go")
        await shows(server, ADA, "pressed v1:go")


async def test_an_edit_that_may_have_been_made_is_repeated(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            server.lose_next("editMessageText")
            await server.press(ADA, sent, "Go")
            await server.wait_for_calls("editMessageText", 2)
    assert server.texts(ADA) == ["pressed v1:go"]
    assert "telegram_update_failed" not in events(logged)


async def test_an_edit_is_not_repeated_for_ever(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        for _ in range(2):
            server.cut_next("editMessageText")
        await server.press(ADA, sent, "Go")
        _, apology = await server.wait_for_messages(ADA, 2)
    assert apology.startswith("Sorry")
    assert server.times_called("editMessageText") == 2


async def test_a_refused_edit_is_not_tried_again(server: TelegramServer) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        server.fail_next("editMessageText", 400, "Bad Request: message is too long")
        await server.press(ADA, sent, "Go")
        _, apology = await server.wait_for_messages(ADA, 2)
    assert apology.startswith("Sorry")
    assert server.times_called("editMessageText") == 1


async def test_markup_that_telegram_refuses_in_an_edit_becomes_plain(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.press(ADA, await menu(server, ADA), "Broken")
        await shows(server, ADA, "broken & more")
    (sent,) = server.sent(ADA)
    assert (sent.parse_mode, sent.labels) == (None, ["Again"])


async def test_a_person_who_blocks_the_bot_in_the_middle_is_left_alone(
    server: TelegramServer,
) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            gate = server.hold_next("editMessageText")
            await server.press(ADA, sent, "Much")
            await shows(server, ADA, "one")
            server.block(ADA)
            gate.set()
            await server.wait_for_calls("sendMessage", 2)
    assert server.texts(ADA) == ["one"]
    assert server.times_called("sendMessage") == 2
    assert "telegram_person_unreachable" in events(logged)
    assert "telegram_update_failed" not in events(logged)


async def test_no_log_holds_what_a_press_said(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            for start in ("stumble", "broken", "hello"):
                await server.person_presses(sent, f"{start} {CANARY}")
            await server.wait_for_calls("editMessageText", 3)  # one more without markup
            server.fail_next("editMessageText", 400, f"Bad Request: {CANARY}")
            await server.person_presses(sent, f"bye {CANARY}")
            await server.wait_for_messages(ADA, 3)
    written = f"{logged}{caplog.text}{''.join(capfd.readouterr())}"
    assert "telegram_update_failed" in written
    assert CANARY not in written


async def test_a_press_below_no_message_of_ours_is_answered_in_private(
    server: TelegramServer,
) -> None:
    async with serving(server):
        sent = await menu(server, ADA)
        await server.person_presses_inline(sent.chat_id, "v1:go")
        await shows(server, ADA, "Menu", "pressed v1:go")


async def test_a_stop_during_a_press_finishes_it(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach) as task:
        await server.press(ADA, await menu(server, ADA), "Wait")
        await server.wait_until(lambda: bool(server.answered))
        asyncio.get_running_loop().call_later(0.1, coach.gates[f"telegram:{ADA}"].set)
    assert server.texts(ADA) == ["pressed wait"]
    assert task.done()


async def test_a_stop_waits_until_the_spinner_has_ended(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            sent = await menu(server, ADA)
            gate = server.hold_next("answerCallbackQuery")
            await server.press(ADA, sent, "Go")
            await shows(server, ADA, "pressed v1:go")
            asyncio.get_running_loop().call_later(0.1, gate.set)
    assert gate.is_set()
    assert "telegram_press_unanswered" not in events(logged)
