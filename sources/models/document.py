import pgtrigger
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from sources.choices import Precision, Rendition, SourceKind, WarningKind
from sources.dates import known_precisely
from sources.history import changes_versioned, versioned
from sources.languages import check_language, language_code
from sources.triggers import rule


class TextSearchConfiguration(models.CharField):
    """The name of a PostgreSQL text search configuration (regconfig), such as english."""

    def db_type(self, connection):
        return "regconfig"


class Work(models.Model):
    """What original, republication, translation, copy and digest have in common."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=500)

    def __str__(self):
        return self.title


KEEP_OLD_SLUG = """
    DELETE FROM sources_formersourceslug f USING written w WHERE f.slug = w.slug;
    INSERT INTO sources_formersourceslug (slug, source_id)
        SELECT o.slug, o.id FROM replaced o JOIN written w ON w.id = o.id WHERE o.slug <> w.slug
        ON CONFLICT (slug) DO UPDATE SET source_id = EXCLUDED.source_id;
    RETURN NULL;
"""


class SourceQuerySet(models.QuerySet):
    def with_text(self):
        """Sources whose text we hold; the others are known by mention only."""
        return self.exclude(content_sha256="")

    def for_list(self):
        """Everything but the text, which may be megabytes."""
        return self.defer("text").select_related("work")


@versioned(exclude=["text"])
class Source(models.Model):
    """One document as one publisher put it out, for example the UNECE press release of
    23 April 2013. Without text it is known by mention. Its text never changes under its
    passages: a new version of a document is a new source.
    """

    slug = models.SlugField(max_length=120, unique=True)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="sources")
    rendition = models.CharField(max_length=16, choices=Rendition, default=Rendition.ORIGINAL)
    kind = models.CharField(max_length=16, choices=SourceKind)
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=300, blank=True, help_text="As the source names it.")
    publisher_record = models.ForeignKey(
        "sources.Record",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_sources",
        help_text="The organisation behind the name, where it is a record.",
    )
    republisher = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    archive_url = models.URLField(max_length=1000, blank=True)
    published_on = DateRangeField(null=True, blank=True)
    published_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    accessed_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True, validators=[check_language])
    licence = models.CharField(max_length=200, blank=True)
    series = models.CharField(
        max_length=200, blank=True, help_text="Innovation Performance Reviews"
    )
    symbol = models.CharField(max_length=80, blank=True, help_text="Document number, ECE/CECI/29.")
    facts = models.TextField(blank=True, help_text="What a curator read in it, in our own words.")
    file = models.FileField(upload_to="sources/", blank=True, help_text="The original bytes.")
    text = models.TextField(blank=True)
    content_sha256 = models.CharField(
        max_length=64, blank=True, help_text="Of the text held, UTF-8; empty: known by mention."
    )
    expected_sha256 = models.CharField(
        max_length=64, blank=True, help_text="Of the text this source will have once imported."
    )
    import_run = models.ForeignKey(
        "sources.ImportRun",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="sources",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                F("published_on").desc(nulls_last=True), F("id").desc(), name="source_by_date"
            ),
            models.Index(fields=["url"], name="source_by_url"),
        ]
        constraints = [
            known_precisely("published"),
            models.UniqueConstraint(
                fields=["content_sha256"],
                condition=~Q(content_sha256=""),
                name="source_text_is_held_once",
            ),
            models.UniqueConstraint(
                fields=["expected_sha256"],
                condition=~Q(expected_sha256=""),
                name="source_awaits_a_text_alone",
            ),
            models.CheckConstraint(
                condition=Q(text="", content_sha256="") | (~Q(text="") & ~Q(content_sha256="")),
                name="source_text_goes_with_its_hash",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            language_code(blank=True),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | ~Q(published_on__contained_by="[1970-01-01,1970-01-02)"),
                name="source_is_not_dated_to_the_epoch",
                violation_error_message="1 January 1970 is a computer's zero, not a date.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="source_text_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                & ~pgtrigger.Q(old__text=""),
            ),
            pgtrigger.Trigger(
                name="source_keeps_its_old_slug",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="replaced", new="written"),
                func=KEEP_OLD_SLUG,
            ),
        ]

    def __str__(self):
        return self.title


class FormerSourceSlug(models.Model):
    """A slug a source used to have, such as one made from the name of its file before a curator
    described the document. Its old address redirects to the present one.

    Written by the trigger `source_keeps_its_old_slug`, by nothing else.
    """

    slug = models.SlugField(max_length=120, unique=True)
    source = models.ForeignKey(
        Source,
        on_delete=models.CASCADE,
        related_name="former_slugs",
        help_text="Goes with the source: an address of nothing redirects nowhere.",
    )

    def __str__(self):
        return self.slug


@versioned()
class SourceWarning(models.Model):
    """What is odd about a source: dated 27 July 2023, tells of 29 July in the past tense."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="warnings", help_text="Goes with it."
    )
    kind = models.CharField(max_length=24, choices=WarningKind)
    detail = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind"], name="source_is_warned_of_once"),
            models.CheckConstraint(
                condition=Q(kind__in=WarningKind.values), name="sourcewarning_kind_is_known"
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


# Cutting a passage out takes time by the length of the text before it. A long text is therefore cut
# into stretches once; only what is not found in its stretch is cut out of the whole.
STANDS_ELSEWHERE = """
    SELECT 1 FROM (
        SELECT source_id, start / 50000 AS number,
            array_agg(start) AS starts, array_agg(text) AS texts
        FROM written GROUP BY 1, 2
    ) w
    CROSS JOIN LATERAL (
        SELECT substr(s.text, w.number * 50000 + 1, 100000) AS text
        FROM sources_source s WHERE s.id = w.source_id OFFSET 0
    ) stretch
    WHERE EXISTS (
        SELECT 1 FROM unnest(w.starts, w.texts) AS p (start, text)
        WHERE substr(stretch.text, p.start % 50000 + 1, char_length(p.text)) <> p.text
        AND (SELECT substr(s.text, p.start + 1, char_length(p.text))
             FROM sources_source s WHERE s.id = w.source_id) <> p.text
    )
"""


@changes_versioned("is_furniture")
class Passage(models.Model):
    """A paragraph of a source's text; its words never change, so that claims can point into it.
    Whether they are content is a judgement, which a curator may overrule.

    `start` counts characters (Unicode code points) from the beginning of the source's text.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="passages")
    position = models.PositiveIntegerField(help_text="1 is the first paragraph.")
    start = models.PositiveIntegerField()
    text = models.TextField()
    heading = models.CharField(max_length=500, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    is_furniture = models.BooleanField(
        default=False, help_text="Menus, contact blocks, share buttons: no content."
    )
    original_paragraphs = ArrayField(
        models.PositiveIntegerField(),
        default=tuple,
        blank=True,
        help_text="Of a digest: the paragraphs of the original that this one restates.",
    )
    configuration = TextSearchConfiguration(max_length=20, default="simple", editable=False)
    search = models.GeneratedField(
        expression=Func(F("configuration"), F("text"), function="to_tsvector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["source", "position"]
        indexes = [GinIndex(fields=["search"], name="passage_search")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "position"], name="passage_has_its_own_position"
            ),
            models.UniqueConstraint(fields=["source", "start"], name="passage_has_its_own_start"),
            models.CheckConstraint(condition=~Q(text=""), name="passage_is_not_empty"),
            models.CheckConstraint(
                condition=Q(position__gte=1), name="passage_positions_count_from_one"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="passage_never_changes", fields=["source", "position", "start", "text"]
            ),
            *rule(
                "passage_stands_in_its_source",
                STANDS_ELSEWHERE,
                "A passage is a part of the text of its source.",
            ),
        ]

    def __str__(self):
        return f"¶{self.position} {self.text[:80]}"
