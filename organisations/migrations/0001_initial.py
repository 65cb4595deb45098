import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import sources.triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('countries', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('sources', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('record_ptr', models.OneToOneField(help_text='A typed row and its record are one thing.', on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='as_person', serialize=False, to='sources.record')),
                ('family_name', models.CharField(blank=True, max_length=120)),
                ('given_name', models.CharField(blank=True, max_length=120)),
                ('honorific', models.CharField(blank=True, help_text='Dr., Prof.', max_length=40)),
            ],
            options={
                'verbose_name_plural': 'people',
                'triggers': [pgtrigger.compiler.Trigger(name='person_is_a_person_record', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_ptr_id WHERE r.kind <> 'person') THEN\n                RAISE EXCEPTION USING\n                    ERRCODE = 'check_violation', CONSTRAINT = 'person_is_a_person_record', MESSAGE = 'The record of a row in organisations_person is of kind person.';\n            END IF;\n            RETURN NULL;\n        ", hash='19304bfc711217d38dfb5f054e55ffdbab841b69', level='STATEMENT', operation='INSERT', pgid='pgtrigger_person_is_a_person_record_d3daf', referencing='REFERENCING NEW TABLE AS written ', table='organisations_person', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT new_values."family_name", new_values."given_name", new_values."honorific", _pgh_attached_context.value, NOW(), \'insert\', new_values."record_ptr_id", new_values."record_ptr_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='441955a49ea60392b385c5528b616e1dab847880', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_efc16', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_person', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT new_values."family_name", new_values."given_name", new_values."honorific", _pgh_attached_context.value, NOW(), \'update\', new_values."record_ptr_id", new_values."record_ptr_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."record_ptr_id") = (new_values."record_ptr_id") WHERE (old_values."family_name" IS DISTINCT FROM (new_values."family_name") OR old_values."given_name" IS DISTINCT FROM (new_values."given_name") OR old_values."honorific" IS DISTINCT FROM (new_values."honorific") OR old_values."record_ptr_id" IS DISTINCT FROM (new_values."record_ptr_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='002fcacada9fd8ecf522c28e9b8c429bd77ababb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_05906', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_person', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT old_values."family_name", old_values."given_name", old_values."honorific", _pgh_attached_context.value, NOW(), \'delete\', old_values."record_ptr_id", old_values."record_ptr_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='93938958930e0c50b234630b64a201f716b6ab17', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9b261', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_person', when='AFTER'))],
            },
            bases=('sources.record',),
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('record_ptr', models.OneToOneField(help_text='A typed row and its record are one thing.', on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='as_organisation', serialize=False, to='sources.record')),
                ('organisation_kind', models.CharField(choices=[('government', 'Government'), ('ministry', 'Ministry'), ('agency', 'Agency'), ('international', 'International organisation'), ('programme', 'Programme'), ('institute', 'Institute'), ('body', 'Working group or council'), ('company', 'Company'), ('university', 'University'), ('association', 'Association'), ('network', 'Network'), ('fund', 'Fund'), ('other', 'Other')], max_length=16)),
                ('url', models.URLField(blank=True, max_length=300)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it existed; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='countries.country')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='divisions', to='organisations.organisation')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='countries.place')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('record_ptr')), _negated=True), _connector='OR'), name='organisation_is_not_its_own_parent'), models.CheckConstraint(condition=models.Q(('organisation_kind__in', ['government', 'ministry', 'agency', 'international', 'programme', 'institute', 'body', 'company', 'university', 'association', 'network', 'fund', 'other'])), name='organisation_kind_is_known')],
                'triggers': [pgtrigger.compiler.Trigger(name='organisation_is_a_organisation_record', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_ptr_id WHERE r.kind <> 'organisation') THEN\n                RAISE EXCEPTION USING\n                    ERRCODE = 'check_violation', CONSTRAINT = 'organisation_is_a_organisation_record', MESSAGE = 'The record of a row in organisations_organisation is of kind organisation.';\n            END IF;\n            RETURN NULL;\n        ", hash='376a9cf80bdb483d0aa3bc8f64d9658bee8c0081', level='STATEMENT', operation='INSERT', pgid='pgtrigger_organisation_is_a_organisation_record_f93dc', referencing='REFERENCING NEW TABLE AS written ', table='organisations_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT new_values."country_id", new_values."organisation_kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."record_ptr_id", new_values."place_id", new_values."record_ptr_id", new_values."url", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dde2eb732ba21d4ab2f363e181d0ba37c890f5e8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_040c9', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT new_values."country_id", new_values."organisation_kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."record_ptr_id", new_values."place_id", new_values."record_ptr_id", new_values."url", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."record_ptr_id") = (new_values."record_ptr_id") WHERE (old_values."country_id" IS DISTINCT FROM (new_values."country_id") OR old_values."organisation_kind" IS DISTINCT FROM (new_values."organisation_kind") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."place_id" IS DISTINCT FROM (new_values."place_id") OR old_values."record_ptr_id" IS DISTINCT FROM (new_values."record_ptr_id") OR old_values."url" IS DISTINCT FROM (new_values."url") OR old_values."valid" IS DISTINCT FROM (new_values."valid") OR old_values."valid_precision" IS DISTINCT FROM (new_values."valid_precision")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3fb7d8d17bdf698e67a5bd5172eaeb17b467bccd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0b99b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT old_values."country_id", old_values."organisation_kind", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."record_ptr_id", old_values."place_id", old_values."record_ptr_id", old_values."url", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='79f29f83f12ff5c205ec5516dc2025f70132bcd1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_57a4b', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_organisation', when='AFTER'))],
            },
            bases=('sources.record',),
        ),
        migrations.CreateModel(
            name='PersonVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('record_ptr', models.ForeignKey(db_constraint=False, help_text='A typed row and its record are one thing.', on_delete=django.db.models.deletion.DO_NOTHING, parent_link=True, related_name='+', related_query_name='+', serialize=False, to='sources.record')),
                ('family_name', models.CharField(blank=True, max_length=120)),
                ('given_name', models.CharField(blank=True, max_length=120)),
                ('honorific', models.CharField(blank=True, help_text='Dr., Prof.', max_length=40)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='typed_versions', to='organisations.person')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a04d405fa5481684dcbc8d9dafea206175d0c7a2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70c4a', table='organisations_personversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(help_text='As stated: Vice-Minister.', max_length=200)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.organisation')),
                ('person', models.ForeignKey(help_text='Goes with the person.', on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='organisations.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'organisation', 'role', 'valid'), name='post_is_held_once_at_a_time', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('role', ''), _negated=True), name='post_has_a_role'), models.CheckConstraint(condition=models.Q(('valid__isnull', True), ('valid__isempty', False), _connector='OR'), name='post_lasts_at_least_a_day')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d09eae5589516b9ec0ba6c912817399de2d8a9fc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_be63e', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_post', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d35e8b0d8bc013fed894686096abeec30f9b2874', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_961a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_post', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT old_values."id", old_values."organisation_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0ff4750d19181fcde83f704d1e20a517daa56c18', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_905aa', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_post', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='OrganisationVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('record_ptr', models.ForeignKey(db_constraint=False, help_text='A typed row and its record are one thing.', on_delete=django.db.models.deletion.DO_NOTHING, parent_link=True, related_name='+', related_query_name='+', serialize=False, to='sources.record')),
                ('organisation_kind', models.CharField(choices=[('government', 'Government'), ('ministry', 'Ministry'), ('agency', 'Agency'), ('international', 'International organisation'), ('programme', 'Programme'), ('institute', 'Institute'), ('body', 'Working group or council'), ('company', 'Company'), ('university', 'University'), ('association', 'Association'), ('network', 'Network'), ('fund', 'Fund'), ('other', 'Other')], max_length=16)),
                ('url', models.URLField(blank=True, max_length=300)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, help_text='Days it existed; empty: unknown.', null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.country')),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='typed_versions', to='organisations.organisation')),
                ('place', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='countries.place')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b98826140079b175444933f35ffd8542c659e592', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f0ee', table='organisations_organisationversion', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='PostVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(help_text='As stated: Vice-Minister.', max_length=200)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('valid_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('range', 'range'), ('about', 'about'), ('unknown', 'unknown')], default='unknown', max_length=8)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(db_constraint=False, help_text='Goes with the person.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', to='organisations.post')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5f383737e491c03babf2e08ddda84b440ab3d964', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c17c', table='organisations_postversion', when='BEFORE'))],
            },
        ),
        sources.triggers.InstallTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='person_is_a_person_record', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_ptr_id WHERE r.kind <> 'person') THEN\n                RAISE EXCEPTION USING\n                    ERRCODE = 'check_violation', CONSTRAINT = 'person_is_a_person_record', MESSAGE = 'The record of a row in organisations_person is of kind person.';\n            END IF;\n            RETURN NULL;\n        ", hash='19304bfc711217d38dfb5f054e55ffdbab841b69', level='STATEMENT', operation='INSERT', pgid='pgtrigger_person_is_a_person_record_d3daf', referencing='REFERENCING NEW TABLE AS written ', table='organisations_person', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT new_values."family_name", new_values."given_name", new_values."honorific", _pgh_attached_context.value, NOW(), \'insert\', new_values."record_ptr_id", new_values."record_ptr_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='441955a49ea60392b385c5528b616e1dab847880', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_efc16', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_person', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT new_values."family_name", new_values."given_name", new_values."honorific", _pgh_attached_context.value, NOW(), \'update\', new_values."record_ptr_id", new_values."record_ptr_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."record_ptr_id") = (new_values."record_ptr_id") WHERE (old_values."family_name" IS DISTINCT FROM (new_values."family_name") OR old_values."given_name" IS DISTINCT FROM (new_values."given_name") OR old_values."honorific" IS DISTINCT FROM (new_values."honorific") OR old_values."record_ptr_id" IS DISTINCT FROM (new_values."record_ptr_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='002fcacada9fd8ecf522c28e9b8c429bd77ababb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_05906', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_person', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_personversion" ("family_name", "given_name", "honorific", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_ptr_id") SELECT old_values."family_name", old_values."given_name", old_values."honorific", _pgh_attached_context.value, NOW(), \'delete\', old_values."record_ptr_id", old_values."record_ptr_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='93938958930e0c50b234630b64a201f716b6ab17', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9b261', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_person', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='organisation_is_a_organisation_record', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF EXISTS (SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_ptr_id WHERE r.kind <> 'organisation') THEN\n                RAISE EXCEPTION USING\n                    ERRCODE = 'check_violation', CONSTRAINT = 'organisation_is_a_organisation_record', MESSAGE = 'The record of a row in organisations_organisation is of kind organisation.';\n            END IF;\n            RETURN NULL;\n        ", hash='376a9cf80bdb483d0aa3bc8f64d9658bee8c0081', level='STATEMENT', operation='INSERT', pgid='pgtrigger_organisation_is_a_organisation_record_f93dc', referencing='REFERENCING NEW TABLE AS written ', table='organisations_organisation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT new_values."country_id", new_values."organisation_kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."record_ptr_id", new_values."place_id", new_values."record_ptr_id", new_values."url", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dde2eb732ba21d4ab2f363e181d0ba37c890f5e8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_040c9', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_organisation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT new_values."country_id", new_values."organisation_kind", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."record_ptr_id", new_values."place_id", new_values."record_ptr_id", new_values."url", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."record_ptr_id") = (new_values."record_ptr_id") WHERE (old_values."country_id" IS DISTINCT FROM (new_values."country_id") OR old_values."organisation_kind" IS DISTINCT FROM (new_values."organisation_kind") OR old_values."parent_id" IS DISTINCT FROM (new_values."parent_id") OR old_values."place_id" IS DISTINCT FROM (new_values."place_id") OR old_values."record_ptr_id" IS DISTINCT FROM (new_values."record_ptr_id") OR old_values."url" IS DISTINCT FROM (new_values."url") OR old_values."valid" IS DISTINCT FROM (new_values."valid") OR old_values."valid_precision" IS DISTINCT FROM (new_values."valid_precision")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3fb7d8d17bdf698e67a5bd5172eaeb17b467bccd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0b99b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_organisation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_organisationversion" ("country_id", "organisation_kind", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "record_ptr_id", "url", "valid", "valid_precision") SELECT old_values."country_id", old_values."organisation_kind", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."record_ptr_id", old_values."place_id", old_values."record_ptr_id", old_values."url", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='79f29f83f12ff5c205ec5516dc2025f70132bcd1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_57a4b', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_organisation', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='organisationversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b98826140079b175444933f35ffd8542c659e592', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f0ee', table='organisations_organisationversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='personversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a04d405fa5481684dcbc8d9dafea206175d0c7a2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70c4a', table='organisations_personversion', when='BEFORE')),
        ),
        sources.triggers.InstallTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d09eae5589516b9ec0ba6c912817399de2d8a9fc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_be63e', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_post', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."valid", new_values."valid_precision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d35e8b0d8bc013fed894686096abeec30f9b2874', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_961a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_post', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_postversion" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "valid", "valid_precision") SELECT old_values."id", old_values."organisation_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."valid", old_values."valid_precision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0ff4750d19181fcde83f704d1e20a517daa56c18', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_905aa', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_post', when='AFTER')),
        ),
        sources.triggers.InstallTrigger(
            model_name='postversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5f383737e491c03babf2e08ddda84b440ab3d964', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c17c', table='organisations_postversion', when='BEFORE')),
        ),
    ]
