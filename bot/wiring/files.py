"""Files that a person names for pictures and tables."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bot.coach.answers import Answer
from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import english
from bot.presentation.charts.easel import Easel
from bot.presentation.export_file import encoded, table_of
from bot.presentation.picture_choice import charts_of
from bot.presentation.saving import PICTURE, TABLE, SaveError
from bot.transports.terminal import Saved, in_full


class NoPictureError(SaveError):
    """An answer has no picture that could be saved."""

    def __init__(self) -> None:
        super().__init__(
            "there is no picture of this answer; tell an offer with its base, or several"
        )


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """Where the last picture and the last table are saved, as a person named it; or nowhere."""

    chart: Path | None = None
    export: Path | None = None
    easel: Easel = field(default_factory=Easel)

    def check(self) -> None:
        """Raise SaveError where nothing could be saved, before anybody waits for it."""
        if self.chart is not None:
            PICTURE.check(self.chart)
        if self.export is not None:
            TABLE.check(self.export)

    async def save(self, answers: tuple[Answer, ...]) -> Saved:
        """Save what some answers have and a place was named for; raises SaveError."""
        return Saved(picture=await self._save_picture(answers), table=self._save_table(answers))

    async def _save_picture(self, answers: tuple[Answer, ...]) -> bool:
        if self.chart is None:
            return False
        pictures = await self.easel.draw(charts_of(answers, english()))
        for picture in pictures:
            PICTURE.save(picture.png, self.chart)
        return bool(pictures)

    def _save_table(self, answers: tuple[Answer, ...]) -> bool:
        table = table_of(answers, english())
        if self.export is None or table is None:
            return False
        TABLE.save(encoded(table), self.export)
        return True


async def answer_with_chart(
    conversation: Conversation, text: str, target: TextIO, files: NamedFiles
) -> None:
    """Write the answer to one text, then save its picture; raises SaveError."""
    turn = await conversation.take_turn(Incoming("terminal", text))
    print(in_full(turn.answers, english()), file=target, flush=True)
    if not (await files.save(turn.answers)).picture:
        raise NoPictureError
