"""A reader with the project's own vocabulary, and the guide that a test's docstring holds."""

import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from bot.knowledge.base import Guide
from bot.knowledge.loaded import Loaded, ReadGuide
from bot.knowledge.loader import GuideReader, load_knowledge
from bot.knowledge.vocabulary import Vocabulary, load_vocabulary
from bot.resources import project_folder
from tests.knowledge.made_up import GUIDES, body, front_matter

ReadText = Callable[[str], ReadGuide]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary((project_folder("knowledge") / "vocabulary",))[0]


@pytest.fixture(scope="session")
def reader(vocabulary: Vocabulary) -> GuideReader:
    return GuideReader.from_vocabulary(vocabulary)


@pytest.fixture(scope="session")
def read(reader: GuideReader) -> ReadText:
    """Reads a text as the guide of Acme's bakers."""
    return lambda text: reader.read_text("acme/baker.md", text)


@pytest.fixture
def table(request: pytest.FixtureRequest, read: ReadText) -> ReadGuide:
    """A guide whose pay stands in the table of the test's docstring, and nowhere else."""
    text = inspect.cleandoc(request.function.__doc__)
    return read(front_matter({"compensation": None}) + body(text))


@pytest.fixture
def levers(request: pytest.FixtureRequest, read: ReadText) -> ReadGuide:
    """A guide whose levers are the test's docstring."""
    text = inspect.cleandoc(request.function.__doc__)
    return read(front_matter({}) + body(levers=text))


@pytest.fixture(scope="session")
def loaded(vocabulary: Vocabulary) -> Loaded:
    return load_knowledge(GUIDES, vocabulary)


@pytest.fixture(scope="session")
def guides(loaded: Loaded) -> Mapping[str, Guide]:
    """The guides of the folder beside this file, by the form that each of them shows."""
    return MappingProxyType({guide.id.role: guide for guide in loaded.knowledge})
