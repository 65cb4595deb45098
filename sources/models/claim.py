from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, StrIndex
from django.db.models.lookups import GreaterThan

from sources.choices import Basis, Rank, Verification
from sources.history import versioned
from sources.models.document import Passage, Source, Work
from sources.models.record import Record
from sources.triggers import rule, rule_on_delete, rule_on_leaving, rule_on_truncate

SPAN_IS_WRONG = """
    SELECT 1 FROM written w JOIN sources_passage p ON p.id = w.passage_id
    WHERE p.source_id <> w.source_id
       OR substr(p.text, w.span_start + 1, w.span_end - w.span_start) <> w.quote
"""

LAST_CLAIM_IS_GONE = """
    SELECT 1 FROM removed d JOIN sources_record r ON r.id = d.record_id
    WHERE r.review_status = 'published'
    AND NOT EXISTS (SELECT 1 FROM sources_claim c WHERE c.record_id = r.id)
"""
ANY_IS_PUBLISHED = "SELECT 1 FROM sources_record WHERE review_status = 'published'"
KEEPS_A_CLAIM = "published_record_keeps_a_claim"
LAST_CLAIM_STAYS = "The last claim of a published record stays."


class ClaimQuerySet(models.QuerySet):
    def with_sentence(self):
        """Each claim with its passage and source, texts of sources left out: one query."""
        return self.select_related("passage", "source", "source__work").defer("source__text")

    def each_once(self):
        """Without those of our digests whose sentence of the original is held: that one, a claim
        of its own, says the same.
        """
        held = Source.objects.with_text().order_by().values("content_sha256")
        return self.exclude(
            pk__in=OriginalSpan.objects.filter(text_sha256__in=held).values("claim")
        )

    def for_display(self):
        """The order in which a page shows claims of one value: preferred first."""
        rank = models.Case(
            models.When(rank=Rank.PREFERRED, then=0),
            models.When(rank=Rank.NORMAL, then=1),
            default=2,
        )
        return self.with_sentence().order_by("record_id", "field", "item", rank, "pk")


@versioned()
class Claim(models.Model):
    """One statement about one record, with the sentence that makes it.

    `field` is the record's field it speaks of; `item` tells several values of one field apart
    (the country KAZ among the parties; empty: the field as a whole). `stated` is the value in
    the source's words, `value` as it was understood; a sentence that states a value twice, in two
    ways, makes two claims. `quote` is the passage's text from `span_start` to `span_end`, byte for
    byte; positions count characters within the passage.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="claims", help_text="Goes with the record."
    )
    field = models.CharField(max_length=40)
    item = models.CharField(max_length=160, blank=True)
    stated = models.TextField(blank=True, help_text="The value in the source's words.")
    value = models.TextField(blank=True, help_text="The value as understood.")
    rank = models.CharField(max_length=10, choices=Rank, default=Rank.NORMAL)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.STATED)
    reason = models.TextField(blank=True, help_text="Why it is inferred, or how it is computed.")
    verification = models.CharField(
        max_length=10, choices=Verification, default=Verification.UNCHECKED
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="claims")
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    quote = models.TextField()
    import_run = models.ForeignKey(
        "sources.ImportRun",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="claims",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["record", "field", "item"], name="claim_by_value"),
            models.Index(fields=["source", "passage", "span_start"], name="claim_by_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "field", "item"],
                condition=Q(rank=Rank.PREFERRED),
                name="claim_one_preferred_per_field",
                violation_error_message="Another claim about this value is already preferred.",
            ),
            models.UniqueConstraint(
                *("record", "field", "item", "passage", "span_start", "span_end"),
                MD5("stated"),  # the words themselves may be too long for an index
                name="claim_quotes_a_span_once_per_value",
                violation_error_message="This claim about the value is there already.",
            ),
            models.CheckConstraint(
                condition=Q(span_end__gt=F("span_start")), name="claim_span_is_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(basis=Basis.STATED) | ~Q(reason=""),
                name="claim_inferred_or_computed_says_why",
                violation_error_message="An inferred or computed value needs its reason.",
            ),
            models.CheckConstraint(
                condition=Q(stated="") | Q(GreaterThan(StrIndex("quote", "stated"), 0)),
                name="claim_stated_words_are_in_its_quote",
            ),
            models.CheckConstraint(condition=~Q(field=""), name="claim_names_a_field"),
            models.CheckConstraint(condition=Q(rank__in=Rank.values), name="claim_rank_is_known"),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values), name="claim_basis_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verification__in=Verification.values),
                name="claim_verification_is_known",
            ),
        ]
        triggers = [
            *rule(
                "claim_span_equals_its_quote",
                SPAN_IS_WRONG,
                "The quote is the text of the passage between start and end, in the same source.",
            ),
            rule_on_delete(KEEPS_A_CLAIM, LAST_CLAIM_IS_GONE, LAST_CLAIM_STAYS),
            rule_on_leaving(KEEPS_A_CLAIM, LAST_CLAIM_IS_GONE, LAST_CLAIM_STAYS),
            rule_on_truncate(KEEPS_A_CLAIM, ANY_IS_PUBLISHED, LAST_CLAIM_STAYS),
        ]

    def __str__(self):
        return f"{self.record_id} {self.field} {self.item}".strip()


class OriginalSpan(models.Model):
    """Where the statement of a digest's claim stands in the original, before we hold the original.

    When a text with this hash is imported, each of its spans becomes a claim of its own, and that
    one is preferred. The sentence itself is not kept here: its hash is enough to know it again.
    """

    claim = models.OneToOneField(
        Claim,
        on_delete=models.CASCADE,
        related_name="original",
        help_text="Goes with the digest's claim.",
    )
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="original_spans")
    text_sha256 = models.CharField(max_length=64, help_text="Of the original's whole text.")
    paragraph = models.PositiveIntegerField(help_text="Of the original; 1 is the first.")
    start = models.PositiveIntegerField(help_text="Characters from the start of the text.")
    end = models.PositiveIntegerField()
    quote_sha256 = models.CharField(max_length=64)
    stated_start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Where the value itself stands, within the whole text."
    )
    stated_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["text_sha256"], name="original_span_by_text")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="original_span_is_not_empty"
            )
        ]

    def __str__(self):
        return f"{self.work_id} {self.start}-{self.end}"
