"""Why a file that somebody names on the command line cannot be read, and what to do about it."""


def unread(path, error):
    """The sentence for an OSError that reading the file at `path` raised."""
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}. Check the name, and the folder it is given from."
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder. Name one of the files in it."
    if isinstance(error, PermissionError):
        return f"{path} cannot be read by this user. Allow it, or copy the file elsewhere."
    return f"{path} cannot be read: {error.strerror or error}."
