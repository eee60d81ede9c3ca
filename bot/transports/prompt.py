"""The line at which a person types: it completes on Tab, and remembers nothing on disk."""

from collections.abc import Callable, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app, run_in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory

from bot.library import Snapshot
from bot.presentation.catalogue import Catalogue
from bot.presentation.completions import Completions, completions_of

_PROMPT = "> "


class Prompt:
    """Reads lines; what was typed is kept for the up arrow until it is to be forgotten."""

    def __init__(self, snapshot: Callable[[], Snapshot], catalogue: Catalogue) -> None:
        self._completer = FromSnapshot(snapshot, catalogue)
        self._leaving = catalogue.say("Press Ctrl-C again to leave").text
        self._session = self._new_session()

    async def read(self) -> str:
        """The next line; Ctrl-C clears it, and a second one, or Ctrl-D, raises EOFError."""
        hint = ""
        while True:
            try:
                return await self._session.prompt_async(_PROMPT, placeholder=hint)
            except KeyboardInterrupt:
                if hint and not self._session.default_buffer.text:
                    raise EOFError from None
                hint = self._leaving

    async def above(self, show: Callable[[], None]) -> None:
        """Have something shown above the line that is being typed, which stays as it is."""
        await run_in_terminal(show)

    def forget(self) -> None:
        """Let go of all that was typed."""
        self._session = self._new_session()

    def _new_session(self) -> PromptSession[str]:
        # Salaries are secret: what is typed never reaches a history file.
        return PromptSession(
            history=InMemoryHistory(),
            completer=self._completer,
            # Names wait for Tab, so that nothing moves under the fingers; Enter sends what stands
            # there in any case.
            complete_while_typing=Condition(_is_command),
        )


def _is_command() -> bool:
    return get_app().current_buffer.text.startswith("/")


class FromSnapshot(Completer):
    """Completes from the current snapshot; makes its completions anew when that changes."""

    def __init__(self, snapshot: Callable[[], Snapshot], catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._made_from: Snapshot | None = None
        self._completions = Completions((), ())

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - the library passes it
    ) -> Iterable[Completion]:
        """What the line up to the cursor can be completed to."""
        current = self._snapshot()
        if current is not self._made_from:
            self._completions = completions_of(current, self._catalogue)
            self._made_from = current
        for found in self._completions.find(document.text_before_cursor):
            text, about = found.completion.text, found.completion.about
            yield Completion(text, start_position=-found.length, display_meta=about)
