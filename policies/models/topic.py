from django.db import models
from django.db.models import F, Q

from policies.choices import MatchKind, TopicScheme
from sources.history import versioned
from sources.languages import check_language, language_code
from sources.models import Record
from sources.triggers import stays


class TopicQuerySet(models.QuerySet):
    def own(self):
        """The topics of this base, without the schemes it is matched to."""
        return self.filter(scheme=TopicScheme.REGISTAN)


@versioned()
class Topic(models.Model):
    """One concept of one scheme: digital-transformation; SDG target 9.5; STIP theme TH32.

    Reference data, no record. `code` is stable; names may change.
    """

    scheme = models.CharField(max_length=10, choices=TopicScheme, default=TopicScheme.REGISTAN)
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=600)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    definition = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0, help_text="Among its siblings.")

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="topic_code_is_unique_within_its_scheme"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=TopicScheme.values), name="topic_scheme_is_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="topic_is_not_its_own_parent",
            ),
        ]
        triggers = [
            stays(
                "topic_keeps_its_code",
                "scheme",
                "code",
                message="Scheme and code of a topic stand in print and stay as they were made.",
            )
        ]

    def __str__(self):
        return self.name


@versioned()
class TopicName(models.Model):
    """The name of a topic in one further language."""

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="names", help_text="Goes with the topic."
    )
    language = models.CharField(max_length=10, validators=[check_language])
    text = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"], name="topic_is_named_once_a_language"
            ),
            language_code(),
        ]

    def __str__(self):
        return self.text


@versioned()
class TopicMatch(models.Model):
    """A crosswalk: our topic "incubation" stands *closely* to a STIP theme."""

    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="matches", help_text="Goes with its ends."
    )
    target = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="matched_by", help_text="Goes with its ends."
    )
    kind = models.CharField(max_length=8, choices=MatchKind, default=MatchKind.CLOSE)

    class Meta:
        verbose_name_plural = "topic matches"
        constraints = [
            models.UniqueConstraint(fields=["topic", "target"], name="topics_are_matched_once"),
            models.CheckConstraint(
                condition=~Q(topic=F("target")), name="topic_matches_another_topic"
            ),
        ]

    def __str__(self):
        return f"{self.topic} {self.kind} {self.target}"


@versioned()
class TopicTag(models.Model):
    """What a record is about: the network of incubators is about incubation."""

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="topic_tags", help_text="Goes with it."
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "topic"], name="record_is_tagged_with_a_topic_once"
            )
        ]

    def __str__(self):
        return f"{self.record_id}: {self.topic_id}"
