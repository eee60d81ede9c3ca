"""The everyday English words, read from the list that lies beside this module."""

from importlib import resources


def ordinary_words() -> frozenset[str]:
    """Read the list; lines that begin with a number sign are remarks."""
    folder = resources.files("bot.understanding")
    lines = folder.joinpath("ordinary_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
