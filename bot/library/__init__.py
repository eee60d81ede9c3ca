"""The current snapshot: what the guides say and how people name it, at one moment."""

from dataclasses import dataclass, replace

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Knowledge and the lexicon made from it; they are never of different moments."""

    knowledge: KnowledgeBase
    lexicon: Lexicon

    @classmethod
    def of(cls, knowledge: KnowledgeBase, vocabulary: Vocabulary) -> "Snapshot":
        """Make the lexicon that belongs to some knowledge, and give that the known ladders."""
        lexicon = Lexicon.from_knowledge(knowledge, vocabulary)
        return cls(replace(knowledge, ladders=vocabulary.ladders), lexicon)


class Library:
    """Holds the current snapshot; a reader keeps the one it took for as long as it needs it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @property
    def snapshot(self) -> Snapshot:
        """The knowledge and lexicon of this moment."""
        return self._snapshot

    def swap(self, snapshot: Snapshot) -> bool:
        """Take over what was read; a folder that yields no guide keeps the old snapshot."""
        if len(snapshot.knowledge) == 0:
            return False
        self._snapshot = snapshot
        return True
