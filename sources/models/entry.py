from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from sources.choices import Kind
from sources.models.document import TextSearchConfiguration
from sources.models.record import Record


def newest_first(name, *fields):
    """Index for a list read newest first within the given fields, page by page."""
    return models.Index(
        *(F(field) for field in fields),
        F("sort_on").desc(nulls_last=True),
        F("record_id").desc(),
        name=name,
    )


class EntryQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind)


class Entry(models.Model):
    """What readers see of one published record: the keys that lists sort and filter by.

    Derived: `manage.py project` rebuilds every row from records and claims, to the same bytes.
    Kept narrow, with the ready JSON in EntryCard, so that filters read few pages.
    """

    record = models.OneToOneField(
        Record,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="entry",
        help_text="Derived from the record, goes with it.",
    )
    kind = models.CharField(max_length=20, choices=Kind)
    slug = models.SlugField(max_length=120, db_index=False)
    title = models.CharField(max_length=500)
    subkind = models.CharField(
        max_length=32, blank=True, help_text="Policy kind, event kind, strength of a commitment."
    )
    status = models.CharField(
        max_length=32, blank=True, help_text="Typed status, not the review's."
    )
    sort_on = models.DateField(null=True, help_text="First day of the record's main date.")
    countries = ArrayField(models.CharField(max_length=3), default=list, help_text="ISO alpha-3.")
    groupings = ArrayField(
        models.CharField(max_length=40),
        default=list,
        help_text="Slugs of groupings named, and of those its countries belonged to at its date.",
    )
    topics = ArrayField(
        models.CharField(max_length=80), default=list, help_text="Codes, with all their parents."
    )
    years = ArrayField(models.PositiveSmallIntegerField(), default=list)
    organisations = ArrayField(models.CharField(max_length=120), default=list)
    evidenced_on = models.DateField(
        null=True, help_text="Last day that the latest dated evidence of it may be of."
    )
    due_on = models.DateField(null=True, help_text="Last day on which it may be due, or end.")
    is_open = models.BooleanField(
        default=False, help_text="More is to come: not done, given up, replaced or over."
    )
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="When anything of the record last changed.")
    configuration = TextSearchConfiguration(max_length=20, default="simple")
    search_text = models.TextField(blank=True, help_text="Title, names and summary.")
    search = models.GeneratedField(
        expression=Func(F("configuration"), F("search_text"), function="to_tsvector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="entry_has_its_own_address")
        ]
        indexes = [
            newest_first("entry_newest", "kind"),
            newest_first("entry_newest_by_status", "kind", "status"),
            newest_first("entry_newest_by_subkind", "kind", "subkind"),
            models.Index(fields=["kind", "title", "record"], name="entry_by_title"),
            models.Index(F("published_at").desc(), F("record_id").desc(), name="entry_latest"),
            models.Index(F("changed_at").desc(), F("record_id").desc(), name="entry_last_changed"),
            models.Index(
                fields=["kind", "evidenced_on", "record"],
                name="entry_silent",
                condition=Q(is_open=True),
            ),
            GinIndex(fields=["countries"], name="entry_countries"),
            GinIndex(fields=["groupings"], name="entry_groupings"),
            GinIndex(fields=["topics"], name="entry_topics"),
            GinIndex(fields=["years"], name="entry_years"),
            GinIndex(fields=["organisations"], name="entry_organisations"),
            GinIndex(fields=["search"], name="entry_search"),
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"


class EntryCard(models.Model):
    """The ready JSON of one entry: what lists, details and the API hand out unchanged.

    `card` is the list form, `document` the detail form, `claims` the claims of both; each is
    JSON text written once by the app's own serializer, with sorted keys.
    """

    entry = models.OneToOneField(
        Entry,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="text",
        help_text="Goes with the entry.",
    )
    card = models.TextField()
    document = models.TextField()
    claims = models.TextField()

    def __str__(self):
        return str(self.entry_id)


class EntryRevision(models.Model):
    """One number a kind that grows with every change of its entries; caches and ETags use it."""

    kind = models.CharField(max_length=20, choices=Kind, primary_key=True)
    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.kind} {self.number}"
