class Refused(Exception):
    """An action that cannot be done as things stand. Nothing has changed; the message is a
    sentence for the person who asked."""


class Disagrees(Refused):
    """Readers would see values that the record's claims do not carry; `found` names them."""

    def __init__(self, message, found):
        super().__init__(message)
        self.found = found


class NotPermitted(Refused):
    """The person may not do this: a right or the editorial scope is missing."""
