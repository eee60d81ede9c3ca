"""What people write beside a number to make it money: currency marks and scales."""

from collections.abc import Mapping
from decimal import Decimal

# What stands before an amount. Longer marks first: "HK$" is no "$".
_MARKS: Mapping[str, str] = {
    "US$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "NZ$": "NZD",
    "CA$": "CAD",
    "AU$": "AUD",
    "SG$": "SGD",
    "MX$": "MXN",
    "A$": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₺": "TRY",
    "₴": "UAH",
    "zł": "PLN",
    "Kč": "CZK",
    "Rs.": "INR",
    "Rs": "INR",
    "RM": "MYR",
    "&euro;": "EUR",
    "&pound;": "GBP",
}
# One mark for several currencies: the region decides, else the one given here.
_SHARED_MARKS: Mapping[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),
    "kr": ("SEK", "DKK", "NOK", "ISK"),
}
_CODES = (
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY "
    "KES KRW MXN MYR NGN NIS NOK NZD PEN PHP PKR PLN QAR RMB RON RSD SAR SEK SGD THB TRY TWD UAH "
    "USD UYU VND ZAR"
).split()
_RENAMED = {"RMB": "CNY", "NIS": "ILS"}

_THOUSAND, _MILLION, _LAKH, _CRORE = Decimal(1000), Decimal(10**6), Decimal(10**5), Decimal(10**7)
SCALES: Mapping[str, Decimal] = {
    "k": _THOUSAND,
    "thousand": _THOUSAND,
    "m": _MILLION,
    "mn": _MILLION,
    "mm": _MILLION,
    "million": _MILLION,
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
    "l": _LAKH,
    "lpa": _LAKH,
    "lac": _LAKH,
    "lakh": _LAKH,
    "lakhs": _LAKH,
    "cr": _CRORE,
    "crore": _CRORE,
    "crores": _CRORE,
}

_LETTERS_OF_A_CODE = 3
# A code before a sign: "SGD $90K", "EUR€ 40K".
CODE_AND_SIGN = rf"(?:{'|'.join(_CODES)})\s?[$£€₹¥]"
# Every mark, the longest first, since a pattern takes the first that fits.
ALL_MARKS = tuple(sorted((*_MARKS, *_SHARED_MARKS, *_CODES), key=lambda mark: (-len(mark), mark)))
_FOLDED = {mark.lower(): code for mark, code in _MARKS.items()}


def currency_of(mark: str, hint: str | None) -> str:
    """The ISO code that a mark stands for; `hint` decides where it stands for several."""
    folded = mark.lower()
    if len(mark) > _LETTERS_OF_A_CODE and mark[:_LETTERS_OF_A_CODE].isalpha():
        # "SGD $": the letters say which dollar.
        code = mark[:_LETTERS_OF_A_CODE].upper()
        return _RENAMED.get(code, code)
    shared = _SHARED_MARKS.get(folded)
    if shared is not None:
        return hint if hint in shared else shared[0]
    code = mark.upper()
    return _FOLDED.get(folded) or _RENAMED.get(code, code)
