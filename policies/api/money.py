"""Money in the words readers use: US$6 million; at least €1.5 billion."""

from policies.choices import AmountKind
from sources.numbers import plain

SIGNS = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "KZT": "₸", "RUB": "₽"}
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
WORDS = {
    AmountKind.AT_LEAST: "at least ",
    AmountKind.UP_TO: "up to ",
    AmountKind.ABOUT: "about ",
}


def money_text(row):
    """The amount of a row for readers; "" where none is stated."""
    if row.amount is None:
        return ""
    sign = SIGNS.get(row.currency, f"{row.currency} ")
    if row.amount_kind == AmountKind.BAND:
        return f"{sign}{scaled(row.amount)} to {sign}{scaled(row.amount_max)}"
    return f"{WORDS.get(row.amount_kind, '')}{sign}{scaled(row.amount)}"


def scaled(amount):
    """6 million, 1.25 billion, 850,000: words only where no digit is lost by them."""
    for size, word in SCALES:
        if amount >= size and (amount * 1000 / size) % 1 == 0:
            return f"{plain(amount / size)} {word}"
    return f"{amount:,.2f}".removesuffix(".00")
