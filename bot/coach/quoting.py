"""In which direction people quote the rate of two currencies."""

# The first of two is the one whose price is told: "1 GBP = 1.27 USD", "1 USD = 83 INR".
_FIRST = ("GBP", "EUR", "CHF", "USD")


def quoted_in(one: str, other: str) -> tuple[str, str]:
    """Two currencies in the order in which a rate names them: pounds before dollars."""
    ranks = {code: at for at, code in enumerate(_FIRST)}
    first, second = sorted((one, other), key=lambda code: ranks.get(code, len(_FIRST)))
    return first, second
