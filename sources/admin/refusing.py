"""What an action or the database refuses is said to the person; nothing of the form is saved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect

from sources.actions.refused import Refused
from sources.importing.broken_rule import PLAIN, sentence_of

REFUSALS = (Refused, ValidationError, IntegrityError)


def say_refused(admin, request, problem):
    """Says on the next page why nothing was saved; returns the way back to the form."""
    if isinstance(problem, IntegrityError):
        said = sentence_of(problem).removeprefix(PLAIN)
    elif isinstance(problem, ValidationError):
        said = " ".join(problem.messages)
    else:
        said = str(problem)
    admin.message_user(request, f"Nothing was saved. {said}", messages.ERROR)
    return HttpResponseRedirect(request.get_full_path())
