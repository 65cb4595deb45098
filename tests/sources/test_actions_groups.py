import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from sources.actions.groups import create_groups

pytestmark = pytest.mark.django_db


def rights(name):
    permissions = Group.objects.get(name=name).permissions.select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions}


def test_curators_change_records_and_all_that_hangs_on_them():
    create_groups()
    assert {
        "sources.change_record", "policies.change_commitment", "organisations.add_person",
        "sources.delete_claim", "policies.add_party", "events.change_participation",
        "organisations.delete_post", "events.add_subject", "sources.change_source",
    } <= rights("Curator")  # fmt: skip


def test_curators_may_not_publish_delete_records_or_touch_reference_data():
    create_groups()
    assert not {
        "sources.publish_record", "sources.delete_record", "policies.delete_commitment",
        "sources.apply_import", "policies.change_topic", "sources.change_entry",
        "sources.change_passage", "sources.change_transition",
    } & rights("Curator")  # fmt: skip


def test_publishers_publish_besides():
    create_groups()
    assert rights("Publisher") - rights("Curator") == {"sources.publish_record"}


def test_importers_import():
    create_groups()
    assert {"sources.apply_import", "sources.view_importrun"} <= rights("Importer")


def test_groups_are_left_as_people_made_them(capsys):
    call_command("create_groups")
    assert "Curator, Publisher, Importer" in capsys.readouterr().out
    Group.objects.get(name="Curator").permissions.clear()
    call_command("create_groups")
    assert rights("Curator") == set()
    assert capsys.readouterr().out == ""
