"""Money in the words readers use: US$6 million; at least €1.5 billion."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from policies.choices import AmountKind

SIGNS = {
    "USD": pgettext_lazy("currency", "US$"),
    "EUR": pgettext_lazy("currency", "€"),
    "GBP": pgettext_lazy("currency", "£"),
    "JPY": pgettext_lazy("currency", "¥"),
    "CNY": pgettext_lazy("currency", "CN¥"),
    "KZT": pgettext_lazy("currency", "₸"),
    "RUB": pgettext_lazy("currency", "₽"),
}
SCALES = (
    (10**12, pgettext_lazy("scale", "trillion")),
    (10**9, pgettext_lazy("scale", "billion")),
    (10**6, pgettext_lazy("scale", "million")),
)
WORDS = {
    AmountKind.AT_LEAST: pgettext_lazy("money", "at least %(money)s"),
    AmountKind.UP_TO: pgettext_lazy("money", "up to %(money)s"),
    AmountKind.ABOUT: pgettext_lazy("money", "about %(money)s"),
}


def money_text(row):
    """The amount of a row for readers; "" where none is stated."""
    if row.amount is None:
        return ""
    return _worded(row.amount, row.amount_max, row.currency, row.amount_kind)


def money_again(part):
    """The amount of a document for readers, in the language in force."""
    highest = part["amount_max"] and Decimal(part["amount_max"])
    return _worded(Decimal(part["amount"]), highest, part["currency"], part["kind"])


def _worded(amount, highest, currency, kind):
    if kind == AmountKind.BAND:
        ends = {"lowest": _money(amount, currency), "highest": _money(highest, currency)}
        return _("%(lowest)s to %(highest)s") % ends
    money = _money(amount, currency)
    return str(WORDS[kind]) % {"money": money} if kind in WORDS else money


def _money(amount, currency):
    sign = SIGNS.get(currency, f"{currency} ")
    return (_("%(sign)s%(number)s") % {"sign": sign, "number": scaled(amount)}).strip()


def scaled(amount):
    """6 million, 1.25 billion, 850,000: words only where no digit is lost by them."""
    for size, word in SCALES:
        if amount >= size and (amount * 1000 / size) % 1 == 0:
            return f"{number_format(_shortest(amount / size))} {word}"
    pennies = 0 if amount % 1 == 0 else 2
    return number_format(amount, decimal_pos=pennies, force_grouping=True)


def _shortest(number):
    """Without trailing zeros, and without an exponent."""
    return Decimal(f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}")
