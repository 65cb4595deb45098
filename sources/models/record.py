import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from sources.choices import Kind, LinkBasis, LinkKind, NameKind, Precision, ReviewStatus
from sources.history import versioned
from sources.languages import check_language, language_code
from sources.triggers import AtTheEnd, refuse, rule

KEEP_OLD_SLUG = """
    DELETE FROM sources_formerslug f USING written w WHERE f.kind = w.kind AND f.slug = w.slug;
    INSERT INTO sources_formerslug (kind, slug, record_id)
        SELECT o.kind, o.slug, o.id FROM replaced o JOIN written w ON w.id = o.id
        WHERE o.slug <> w.slug
        ON CONFLICT (kind, slug) DO UPDATE SET record_id = EXCLUDED.record_id;
    RETURN NULL;
"""

GOES_WITH_RECORD = "The log of a record goes only with the record."


class RecordQuerySet(models.QuerySet):
    def published(self):
        """Records that readers may see."""
        return self.filter(review_status=ReviewStatus.PUBLISHED)

    def of_kind(self, kind):
        return self.filter(kind=kind)


@versioned()
class Record(models.Model):
    """One thing the knowledge base knows about, for example the commitment of six countries to
    step up national innovation policies. Parent row of every curated model: one identity, one
    permalink, one history, one place for claims, links, names and translations.

    Change it through `sources.actions` (or an import), never through `save()` in a view.
    """

    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    slug = models.SlugField(max_length=120, db_index=False)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    language = models.CharField(
        max_length=10,
        default="en",
        validators=[check_language],
        help_text="Of title and summary.",
    )
    review_status = models.CharField(
        max_length=12, choices=ReviewStatus, default=ReviewStatus.DRAFT, editable=False
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    import_run = models.ForeignKey(
        "sources.ImportRun",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="records",
        help_text="The import that created or last changed it.",
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        permissions = [("publish_record", "Can publish and withdraw records")]
        indexes = [
            models.Index(
                fields=["kind", "review_status", "title"], name="record_by_kind_and_title"
            ),
            models.Index(fields=["import_run"], name="record_by_import_run"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="record_title_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"],
                name="record_slug_is_unique_within_its_kind",
                violation_error_message="Another record of this kind already has this slug.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="record_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(review_status__in=ReviewStatus.values),
                name="record_review_status_is_known",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="record_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(slug__regex=r"^[a-z0-9]+([-_]+[a-z0-9]+)*$"),
                name="record_slug_is_a_part_of_an_address",
                violation_error_message="A slug is small letters and digits with hyphens between,"
                " such as some-slug-2022.",
            ),
            language_code(),
            models.CheckConstraint(
                condition=~models.Q(review_status=ReviewStatus.PUBLISHED)
                | models.Q(published_at__isnull=False),
                name="published_record_knows_when",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="record_keeps_its_kind",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("kind"),
                condition=pgtrigger.Condition("NEW.kind IS DISTINCT FROM OLD.kind"),
                func=refuse("record_keeps_its_kind", "What a record is does not change."),
            ),
            *rule(
                "published_record_has_a_claim",
                "SELECT 1 FROM written w WHERE w.review_status = 'published' AND NOT EXISTS"
                " (SELECT 1 FROM sources_claim c WHERE c.record_id = w.id)",
                "A record may be published only with at least one claim.",
            ),
            pgtrigger.Trigger(
                name="record_keeps_its_old_slug",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="replaced", new="written"),
                func=KEEP_OLD_SLUG,
            ),
        ]

    def __str__(self):
        return self.title


def parent_link(kind):
    """The link of a typed row to its record; the way back is `record.as_commitment`."""
    return models.OneToOneField(
        Record,
        on_delete=models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name=f"as_{kind}",
        help_text="A typed row and its record are one thing.",
    )


