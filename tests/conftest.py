from pathlib import Path

import pytest

from tests.scores import Scoreboard

SCOREBOARD = pytest.StashKey[Scoreboard]()
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SCOREBOARD] = Scoreboard()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash[SCOREBOARD].lines
    if lines:
        terminalreporter.section("scores")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def scoreboard(pytestconfig: pytest.Config) -> Scoreboard:
    return pytestconfig.stash[SCOREBOARD]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
