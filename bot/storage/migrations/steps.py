"""What every step refuses."""


class NeverBackError(Exception):
    """To go back would lose what was kept since."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database cannot go back before {revision} without losing what people were told "
            "is kept; restore a backup from before with coach restore FILE instead"
        )
