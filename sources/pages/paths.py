from django.urls import path

from sources.views import record_detail, record_list


def record_paths(pages, listings):
    """The addresses of lists and details: /events/ and /events/<slug>/."""
    lists = [
        path(f"{one.plural}/", record_list, {"listing": one}, name=one.plural) for one in listings
    ]
    details = [
        path(f"{page.plural}/<slug:slug>/", record_detail, {"page": page}, name=page.kind)
        for page in pages
    ]
    return lists + details
