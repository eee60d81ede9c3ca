"""Keys: the master keys, a key for each person, and one for digests.

The only module that knows cryptography. A master key wraps the others; a person's key seals what
is kept of them, so that nothing of it can be read any more once that key is gone.
"""

import hashlib
import hmac
from collections.abc import Callable, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongKeyError(Exception):
    """No key that we have opens this."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no key opens {what}")


def new_key() -> str:
    """A fresh key, as it can be put into COACH_SECRET_KEYS."""
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Whether a text can be a key."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


class DataKey:
    """The key of one person."""

    def __init__(self, key: bytes) -> None:
        self._fernet = Fernet(key)

    def seal(self, plain: bytes) -> bytes:
        """Make bytes unreadable to everybody without this key."""
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes:
        """The bytes that were sealed; raises WrongKeyError."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            pass
        raise WrongKeyError("a record of a person")


class MasterKeys:
    """The keys that wrap other keys: the first wraps, all unwrap.

    `read` gives the keys as they are now: they are asked for again to wrap, and when none of those
    at hand fits, since another process may have changed them.
    """

    def __init__(self, read: Callable[[], Sequence[str]]) -> None:
        self._read = read
        self._keys = MultiFernet([Fernet(key) for key in read()])

    def __len__(self) -> int:
        """How many there are now."""
        return len(self._read())

    def wrap(self, plain: bytes) -> bytes:
        """A key as it is kept, by the key that is the first now: an older one may soon be gone."""
        self._keys = MultiFernet([Fernet(key) for key in self._read()])
        return self._keys.encrypt(plain)

    def unwrap(self, wrapped: bytes, what: str) -> bytes:
        """The key that was wrapped; raises WrongKeyError, which names `what`."""
        try:
            return self._keys.decrypt(wrapped)
        except InvalidToken:
            self._keys = MultiFernet([Fernet(key) for key in self._read()])
        try:
            return self._keys.decrypt(wrapped)
        except InvalidToken:
            pass
        raise WrongKeyError(what)

    def rewrap(self, wrapped: bytes, what: str) -> bytes:
        """The same key, wrapped by the first master key; raises WrongKeyError."""
        return self.wrap(self.unwrap(wrapped, what))


def new_data_key() -> bytes:
    """A fresh key for a person."""
    return Fernet.generate_key()


class Digests:
    """Keyed digests, by which rows are found without saying whose they are."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, kind: str, text: str) -> str:
        """64 hexadecimal digits; the same text of another kind has others."""
        return hmac.new(self._key, f"{kind}\0{text}".encode(), hashlib.sha256).hexdigest()
