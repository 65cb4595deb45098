"""Money in files: the columns of an amount, how claims write it, and what must fit together.

Each check says one thing, so that what can be seen is said even where another cell is unreadable.
"""

from policies.choices import AmountKind
from sources.importing import Choice, Currency, Integer, Number, Together
from sources.numbers import plain

YEARS = (1800, 2200)
BESIDE_AN_AMOUNT = ("amount_max", "currency", "amount_kind", "amount_year")


def amount_columns():
    """Money as stated."""
    return [
        Number("amount"),
        Number("amount_max"),
        Currency("currency"),
        Choice("amount_kind"),
        Integer("amount_year", within=YEARS),
    ]


def amount_text(values):
    """How claims write an amount: 6000000 USD; up_to 2000000 EUR 2019; band 1000..2000 USD."""
    if values["amount"] is None:
        return ""
    ends = [values["amount"], values["amount_max"]]
    kind = values["amount_kind"]
    said = [
        "" if kind == AmountKind.EXACT else kind,
        "..".join(plain(end) for end in ends if end is not None),
        values["currency"],
        str(values["amount_year"] or ""),
    ]
    return " ".join(filter(None, said))


AMOUNT = {"amount": Together(("amount", *BESIDE_AN_AMOUNT), amount_text)}


def goes_with_an_amount(cell):
    """The check that this cell is empty where no amount is given."""

    def check(values):
        if values["amount"] is None and values[cell] not in (None, ""):
            yield cell, "expected none, because no amount is given"

    return check


def amount_is_not_negative(values):
    if values["amount"] is not None and values["amount"] < 0:
        yield "amount", "expected an amount that is not negative"


def amount_has_its_currency(values):
    if values["amount"] is not None and values["currency"] == "":
        yield "currency", "expected an ISO 4217 currency code with the amount, such as USD"


def amount_has_its_kind(values):
    if values["amount"] is not None and values["amount_kind"] == "":
        yield "amount_kind", "expected exact, at_least, up_to, about or band with the amount"


def band_has_two_ends(values):
    amount, highest, kind = values["amount"], values["amount_max"], values["amount_kind"]
    if amount is None:
        return
    if kind == AmountKind.BAND and (highest is None or highest <= amount):
        yield "amount_max", f"expected the upper end of the band, above {amount}"
    elif kind != AmountKind.BAND and highest is not None:
        yield "amount_max", "expected none: only a band has an upper end"


AMOUNT_CHECKS = (
    *map(goes_with_an_amount, BESIDE_AN_AMOUNT),
    amount_is_not_negative,
    amount_has_its_currency,
    amount_has_its_kind,
    band_has_two_ends,
)


def rate_is_above_nothing(values):
    if values["rate"] is not None and values["rate"] <= 0:
        yield "rate", "expected a rate above 0, in per cent"


def rate_has_its_base(values):
    if values["rate"] is not None and not values["base"]:
        yield "base", "expected what the rate is taken of"
    elif values["rate"] is None and values["base"]:
        yield "base", "expected none, because no rate is given"


def rate_is_no_amount(values):
    if values["rate"] is not None and values["amount"] is not None:
        yield "amount", "expected none: a rate is not an amount"


RATE_CHECKS = (rate_is_above_nothing, rate_has_its_base, rate_is_no_amount)
