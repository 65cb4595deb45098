"""Decimals as text."""


def plain(number):
    """Without an exponent and without trailing zeros: 6000000, 0.13; None for none."""
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
