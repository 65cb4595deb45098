"""What the questions across records are asked with."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from analysis.kinds import COUNTED, FOLLOWED, PLURAL
from analysis.matrix.question import (
    EVERY,
    KINDS,
    LONGEST_YEARS,
    POLICY_KINDS,
    ROWS,
    TOPICS,
    YEARS,
)
from policies.choices import PolicyKind, ProgressStatus
from policies.models import Topic
from sources.choices import Kind
from sources.dates import EARLIEST_YEAR, LATEST_YEAR
from sources.facets import COUNTRY, GROUPING, TOPIC, Facet
from sources.filters import (
    ArrayFilter,
    Codes,
    FilterForm,
    ListFilterSet,
    OverdueFilter,
    SeveralFilter,
    StrictFilterSet,
    Words,
    Years,
)
from sources.filters.kinds import Setting
from sources.filters.parameters import SeveralField
from sources.models import Entry

MONTHS, USUAL_MONTHS = (6, 12, 24, 36), 12
KIND = Facet(
    "kind", _("Kind"), "kind", several=False, choices=tuple((k.value, PLURAL[k]) for k in FOLLOWED)
)


class Among:
    """Reads words out of a few."""

    def __init__(self, values):
        self.values = [str(value) for value in values]


class SilenceFilter(StrictFilterSet):
    """Of what is silent."""

    facets = (KIND, COUNTRY, GROUPING, TOPIC)

    months = Setting(
        forms.TypedChoiceField,
        choices=[(str(number), str(number)) for number in MONTHS],
        coerce=int,
        empty_value=USUAL_MONTHS,
    )
    kind = SeveralFilter("kind", read=Words(Among(FOLLOWED)), label=_("Kind"))
    country = ArrayFilter("countries", read=Codes("country", upper=True), label=_("Country"))
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label=_("Grouping"))
    topic = ArrayFilter("topics", read=Codes("topic"), label=_("Topic"))
    overdue = OverdueFilter(label=_("Overdue"))
    not_checked = SeveralFilter("status", read=Words(Among([ProgressStatus.NOT_CHECKED])))

    class Meta(ListFilterSet.Meta):
        model = Entry
        fields: list[str] = []


class OwnTopics(Codes):
    """Reads codes of our own topics: records bear no others."""

    def __init__(self):
        super().__init__("topic")
        self.own: set[str] = set()

    def __call__(self, text):
        code = super().__call__(text)
        if code not in self.own:
            if not Topic.objects.own().filter(code=code).exists():
                words = gettext("“%(text)s” is a topic of another scheme.")
                raise ValidationError(words % {"text": text})
            self.own.add(code)
        return code


class Expanded(OwnTopics):
    """The same, or the word for every topic."""

    def __call__(self, text):
        return text if text == EVERY else super().__call__(text)


class CountedForm(FilterForm):
    """Kinds of policy are counted of policies alone."""

    def clean(self):
        cleaned = super().clean()
        others = set(cleaned.get("kind") or ()) - {Kind.POLICY}
        if cleaned.get("rows") == POLICY_KINDS and others:
            words = gettext("Kinds of policy are counted of policies only: leave it out.")
            self.add_error("kind", words)
        first, last = cleaned.get("year__gte"), cleaned.get("year__lte")
        if first and last and not 0 <= last - first < LONGEST_YEARS:
            words = ngettext(
                "Expected up to %(n)s year.",
                "Expected up to %(n)s years, first to last.",
                LONGEST_YEARS,
            )
            self.add_error("year__lte", words % {"n": LONGEST_YEARS})
        return cleaned


class CountedFilter(StrictFilterSet):
    """What rows are, and which records count."""

    rows = Setting(
        forms.ChoiceField,
        choices=[(word, word) for word in ROWS],
        label="What the rows are: topics unless told.",
    )
    kind = Setting(
        SeveralField,
        read=Words(Among(COUNTED)),
        label="Kinds of record that count: all of these unless told.",
    )
    topic = Setting(
        SeveralField,
        read=OwnTopics(),
        label="Only these topics as rows; with other rows, only records about any of these.",
    )
    year__gte = Setting(
        forms.IntegerField,
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        label="Only records that fall in this year or a later one.",
    )
    year__lte = Setting(
        forms.IntegerField,
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        label="Only records that fall in this year or an earlier one.",
    )

    class Meta(StrictFilterSet.Meta):
        form = CountedForm
        model = Entry
        fields: list[str] = []


class MatrixFilter(CountedFilter):
    """What is compared."""

    country = Setting(
        SeveralField,
        read=Codes("country", upper=True),
        label="Columns: countries by their ISO alpha-3 code, in this order.",
    )
    grouping = Setting(
        SeveralField,
        read=Codes("grouping"),
        label="Columns: the countries that belong to this grouping today, and what names it as a"
        " whole. Without any column asked for, the countries this base follows.",
    )
    whole = Setting(
        SeveralField,
        read=Codes("grouping"),
        label="Columns: what names this grouping as a whole and no country.",
    )
    expand = Setting(
        SeveralField,
        read=Expanded(),
        label="Topics below which the next level is shown as well; all: below every one.",
    )


class CellForm(CountedForm):
    """One row and one column, and the row is one that there may be."""

    def clean(self):
        cleaned = super().clean()
        for name in ("row", "column"):
            if not self.data.get(name):
                self.errors[name] = self.error_class([gettext("This is needed.")])
        rows, row = cleaned.get("rows") or TOPICS, self.data.get("row")
        if row and "rows" not in self.errors:
            try:
                cleaned["row"] = str(READ_ROW[rows](row))
            except ValidationError as error:
                self.errors["row"] = self.error_class(error.messages)
        return cleaned


READ_ROW: dict[str, Callable[[str], str | int]] = {
    TOPICS: OwnTopics(),
    KINDS: Words(Among(COUNTED)),
    POLICY_KINDS: Words(PolicyKind),
    YEARS: Years(),
}


class Place:
    """Reads the code of a country or the slug of a grouping."""

    def __init__(self):
        self.country, self.grouping = Codes("country", upper=True), Codes("grouping")

    def __deepcopy__(self, memo):
        return self

    def __call__(self, text):
        try:
            return self.country(text)
        except ValidationError:
            return self.grouping(text)


class CellFilter(CountedFilter):
    """One cell of a comparison."""

    row = Setting(forms.CharField, label="The row.")
    column = Setting(SeveralField, read=Place(), label="Country or grouping.")

    class Meta(CountedFilter.Meta):
        form = CellForm
