"""Numbers of things, as whoever runs the bot reads them."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """So many of a thing."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
