class Refused(Exception):
    """An action that cannot be done as things stand. Nothing has changed; the message is a
    sentence for the person who asked."""


class NotPermitted(Refused):
    """The person may not do this: a right or the editorial scope is missing."""
