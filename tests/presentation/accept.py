"""Write every snapshot anew: `python -m tests.presentation.accept`.

Read what `git diff` shows before you commit it: this is what people read.
"""

from tests.presentation.answers import MESSAGES
from tests.presentation.shown import SNAPSHOTS, shown

if __name__ == "__main__":
    for old in SNAPSHOTS.iterdir():
        old.unlink()
    for name, said in MESSAGES.items():
        for medium, text in shown(said).items():
            (SNAPSHOTS / f"{name}.{medium}.txt").write_text(text, encoding="utf-8")