class FormerSlug(models.Model):
    """A slug a record used to have. Its old address redirects to the present one.

    Written by the trigger `record_keeps_its_old_slug`, by nothing else.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    slug = models.SlugField(max_length=120, db_index=False)
    record = models.ForeignKey(
        Record,
        on_delete=models.CASCADE,
        related_name="former_slugs",
        help_text="Goes with the record: an address of nothing redirects nowhere.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_leads_to_one_record")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"


class NameFields(models.Model):
    """What every name has, of a record, a country or a place: Nur-Sultan, en, 2019 to 2022."""

    text = models.CharField(max_length=300)
    folded = models.CharField(
        max_length=300,
        editable=False,
        help_text="Lower case, without diacritics and in one script: what a search compares.",
    )
    kind = models.CharField(max_length=16, choices=NameKind, default=NameKind.ALIAS)
    language = models.CharField(
        max_length=10,
        blank=True,
        validators=[check_language],
        help_text="ISO 639; empty: any.",
    )
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924, for example Cyrl.")
    valid = DateRangeField(null=True, blank=True, help_text="Days it was in use; empty: unknown.")
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="%(class)s_text_is_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=NameKind.values), name="%(class)s_kind_is_known"
            ),
            language_code(blank=True),
        ]

    def __str__(self):
        return self.text


@versioned()
class Name(NameFields):
    """A name a record has or had: "Issekeshev" and "Ishekeshev" are one person's."""

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="names", help_text="Goes with the record."
    )

    class Meta(NameFields.Meta):
        indexes = [
            models.Index(fields=["folded"], name="name_by_folded_text"),
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="name_folded_trigrams"),
        ]
        constraints = [
            *NameFields.Meta.constraints,
            models.UniqueConstraint(
                fields=["record", "text", "kind", "language"], name="record_bears_a_name_once"
            ),
        ]


@versioned()
class Translation(models.Model):
    """Title and summary of a record in one further language."""

    record = models.ForeignKey(
        Record,
        on_delete=models.CASCADE,
        related_name="translations",
        help_text="Goes with the record.",
    )
    language = models.CharField(max_length=10, validators=[check_language])
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    is_machine = models.BooleanField(
        default=False, help_text="Made by a machine, unread by people."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="record_is_translated_once_a_language"
            ),
            language_code(),
        ]

    def __str__(self):
        return f"{self.title} ({self.language})"


@versioned()
class Link(models.Model):
    """A typed relation between two records: the seminar of 2013 *follows up* the review's advice.

    Either a source states it, then its claim says where; or a curator infers it and says why.
    """

    from_record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="links_out", help_text="Goes with its ends."
    )
    kind = models.CharField(max_length=16, choices=LinkKind)
    to_record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="links_in", help_text="Goes with its ends."
    )
    basis = models.CharField(max_length=10, choices=LinkBasis)
    reason = models.TextField(blank=True, help_text="Why a curator infers it.")

    class Meta:
        indexes = [models.Index(fields=["to_record", "kind"], name="link_by_its_end")]
        constraints = [
            models.UniqueConstraint(
                fields=["from_record", "kind", "to_record"], name="link_is_stated_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_record=models.F("to_record")),
                name="link_joins_two_records",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=LinkKind.values), name="link_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(basis=LinkBasis.STATED) | ~models.Q(reason=""),
                name="inferred_link_says_why",
                violation_error_message="A curator's inference needs a reason.",
            ),
        ]

    def __str__(self):
        return f"{self.from_record} {self.get_kind_display()} {self.to_record}"


class Transition(models.Model):
    """One step of a record through review: who moved it from where to where, with what comment.

    The log is only added to. It goes when an administrator deletes the record for good; the
    record's versions stay, and they tell every status it had, who set it and why.
    """

    record = models.ForeignKey(
        Record,
        on_delete=models.CASCADE,
        related_name="transitions",
        help_text="Goes with the record.",
    )
    from_status = models.CharField(max_length=12, choices=ReviewStatus)
    to_status = models.CharField(max_length=12, choices=ReviewStatus)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="transitions"
    )
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["record", "-at"], name="transition_by_record")]
        triggers = [
            pgtrigger.Trigger(
                name="transition_stays_as_it_happened",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=refuse("transition_stays_as_it_happened", "What happened does not change."),
            ),
            AtTheEnd(
                name="transition_goes_only_with_its_record",
                operation=pgtrigger.Delete,
                func=f"""
                    IF EXISTS (SELECT 1 FROM sources_record WHERE id = OLD.record_id)
                    THEN {refuse("transition_goes_only_with_its_record", GOES_WITH_RECORD)} END IF;
                    RETURN NULL;
                """,  # noqa: S608
            ),
        ]

    def __str__(self):
        return f"{self.record}: {self.from_status} to {self.to_status}"
