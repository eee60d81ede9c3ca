"""The everyday English words, read from the list that lies beside this module."""

from pathlib import Path


def ordinary_words() -> frozenset[str]:
    """Read the list; lines that begin with a number sign are remarks."""
    # Beside this file in a checkout and in a wheel; importlib.resources takes longer to import.
    lines = Path(__file__).with_name("ordinary_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
