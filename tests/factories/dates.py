from sources.dates import PartialDate


def dated(name, text):
    """The two columns of the partial date `name`: `**dated("made", "2022-07")`."""
    days, precision = PartialDate.parse(text).columns()
    return {f"{name}_on": days, f"{name}_precision": precision}


def valid(text):
    """The two columns of a period: `**valid("2019..2022")`."""
    days, precision = PartialDate.parse(text).columns()
    return {"valid": days, "valid_precision": precision}
