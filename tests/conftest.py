from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot import wiring
from bot.library import Snapshot
from tests.scores import Scoreboard

SCOREBOARD = pytest.StashKey[Scoreboard]()
_NUMBERS = count()
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


@pytest.fixture(scope="session", autouse=True)
def cache_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What tests and the programs that they start keep is not kept for the person."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def folders_of_a_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one test keeps of people is not there for the next."""
    apart = tmp_path_factory.getbasetemp() / f"kept-{next(_NUMBERS)}"
    monkeypatch.setenv("XDG_DATA_HOME", str(apart / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(apart / "config"))


@pytest.fixture(scope="session")
def corpus() -> wiring.Knowledge:
    """The guides of others that lie beside the project, read once a run."""
    folder = SHARED / "guides"
    if not folder.is_dir():
        pytest.skip("the corpus lies beside the project or not")
    return wiring.load(folder)


@pytest.fixture(scope="session")
def corpus_snapshot(corpus: wiring.Knowledge) -> Snapshot:
    return Snapshot.of(corpus.loaded.knowledge, corpus.vocabulary)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
