"""What every worker needs and takes long to make: made once, before workers are forked."""

from typing import Final

from bot.library import Snapshot
from bot.presentation.catalogue import Catalogue, english
from tests.coach.made_up import small_snapshot

SNAPSHOT: Final[Snapshot] = small_snapshot()
TEXTS: Final[Catalogue] = english()
