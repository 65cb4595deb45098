import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from sources.agreement import disagreements
from sources.choices import ReviewStatus
from sources.models import Record
from tests.factories.claim import ClaimFactory


class RecordFactory(DjangoModelFactory):
    """Base of the typed factories. `published=True` adds a claim about the title and publishes."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    title = factory.LazyAttribute(lambda record: record.slug.replace("-", " ").capitalize())
    summary = "What it is, in one sentence."

    @factory.post_generation
    def published(self, create, wanted, **_extra):
        if wanted:
            publish(self)


def publish(record):
    """Publishes past the workflow, for tests that need published rows and not the act itself."""
    if not record.claims.exists():
        ClaimFactory(record=Record.objects.get(pk=record.pk))
    record.review_status = ReviewStatus.PUBLISHED
    record.published_at = record.published_at or timezone.now()
    Record.objects.filter(pk=record.pk).update(
        review_status=record.review_status, published_at=record.published_at
    )


def claim_everything(record):
    """Claims for all that the record shows now, so that people may publish it or change it."""
    record = Record.objects.get(pk=record.pk)
    for one in disagreements([record.pk]).get(record.pk, ()):
        ClaimFactory(record=record, field=one.field, item=one.item)


def withdraw(record):
    """Takes a published record away from readers, past the workflow."""
    record.review_status = ReviewStatus.WITHDRAWN
    Record.objects.filter(pk=record.pk).update(review_status=record.review_status)
