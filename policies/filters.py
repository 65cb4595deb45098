"""Filters of policies, initiatives, commitments, recommendations and obligations.

What only one kind has is filtered in its typed columns; the rest in the keys of the entry.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, NumberFilter

from policies.choices import (
    CoverageOutcome,
    InitiativeKind,
    ObligationStatus,
    PolicyKind,
    PolicyStatus,
    ProgressStatus,
    Response,
    Stage,
    Strength,
    TopicScheme,
)
from sources.choices import Kind
from sources.facets import words
from sources.filters import (
    Codes,
    DateFilter,
    EntryFilter,
    FilterForm,
    KnownFilter,
    ListFilterSet,
    OrderSetting,
    OverdueFilter,
    PartialDateField,
    Pattern,
    SeveralFilter,
    SilentFilter,
    Words,
    WordsFilter,
    YesFilter,
)
from sources.filters.kinds import SlugFilter, former_sources
from sources.filters.source import SLUGS
from sources.paging import Order

CURRENCY = Pattern("[A-Za-z]{3}", _("a currency code of ISO 4217, such as USD"), upper=True)


class InForceFilter(Filter):
    """Policies whose known period has a day in common with the given date.

    A policy without an end is in force from its start on; one without a start is not found.
    """

    field_class = PartialDateField

    def filter(self, qs, value):
        if value is None:
            return qs
        policy = "record__as_policy__"
        ended = Q(**{f"{policy}ends_on__endswith__lte": value.first})
        return qs.filter(**{f"{policy}starts_on__startswith__lte": value.last}).exclude(ended)


class AmountForm(FilterForm):
    """Amounts are compared within one currency only."""

    def clean(self):
        cleaned = super().clean()
        for name in ("amount__gte", "amount__lte"):
            if cleaned.get(name) is not None and len(cleaned.get("currency") or ()) != 1:
                self.add_error(name, _("An amount needs one currency beside it: currency=USD."))
        return cleaned


BY_EVIDENCE = (
    Order("evidenced", "evidenced_on", nullable=True),
    Order("-evidenced", "evidenced_on", nullable=True),
)


class FollowedFilter(EntryFilter):
    """Of what can fall silent."""

    orders = (*EntryFilter.orders, *BY_EVIDENCE)
    silent_for = SilentFilter(
        label="Open ones without new evidence for so many months, counted to this day."
    )
    evidenced__gte = DateFilter("evidenced_on", "gte", label="Heard of on this date or later.")
    evidenced__lte = DateFilter("evidenced_on", "lte", label="Not heard of after this date.")
    evidenced__isnull = KnownFilter("evidenced_on", label="true: only those with undated evidence.")
    is_open = YesFilter(
        "is_open", label="true: more is to come of it: not done, given up, replaced or over."
    )
    ordering = OrderSetting(orders)


class DueFilter(FollowedFilter):
    """Of what is to be done, or ends, by a day."""

    overdue = OverdueFilter(label="true: open ones whose last possible day is over.")


class PolicyFilter(DueFilter):
    facets = (
        words("status", _("Status"), "status", PolicyStatus),
        words("kind", _("Kind"), "subkind", PolicyKind),
        *EntryFilter.facets,
    )
    due__gte = DateFilter(
        "record__as_policy__ends_on", "gte", ranged=True, label="Ends on this date or later."
    )
    due__lte = DateFilter(
        "record__as_policy__ends_on", "lte", ranged=True, label="Ends by the end of this date."
    )
    kind = SeveralFilter("subkind", read=Words(PolicyKind), label="Kind of policy.")
    status = SeveralFilter("status", read=Words(PolicyStatus), label="Status.")
    in_force = InForceFilter(label="In force on this date, or on a day of this year or month.")


class InitiativeFilter(DueFilter):
    facets = (
        words("stage", _("Stage"), "status", Stage),
        words("kind", _("Kind"), "subkind", InitiativeKind),
        *EntryFilter.facets,
    )
    due__gte = DateFilter(
        "record__as_initiative__ends_on", "gte", ranged=True, label="Ends on this date or later."
    )
    due__lte = DateFilter(
        "record__as_initiative__ends_on", "lte", ranged=True, label="Ends by the end of this date."
    )
    kind = SeveralFilter("subkind", read=Words(InitiativeKind), label="Kind of initiative.")
    stage = SeveralFilter("status", read=Words(Stage), label="Stage.")
    status = SeveralFilter("status", read=Words(Stage), label="The same as stage.")


class CommitmentFilter(DueFilter):
    facets = (
        words("status", _("Status"), "status", ProgressStatus),
        words("strength", _("Strength"), "subkind", Strength),
        *EntryFilter.facets,
    )
    strength = SeveralFilter("subkind", read=Words(Strength), label="How binding the words are.")
    kind = SeveralFilter("subkind", read=Words(Strength), label="The same as strength.")
    status = SeveralFilter("status", read=Words(ProgressStatus), label="Of its latest progress.")
    due__gte = DateFilter(
        "record__as_commitment__due_on", "gte", ranged=True, label="Due on this date or later."
    )
    due__lte = DateFilter(
        "record__as_commitment__due_on", "lte", ranged=True, label="Due by the end of this date."
    )
    currency = SeveralFilter(
        "record__as_commitment__currency", read=CURRENCY, label="Currency of its amount, ISO 4217."
    )
    amount__gte = NumberFilter(
        "record__as_commitment__amount", "gte", label="At least this much; needs a currency."
    )
    amount__lte = NumberFilter(
        "record__as_commitment__amount", "lte", label="At most this much; needs a currency."
    )

    class Meta(EntryFilter.Meta):
        form = AmountForm


class RecommendationFilter(FollowedFilter):
    facets = (
        words("status", _("Status"), "status", ProgressStatus),
        words("response", _("Response"), "subkind", Response),
        *EntryFilter.facets,
    )
    response = SeveralFilter("subkind", read=Words(Response), label="Of the addressee.")
    kind = SeveralFilter("subkind", read=Words(Response), label="The same as response.")
    status = SeveralFilter("status", read=Words(ProgressStatus), label="Of its latest progress.")


class ObligationFilter(FollowedFilter):
    facets = (words("status", _("Status"), "status", ObligationStatus), *EntryFilter.facets)
    status = SeveralFilter("status", read=Words(ObligationStatus), label="Status.")


BY_PLACE = (Order("position", "position"), Order("-position", "position"))


class TopicFilter(ListFilterSet):
    orders = (*BY_PLACE, Order("name", "name"), Order("-name", "name"))
    scheme = SeveralFilter("scheme", read=Words(TopicScheme), label="Taxonomy.")
    parent = SeveralFilter("parent__code", read=Codes("topic"), label="Topics right under it.")
    parent__isnull = KnownFilter("parent", label="true: topics at the top.")
    q = WordsFilter(["name", "code", "names__text"], label="Words of any of its names.")
    ordering = OrderSetting(orders)


BY_CHECK = (Order("-date", "checked_on"), Order("date", "checked_on"))


class CoverageCheckFilter(ListFilterSet):
    orders = BY_CHECK
    country = SeveralFilter(
        "country__iso3", read=Codes("country", upper=True), label="Country, ISO alpha-3."
    )
    topic = SeveralFilter(
        "topic__code", read=Codes("topic"), label="The topic that was looked for, by its code."
    )
    topic__isnull = KnownFilter("topic", label="true: only checks of every topic.")
    kind = SeveralFilter("kind", read=Words(Kind), label="Kind of record that was looked for.")
    outcome = SeveralFilter("outcome", read=Words(CoverageOutcome), label="What came of it.")
    source = SlugFilter(
        "looked_through__source",
        former=former_sources,
        read=SLUGS,
        distinct=True,
        label="Looked through this source, by slug.",
    )
    date__gte = DateFilter("checked_on", "gte", ranged=True, label="Checked on it or later.")
    date__lte = DateFilter("checked_on", "lte", ranged=True, label="Checked by this date.")
    ordering = OrderSetting(BY_CHECK)
