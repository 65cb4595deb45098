"""Filling in the admin's forms as a browser would: everything that is shown is sent back."""

from django.urls import reverse

from sources.actions.groups import create_groups
from tests.factories import UserFactory


def member(*groups, scopes=("KAZ",), **values):
    """Somebody who works in the admin, with the rights of these groups."""
    create_groups()
    user = UserFactory(is_staff=True, scopes=scopes, **values)
    user.groups.set(user.groups.model.objects.filter(name__in=groups))
    return user


def address(record, page="change"):
    options = [] if page in {"add", "changelist"} else [record.pk]
    model = record._meta
    return reverse(f"admin:{model.app_label}_{model.model_name}_{page}", args=options)


def shown(response):
    """The values of the change form and its inlines, as a browser would send them back."""
    values = dict(_values(response.context["adminform"].form))
    for inline in response.context["inline_admin_formsets"]:
        values |= dict(_values(inline.formset.management_form))
        for form in inline.formset.initial_forms:
            values |= dict(_values(form))
    return values


def _values(form):
    for bound in form:
        value = bound.value()
        if value is not None and value is not False:
            yield bound.html_name, getattr(value, "pk", value)


def save(client, record, **changes):
    """Opens the change form, changes these fields, and sends it."""
    page = client.get(address(record))
    return client.post(address(record), shown(page) | changes)


def said(response):
    """What the next page says to the person."""
    return [str(message) for message in response.context["messages"]]
