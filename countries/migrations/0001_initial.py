import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import sources.triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('sources', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Country',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('iso3', models.CharField(max_length=3, unique=True)),
                ('iso2', models.CharField(max_length=2, unique=True)),
                ('iso_numeric', models.CharField(max_length=3, unique=True)),
                ('name', models.CharField(help_text='Common English name.', max_length=120)),
                ('official_name', models.CharField(blank=True, max_length=200)),
                ('capital', models.CharField(blank=True, max_length=120)),
                ('is_covered', models.BooleanField(default=False, help_text='Belongs to the region this base follows; shown on its map.')),
            ],
            options={
                'verbose_name_plural': 'countries',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('iso3__regex', '^[A-Z]{3}$'), ('iso2__regex', '^[A-Z]{2}$'), ('iso_numeric__regex', '^[0-9]{3}$')), name='country_codes_are_iso_3166', violation_error_message='Codes are ISO 3166: KAZ, KZ and 398.')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."capital", new_values."id", new_values."is_covered", new_values."iso2", new_values."iso3", new_values."iso_numeric", new_values."name", new_values."official_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3adf8cc86fd824de8fb77fb1eb9b4da98ae0714c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1b65e', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_country', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."capital", new_values."id", new_values."is_covered", new_values."iso2", new_values."iso3", new_values."iso_numeric", new_values."name", new_values."official_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0e972e60cf9790a1e284225a19ae30858e03c6fa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_35a7b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_country', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."capital", old_values."id", old_values."is_covered", old_values."iso2", old_values."iso3", old_values."iso_numeric", old_values."name", old_values."official_name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5eb45f1f456893e9869ada923592db2140a6e5d3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0b57e', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_country', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Grouping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('acronym', models.CharField(blank=True, max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('founded_on', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('founded_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('url', models.URLField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['slug'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT new_values."acronym", new_values."founded_on", new_values."founded_precision", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8c9786e3452fbe9597a90322b3296f985c828bc6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c2c6f', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_grouping', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT new_values."acronym", new_values."founded_on", new_values."founded_precision", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f7ed7465d557238a7efae3655244cd1aef7d582', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_59373', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_grouping', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT old_values."acronym", old_values."founded_on", old_values."founded_precision", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."slug", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6adbffbe6682b1a13c69b6edd17620343f5cf9ed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_034dc', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_grouping', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('unit', models.CharField(max_length=60)),
                ('direction', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better'), ('neither', 'Neither')], default='neither', max_length=8)),
                ('publisher', models.CharField(max_length=200)),
                ('licence', models.CharField(blank=True, max_length=100)),
                ('url', models.URLField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('direction__in', ['higher', 'lower', 'neither'])), name='indicator_direction_is_known')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT new_values."code", new_values."direction", new_values."id", new_values."licence", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher", new_values."slug", new_values."unit", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='970907647567be67eaacee61eb9b38e091628eb0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b18de', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_indicator', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT new_values."code", new_values."direction", new_values."id", new_values."licence", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher", new_values."slug", new_values."unit", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4e830efe9a08a857bf83394841e25f8eba7fb297', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_292c7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_indicator', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT old_values."code", old_values."direction", old_values."id", old_values."licence", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher", old_values."slug", old_values."unit", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e12b4862a515e9cffebbe826c71fa66cd6f672d5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dad6e', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_indicator', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CountryName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, help_text='Lower case, without diacritics and in one script: what a search compares.', max_length=300)),
                ('kind', models.CharField(choices=[('official', 'Official name'), ('common', 'Common name'), ('short', 'Short name'), ('acronym', 'Acronym'), ('former', 'Former name'), ('alias', 'Alias'), ('transliteration', 'Transliteration')], default='alias', max_length=16)),
                ('language', models.CharField(blank=True, help_text='ISO 639-1; empty: any.', max_length=10)),
                ('script', models.CharField(blank=True, help_text='ISO 15924, for example Cyrl.', max_length=4)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it was in use; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('country', models.ForeignKey(help_text='Goes with the country.', on_delete=django.db.models.deletion.CASCADE, related_name='names', to='countries.country')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='countryname_text_is_not_empty'), models.CheckConstraint(condition=models.Q(('kind__in', ['official', 'common', 'short', 'acronym', 'former', 'alias', 'transliteration'])), name='countryname_kind_is_known'), models.UniqueConstraint(fields=('country', 'text', 'kind', 'language'), name='country_bears_a_name_once')],
                'indexes': [models.Index(fields=['folded'], name='country_name_by_folded_text')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT new_values."country_id", new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77d058815e741dbb36e1eb935c20358d8a70a42f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3e2bd', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_countryname', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT new_values."country_id", new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e9c354bd36c109e224af91ec353a85f8c8379cd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3bbec', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_countryname', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT old_values."country_id", old_values."folded", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."script", old_values."text", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='697d0ccaf0bf656a992702fe6c6c9c33e77f2bbe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_eb529', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_countryname', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CountryVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('iso3', models.CharField(max_length=3)),
                ('iso2', models.CharField(max_length=2)),
                ('iso_numeric', models.CharField(max_length=3)),
                ('name', models.CharField(help_text='Common English name.', max_length=120)),
                ('official_name', models.CharField(blank=True, max_length=200)),
                ('capital', models.CharField(blank=True, max_length=120)),
                ('is_covered', models.BooleanField(default=False, help_text='Belongs to the region this base follows; shown on its map.')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.country')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7fbc25b3f5effe48f44d387e869b7861840d5297', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24e45', table='countries_countryversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='ISO 3166-2 in lower case for regions, else a slug.', max_length=40, unique=True)),
                ('kind', models.CharField(choices=[('region', 'First-level region'), ('city', 'City')], max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='countries.country')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cities', to='countries.place')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['region', 'city'])), name='place_kind_is_known'), models.CheckConstraint(condition=models.Q(('region__isnull', True), ('kind', 'city'), _connector='OR'), name='only_a_city_lies_in_a_region')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."code", new_values."country_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6fd69bec044b45169a1431966f835978ca64841', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ac663', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_place', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."code", new_values."country_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41ae60ddd7e733c3da8f1bb20b301b963732e984', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_30fd3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_place', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT old_values."code", old_values."country_id", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='967392b64cd79dd345ce55cc527daf3a33182ea2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_94e61', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_place', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CountryGeometry',
            fields=[
                ('country', models.OneToOneField(help_text='Goes with the country.', on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='geometry', serialize=False, to='countries.country')),
                ('outline', models.JSONField()),
            ],
            options={
                'verbose_name_plural': 'country geometries',
            },
        ),
        migrations.CreateModel(
            name='GroupingVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=40)),
                ('acronym', models.CharField(blank=True, max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('founded_on', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('founded_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('url', models.URLField(blank=True, max_length=300)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.grouping')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='179d4dd76ee24091b68c473161a725b06387d948', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d33d5', table='countries_groupingversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('member', 'Member'), ('participant', 'Participant'), ('associate', 'Associate member'), ('observer', 'Observer')], max_length=12)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(help_text='Half-open range of days; no upper end: to this day.')),
                ('valid_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='year', help_text='Of both ends.', max_length=8)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='countries.country')),
                ('grouping', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='countries.grouping')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('country', '='), ('grouping', '='), ('valid', '&&')], name='membership_periods_do_not_overlap', violation_error_message='This country is already in the grouping on these days.'), models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='membership_lasts_at_least_a_day'), models.CheckConstraint(condition=models.Q(('role__in', ['member', 'participant', 'associate', 'observer'])), name='membership_role_is_known')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."country_id", new_values."grouping_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3582c0d5f0834950b781122c30d3f446960be5c3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f0ef6', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_membership', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."country_id", new_values."grouping_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='91a24e13c8815d567b036143352aac157099713d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_85db7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_membership', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT old_values."country_id", old_values."grouping_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='122ee2f4cc97e01bcac308e9ab361b7197ba6756', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_15f35', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_membership', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='IndicatorVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=60)),
                ('slug', models.SlugField(db_index=False, max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('unit', models.CharField(max_length=60)),
                ('direction', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better'), ('neither', 'Neither')], default='neither', max_length=8)),
                ('publisher', models.CharField(max_length=200)),
                ('licence', models.CharField(blank=True, max_length=100)),
                ('url', models.URLField(blank=True, max_length=300)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.indicator')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1430f874657369b9366f86f05e5cb16f37e24abf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_101d6', table='countries_indicatorversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='CountryNameVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, help_text='Lower case, without diacritics and in one script: what a search compares.', max_length=300)),
                ('kind', models.CharField(choices=[('official', 'Official name'), ('common', 'Common name'), ('short', 'Short name'), ('acronym', 'Acronym'), ('former', 'Former name'), ('alias', 'Alias'), ('transliteration', 'Transliteration')], default='alias', max_length=16)),
                ('language', models.CharField(blank=True, help_text='ISO 639-1; empty: any.', max_length=10)),
                ('script', models.CharField(blank=True, help_text='ISO 15924, for example Cyrl.', max_length=4)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it was in use; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('country', models.ForeignKey(db_constraint=False, help_text='Goes with the country.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.country')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.countryname')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='918aeb4f6b94ac34c95c4d8282fee4eac4a821b6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0540', table='countries_countrynameversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=6, max_digits=20)),
                ('source', models.CharField(help_text='Who published or reported the figure.', max_length=300)),
                ('source_url', models.URLField(blank=True, max_length=1000)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='countries.country')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='countries.indicator')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='countries.place')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('indicator', 'country', 'place', 'year'), name='observation_is_one_figure_a_year', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('year__gte', 1800), ('year__lte', 2200)), name='observation_year_is_plausible')],
                'indexes': [models.Index(fields=['country', 'indicator', 'year'], name='observation_by_country')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT new_values."country_id", new_values."id", new_values."indicator_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."source", new_values."source_url", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b9724b12eadd65a1ab381456b11ba8c2d33f1e0d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7dfd1', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_observation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT new_values."country_id", new_values."id", new_values."indicator_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."source", new_values."source_url", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5a3972ece6554dfdd76790b9f375ac4d4d7b8b07', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d8922', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_observation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT old_values."country_id", old_values."id", old_values."indicator_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."source", old_values."source_url", old_values."value", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9866135dcc8e10cc72fb9448949e6d329ef28174', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_73707', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_observation', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, help_text='Lower case, without diacritics and in one script: what a search compares.', max_length=300)),
                ('kind', models.CharField(choices=[('official', 'Official name'), ('common', 'Common name'), ('short', 'Short name'), ('acronym', 'Acronym'), ('former', 'Former name'), ('alias', 'Alias'), ('transliteration', 'Transliteration')], default='alias', max_length=16)),
                ('language', models.CharField(blank=True, help_text='ISO 639-1; empty: any.', max_length=10)),
                ('script', models.CharField(blank=True, help_text='ISO 15924, for example Cyrl.', max_length=4)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it was in use; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('place', models.ForeignKey(help_text='Goes with the place.', on_delete=django.db.models.deletion.CASCADE, related_name='names', to='countries.place')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='placename_text_is_not_empty'), models.CheckConstraint(condition=models.Q(('kind__in', ['official', 'common', 'short', 'acronym', 'former', 'alias', 'transliteration'])), name='placename_kind_is_known'), models.UniqueConstraint(fields=('place', 'text', 'kind', 'language', 'valid'), name='place_bears_a_name_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'former'), _negated=True), ('valid__isnull', False), _connector='OR'), name='former_place_name_is_dated')],
                'indexes': [models.Index(fields=['folded'], name='place_name_by_folded_text')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6e9a1693ad1e52788603472e447ebb61656c5aa1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5bc28', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_placename', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2489ee285dc83b6daf4c1513ef1208ad44fbb66', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_34320', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_placename', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT old_values."folded", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."script", old_values."text", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='75900366fb31bb304ceaeb5350b392240239cac3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a7eb8', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_placename', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PlaceVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, help_text='ISO 3166-2 in lower case for regions, else a slug.', max_length=40)),
                ('kind', models.CharField(choices=[('region', 'First-level region'), ('city', 'City')], max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.country')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.place')),
                ('region', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.place')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef51e7c2fa45f8a7998dd5bce1b9107fba7365a1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f907', table='countries_placeversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='MembershipVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('member', 'Member'), ('participant', 'Participant'), ('associate', 'Associate member'), ('observer', 'Observer')], max_length=12)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(help_text='Half-open range of days; no upper end: to this day.')),
                ('valid_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='year', help_text='Of both ends.', max_length=8)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.country')),
                ('grouping', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.grouping')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.membership')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d170dc09d66ff7356da6e10dc6e18784d5a0b0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef07d', table='countries_membershipversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='ObservationVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=6, max_digits=20)),
                ('source', models.CharField(help_text='Who published or reported the figure.', max_length=300)),
                ('source_url', models.URLField(blank=True, max_length=1000)),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.country')),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.indicator')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.observation')),
                ('place', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.place')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='000b5fa3cc0b5469c84db619ca06e18bd25b6181', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ea127', table='countries_observationversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='PlaceNameVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, help_text='Lower case, without diacritics and in one script: what a search compares.', max_length=300)),
                ('kind', models.CharField(choices=[('official', 'Official name'), ('common', 'Common name'), ('short', 'Short name'), ('acronym', 'Acronym'), ('former', 'Former name'), ('alias', 'Alias'), ('transliteration', 'Transliteration')], default='alias', max_length=16)),
                ('language', models.CharField(blank=True, help_text='ISO 639-1; empty: any.', max_length=10)),
                ('script', models.CharField(blank=True, help_text='ISO 15924, for example Cyrl.', max_length=4)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it was in use; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='countries.placename')),
                ('place', models.ForeignKey(db_constraint=False, help_text='Goes with the place.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.place')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b8d8e240355fcc4fc79b143310753561e66428d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_764b0', table='countries_placenameversion', when='BEFORE'))],
            },
        ),
        sources.triggers.InstallTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."capital", new_values."id", new_values."is_covered", new_values."iso2", new_values."iso3", new_values."iso_numeric", new_values."name", new_values."official_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3adf8cc86fd824de8fb77fb1eb9b4da98ae0714c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1b65e', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_country', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."capital", new_values."id", new_values."is_covered", new_values."iso2", new_values."iso3", new_values."iso_numeric", new_values."name", new_values."official_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0e972e60cf9790a1e284225a19ae30858e03c6fa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_35a7b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_country', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countryversion" ("capital", "id", "is_covered", "iso2", "iso3", "iso_numeric", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."capital", old_values."id", old_values."is_covered", old_values."iso2", old_values."iso3", old_values."iso_numeric", old_values."name", old_values."official_name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5eb45f1f456893e9869ada923592db2140a6e5d3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0b57e', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_country', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='grouping',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT new_values."acronym", new_values."founded_on", new_values."founded_precision", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8c9786e3452fbe9597a90322b3296f985c828bc6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c2c6f', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_grouping', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='grouping',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT new_values."acronym", new_values."founded_on", new_values."founded_precision", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."slug", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f7ed7465d557238a7efae3655244cd1aef7d582', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_59373', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_grouping', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='grouping',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_groupingversion" ("acronym", "founded_on", "founded_precision", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") SELECT old_values."acronym", old_values."founded_on", old_values."founded_precision", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."slug", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6adbffbe6682b1a13c69b6edd17620343f5cf9ed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_034dc', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_grouping', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT new_values."code", new_values."direction", new_values."id", new_values."licence", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher", new_values."slug", new_values."unit", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='970907647567be67eaacee61eb9b38e091628eb0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b18de', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_indicator', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT new_values."code", new_values."direction", new_values."id", new_values."licence", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher", new_values."slug", new_values."unit", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4e830efe9a08a857bf83394841e25f8eba7fb297', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_292c7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_indicator', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_indicatorversion" ("code", "direction", "id", "licence", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "slug", "unit", "url") SELECT old_values."code", old_values."direction", old_values."id", old_values."licence", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher", old_values."slug", old_values."unit", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e12b4862a515e9cffebbe826c71fa66cd6f672d5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dad6e', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_indicator', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT new_values."country_id", new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77d058815e741dbb36e1eb935c20358d8a70a42f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3e2bd', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_countryname', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT new_values."country_id", new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e9c354bd36c109e224af91ec353a85f8c8379cd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3bbec', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_countryname', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_countrynameversion" ("country_id", "folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "script", "text", "valid", "valid_precision") SELECT old_values."country_id", old_values."folded", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."script", old_values."text", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='697d0ccaf0bf656a992702fe6c6c9c33e77f2bbe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_eb529', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_countryname', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='countrynameversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='918aeb4f6b94ac34c95c4d8282fee4eac4a821b6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0540', table='countries_countrynameversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='countryversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7fbc25b3f5effe48f44d387e869b7861840d5297', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24e45', table='countries_countryversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='groupingversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='179d4dd76ee24091b68c473161a725b06387d948', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d33d5', table='countries_groupingversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='indicatorversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1430f874657369b9366f86f05e5cb16f37e24abf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_101d6', table='countries_indicatorversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."country_id", new_values."grouping_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3582c0d5f0834950b781122c30d3f446960be5c3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f0ef6', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_membership', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."country_id", new_values."grouping_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='91a24e13c8815d567b036143352aac157099713d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_85db7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_membership', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_membershipversion" ("country_id", "grouping_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT old_values."country_id", old_values."grouping_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='122ee2f4cc97e01bcac308e9ab361b7197ba6756', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_15f35', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_membership', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='membershipversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d170dc09d66ff7356da6e10dc6e18784d5a0b0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef07d', table='countries_membershipversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."code", new_values."country_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6fd69bec044b45169a1431966f835978ca64841', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ac663', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_place', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."code", new_values."country_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41ae60ddd7e733c3da8f1bb20b301b963732e984', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_30fd3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_place', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placeversion" ("code", "country_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT old_values."code", old_values."country_id", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='967392b64cd79dd345ce55cc527daf3a33182ea2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_94e61', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_place', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='observationversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='000b5fa3cc0b5469c84db619ca06e18bd25b6181', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ea127', table='countries_observationversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT new_values."country_id", new_values."id", new_values."indicator_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."source", new_values."source_url", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b9724b12eadd65a1ab381456b11ba8c2d33f1e0d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7dfd1', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_observation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT new_values."country_id", new_values."id", new_values."indicator_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."source", new_values."source_url", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5a3972ece6554dfdd76790b9f375ac4d4d7b8b07', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d8922', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_observation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='observation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_observationversion" ("country_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "source", "source_url", "value", "year") SELECT old_values."country_id", old_values."id", old_values."indicator_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."source", old_values."source_url", old_values."value", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9866135dcc8e10cc72fb9448949e6d329ef28174', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_73707', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_observation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='placename',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6e9a1693ad1e52788603472e447ebb61656c5aa1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5bc28', referencing='REFERENCING NEW TABLE AS new_values ', table='countries_placename', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='placename',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT new_values."folded", new_values."id", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."script", new_values."text", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2489ee285dc83b6daf4c1513ef1208ad44fbb66', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_34320', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='countries_placename', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='placename',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "countries_placenameversion" ("folded", "id", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "script", "text", "valid", "valid_precision") SELECT old_values."folded", old_values."id", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."script", old_values."text", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='75900366fb31bb304ceaeb5350b392240239cac3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a7eb8', referencing='REFERENCING OLD TABLE AS old_values ', table='countries_placename', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='placenameversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b8d8e240355fcc4fc79b143310753561e66428d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_764b0', table='countries_placenameversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='placeversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef51e7c2fa45f8a7998dd5bce1b9107fba7365a1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f907', table='countries_placeversion', when='BEFORE')),
        ),
    ]
