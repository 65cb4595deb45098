from django.urls import path

from sources.exports.citations import record_cite
from sources.views import record_detail, record_history, record_list


def record_paths(pages, listings):
    """The addresses of lists, details and what stands beside them: /events/<slug>/cite/."""
    lists = [
        path(f"{one.plural}/", record_list, {"listing": one}, name=one.plural) for one in listings
    ]
    details = [
        path(f"{page.plural}/<slug:slug>/", record_detail, {"page": page}, name=page.kind)
        for page in pages
    ]
    beside = [
        path(
            f"{page.plural}/<slug:slug>/cite/",
            record_cite,
            {"kind": page.kind},
            f"{page.kind}-cite",
        )
        for page in pages
    ]
    histories = [
        path(
            f"{page.plural}/<slug:slug>/history/",
            record_history,
            {"page": page},
            f"{page.kind}-history",
        )
        for page in pages
    ]
    return lists + details + beside + histories
