"""The three groups of people who work on the base, with the rights each needs.

Made by a command and not by a migration: Django creates permissions only after all migrations
of a `migrate` have run, so a migration would find none of them in a new database.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from sources.models import ImportIssue, ImportRow, ImportRun, Record, Source, SourceWarning, Work

DOCUMENTS = [Source, SourceWarning, Work]


def create_groups():
    """Creates the groups that are missing; those that exist are left as they were made.

    Curators change records and hand them in, publishers publish and withdraw them as well and
    change what is published, importers bring in files: drafts, unless they publish too. Which
    countries a person curates is set with the person.
    Returns the names of the groups created.
    """
    rights = {
        "Curator": curator_rights(),
        "Publisher": curator_rights() | {("sources", "publish_record")},
        "Importer": importer_rights(),
    }
    created = []
    with transaction.atomic():
        for name, wanted in rights.items():
            group, new = Group.objects.get_or_create(name=name)
            if new:
                group.permissions.set(_permissions(wanted))
                created.append(name)
    return created


def curator_rights():
    typed = _and_below(Record)
    written = [*typed, *DOCUMENTS]
    parts = parts_of(typed)
    return (
        _rights("view", _own_models())
        | _rights("add", [*written, *parts])
        | _rights("change", [*written, *parts])
        | _rights("delete", [*parts, SourceWarning])
    )


def importer_rights():
    runs = [ImportRun, ImportRow, ImportIssue]
    return _rights("view", [*runs, Source]) | {
        ("sources", "add_importrun"),
        ("sources", "apply_import"),
    }


def parts_of(typed):
    """Models whose rows go with a record: names, claims, parties, posts."""
    return [
        model
        for model in _own_models()
        if model not in typed
        and any(
            isinstance(field, models.ForeignKey)
            and field.related_model in typed
            and field.remote_field.on_delete is models.CASCADE
            and hasattr(model, "versions")
            for field in model._meta.local_fields
        )
    ]


def _and_below(model):
    return [model, *(below for child in model.__subclasses__() for below in _and_below(child))]


def _own_models():
    """Models of the apps that keep versions; the version tables themselves are nobody's to edit."""
    labels = {model._meta.app_label for model in apps.get_models() if hasattr(model, "versions")}
    return [
        model
        for label in sorted(labels)
        for model in apps.get_app_config(label).get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


def _rights(verb, of):
    return {(model._meta.app_label, f"{verb}_{model._meta.model_name}") for model in of}


def _permissions(wanted):
    labels = {label for label, _codename in wanted}
    types = ContentType.objects.filter(app_label__in=labels)
    return [
        permission
        for permission in Permission.objects.filter(content_type__in=types).select_related(
            "content_type"
        )
        if (permission.content_type.app_label, permission.codename) in wanted
    ]
