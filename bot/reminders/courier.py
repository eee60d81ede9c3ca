"""Who carries a message to a person that did not ask for it now, and the ways in which it fails.

The failures say nothing but what is to be done about them: no text, no address, no token.
"""

from datetime import timedelta
from typing import ClassVar, Protocol, TypeVar

Message_contra = TypeVar("Message_contra", contravariant=True)


class DeliveryError(Exception):
    """A message did not arrive, or nobody knows; `kind` is one word for a log and for a table."""

    kind: ClassVar[str] = "unknown"

    def __init__(self) -> None:
        super().__init__(self.kind)


class PersonGoneError(DeliveryError):
    """The person has blocked the bot, or is there no more."""

    kind = "gone"


class TooFastError(DeliveryError):
    """This chat, or all of us, are to wait; nothing was sent."""

    kind = "too_fast"

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__()
        self.retry_after = retry_after


class RefusedError(DeliveryError):
    """The message was refused, and always will be."""

    kind = "refused"


class NotSentError(DeliveryError):
    """The message surely did not arrive; later it may."""

    kind = "not_sent"


class PerhapsSentError(DeliveryError):
    """Nobody knows whether the message has arrived."""

    kind = "perhaps_sent"


class AccountRefusedError(DeliveryError):
    """The messenger does not accept us; nothing that we send will arrive."""

    kind = "account_refused"


class Courier(Protocol[Message_contra]):
    """Carries one message to one person, once: it does not try again by itself."""

    async def deliver(self, address: str, message: Message_contra) -> None:
        """Return where it has arrived; raises DeliveryError."""
        ...
