from datetime import timedelta

import pghistory
from django.db import migrations
from django.db.models import F

REASON = "A day on which a source shows somebody in a post is no term of one day"
ONE_DAY = timedelta(days=1)


def tell_sightings_from_terms(apps, schema_editor):
    """What was kept as a term of one day was a sighting: nobody stated a beginning or an end.

    Several in one post become one post, seen from the first to the last of these days; the row
    of the same post without any days is the one that stays.
    """
    posts = apps.get_model("organisations", "Post").objects
    with pghistory.context(user=None, username="", reason=REASON):
        for (person, organisation, role), found in _sightings(posts).items():
            same = posts.filter(person=person, organisation=organisation, role=role)
            kept = same.filter(valid__isnull=True).first() or found[0]
            days = [one.valid for one in found]
            same.filter(pk__in={one.pk for one in found} - {kept.pk}).delete()
            same.filter(pk=kept.pk).update(
                valid=None,
                valid_precision="unknown",
                seen=(min(day.lower for day in days), max(day.upper for day in days)),
                seen_precision="day",
            )


def _sightings(posts):
    """{(person, organisation, role): posts of one day}."""
    found: dict = {}
    for one in posts.filter(valid_precision="day", valid__isnull=False).order_by("pk"):
        if one.valid.lower and one.valid.upper and one.valid.upper - one.valid.lower == ONE_DAY:
            found.setdefault((one.person_id, one.organisation_id, one.role), []).append(one)
    return found


def as_terms(apps, schema_editor):
    """Back to where there was no other place for the days."""
    posts = apps.get_model("organisations", "Post").objects.filter(valid__isnull=True)
    posts.exclude(seen__isnull=True).update(valid=F("seen"), valid_precision=F("seen_precision"))


class Migration(migrations.Migration):

    dependencies = [("organisations", "0003_posts_seen")]

    operations = [migrations.RunPython(tell_sightings_from_terms, as_terms)]
