from bot.knowledge.base import KnowledgeBase
from bot.library import Library, Snapshot
from tests.coach.made_up import ENGINEER, ROWS, guide, knowledge, small_snapshot, vocabulary


def test_a_swap_replaces_knowledge_and_lexicon_together() -> None:
    library = Library(small_snapshot())
    other = knowledge(guide("zorblat", "Zorblat", ENGINEER, "Software Engineer", ROWS))
    assert library.swap(Snapshot.of(other, vocabulary()))
    assert set(library.snapshot.knowledge.companies) == {"zorblat"}
    assert "zorblat" in library.snapshot.lexicon.companies
    assert "google" not in library.snapshot.knowledge.companies


def test_a_folder_without_guides_keeps_the_old_snapshot() -> None:
    library = Library(small_snapshot())
    assert not library.swap(Snapshot.of(KnowledgeBase(), vocabulary()))
    assert library.snapshot is small_snapshot()
