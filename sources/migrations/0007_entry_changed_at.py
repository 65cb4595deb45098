from django.db import migrations, models
from django.db.models import F


def begin_with_publication(apps, schema_editor):
    """`manage.py project` finds the right moment; until then, no record is newer than it is."""
    apps.get_model("sources", "Entry").objects.update(changed_at=F("published_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("sources", "0006_records_whole"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="changed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(begin_with_publication, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="entry",
            name="changed_at",
            field=models.DateTimeField(help_text="When anything of the record last changed."),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                models.OrderBy(F("changed_at"), descending=True),
                models.OrderBy(F("record_id"), descending=True),
                name="entry_last_changed",
            ),
        ),
    ]
