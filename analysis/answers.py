"""What became of the recommendations that a country received: who answered, and how."""

from django.db.models import Count
from django.utils.translation import gettext as _

from policies.choices import Response
from sources.choices import Kind
from sources.models import Entry


def answers_panel(code):
    """Template context for the page of a country: `answers` for records/answers.html, None
    where no recommendation is known. One query.
    """
    received = Entry.objects.of_kind(Kind.RECOMMENDATION).filter(countries__contains=[code])
    rows = received.order_by().values_list("subkind").annotate(n=Count("record_id"))
    numbers = dict(rows)
    total = sum(numbers.values())
    if not total:
        return {"answers": None}
    url = f"/recommendations/?country={code}"
    answered = total - numbers.get(Response.NONE_KNOWN, 0)
    return {
        "answers": {
            "words": _("Answered: %(answered)s of %(total)s")
            % {"answered": answered, "total": total},
            "rows": [
                {
                    "status": {"family": "response", "key": word, "label": label},
                    "number": numbers[word],
                    "url": f"{url}&response={word}",
                }
                for word, label in Response.choices
                if word in numbers
            ],
        }
    }
