import logging

import pytest
from structlog.testing import capture_logs

from bot.transports.telegram.logs import quiet_libraries
from bot.transports.telegram.ports import Account


def test_a_library_can_only_say_where_it_complains(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with capture_logs() as logged, quiet_libraries():
        logging.getLogger("httpx").info("POST https://example.org/bot1:secret/getMe")
        try:
            raise ValueError("secret")
        except ValueError:
            logging.getLogger("telegram.ext.Updater").exception("received %r", "secret")
    (entry,) = logged
    assert (entry["library"], entry["error"]) == ("telegram.ext.Updater", "ValueError")
    assert "secret" not in f"{logged}{caplog.text}"


def test_loggers_are_given_back_as_they_were() -> None:
    logger = logging.getLogger("httpx")
    before = (logger.level, logger.propagate, list(logger.handlers))
    with quiet_libraries():
        assert logger.level == logging.WARNING
    assert (logger.level, logger.propagate, list(logger.handlers)) == before


def test_an_account_does_not_show_its_token() -> None:
    assert "secret" not in repr(Account("1:secret"))
