"""The kinds of filters that lists are made of, and the settings that filter nothing."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django_filters import Filter, TypedChoiceFilter

from sources.choices import ReviewStatus
from sources.dates import EARLIEST_YEAR, LATEST_YEAR
from sources.filters.parameters import Codes, PartialDateField, SeveralField
from sources.models import FormerSlug, FormerSourceSlug
from sources.words import with_words

ONE_DAY = timedelta(days=1)
ANY, ALL = "any", "all"
LOOKUPS = {"in": "Any of these.", "all": "All of these.", "not": "None of these."}


def among(qs, condition):
    """The rows that meet a condition on rows of other tables, each once."""
    return qs.filter(pk__in=qs.model._default_manager.filter(condition).values("pk"))


class SeveralFilter(Filter):
    """Base of filters on several values; declares its lookups beside itself.

    `read` checks a value; `describe` is its JSON schema in the API's description.
    """

    field_class = SeveralField
    lookups: tuple[str, ...] = ("in", "not")

    def __init__(self, column, *, read, lookup="in", label="", **kwargs):
        super().__init__(field_name=column, lookup_expr=lookup, label=label, read=read, **kwargs)
        self.read = read

    def with_lookup(self, lookup):
        label = f"{self.label} {LOOKUPS[lookup]}"
        settings = {"distinct": self.distinct, **self.own_settings()}
        return type(self)(self.field_name, lookup=lookup, label=label, **settings)

    def own_settings(self):
        return {"read": self.read}

    def filter(self, qs, value):
        if not value:
            return qs
        condition = self.condition(value)
        return among(qs, condition) if self.distinct else qs.filter(condition)

    def condition(self, values):
        found = Q(**{f"{self.field_name}__in": values})
        return ~found if self.lookup_expr == "not" else found


class ArrayFilter(SeveralFilter):
    """For columns that hold several values themselves: the countries of a record.

    With `<name>__mode=all` beside it, several values mean all of them: what a form can say whose
    boxes all bear the plain name. `mode` is the name of that parameter, set by the FilterSet.
    """

    lookups = ("in", "all", "not")
    mode = ""

    def condition(self, values):
        if self.lookup_expr == "all" or (self.mode and self.parent.setting(self.mode) == ALL):
            return Q(**{f"{self.field_name}__contains": values})
        found = Q(**{f"{self.field_name}__overlap": values})
        return ~found if self.lookup_expr == "not" else found


class RecordFilter(SeveralFilter):
    """For a foreign key to another record, by its slug; one that is not published is not found."""

    def __init__(self, path, *, kind, **kwargs):
        super().__init__(path, read=kwargs.pop("read", None) or Codes(kind), **kwargs)
        self.kind = kind

    def own_settings(self):
        return {"read": self.read, "kind": self.kind}

    def condition(self, values):
        slug, review = f"{self.field_name}__slug__in", f"{self.field_name}__review_status"
        found = Q(**{slug: values, review: ReviewStatus.PUBLISHED})
        return ~found if self.lookup_expr == "not" else found


class SlugFilter(SeveralFilter):
    """For a foreign key to a record of any kind or to a source, by its slug or one it used to have.

    `former` lists those as (key of the row, slug); one query more.
    """

    def __init__(self, path, *, former, **kwargs):
        super().__init__(path, **kwargs)
        self.former = former

    def own_settings(self):
        return {"read": self.read, "former": self.former}

    def condition(self, values):
        found = Q(**{f"{self.field_name}__slug__in": values})
        moved = [key for key, _slug in self.former(values)]
        if moved:
            found |= Q(**{f"{self.field_name}__in": moved})
        return ~found if self.lookup_expr == "not" else found


def former_records(slugs):
    """(key, slug) of the records of any kind that used to bear these slugs."""
    return FormerSlug.objects.filter(slug__in=slugs).values_list("record_id", "slug")


def former_sources(slugs):
    """The same of sources."""
    return FormerSourceSlug.objects.filter(slug__in=slugs).values_list("source_id", "slug")


class YearsFilter(Filter):
    """Years from or up to a year, among the years of a record."""

    field_class = forms.IntegerField

    def __init__(self, *, lookup, **kwargs):
        super().__init__("years", lookup, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        first, last = (value, LATEST_YEAR) if self.lookup_expr == "gte" else (EARLIEST_YEAR, value)
        return qs.filter(years__overlap=list(range(first, last + 1)))


class DateFilter(Filter):
    """Dates from the first day (gte) or up to the last day (lte) that the given date may be.

    The column holds a day, or (`ranged`) the range of days that a partial date may be: then the
    whole range must lie on that side.
    """

    field_class = PartialDateField

    def __init__(self, column, lookup, *, ranged=False, **kwargs):
        super().__init__(column, lookup, **kwargs)
        self.ranged = ranged

    def filter(self, qs, value):
        if value is None:
            return qs
        if self.lookup_expr == "gte":
            end, day = "startswith__", value.first
        else:
            end, day = "endswith__", value.last + ONE_DAY * self.ranged
        end = end if self.ranged else ""
        return qs.filter(**{f"{self.field_name}__{end}{self.lookup_expr}": day})


class KnownFilter(TypedChoiceFilter):
    """`…__isnull=true`: records without such a date; false: those with one."""

    def __init__(self, column, **kwargs):
        super().__init__(
            column,
            "isnull",
            choices=[("true", "true"), ("false", "false")],
            coerce=lambda text: text == "true",
            empty_value=None,
            **kwargs,
        )


class TextFilter(Filter):
    """Words in title, names and summary, each record read in its own language; quotes, OR and -
    as web searches know them.
    """

    field_class = forms.CharField

    def filter(self, qs, value):
        return qs.filter(with_words(value)) if value else qs


class WordsFilter(Filter):
    """All the words, each in any of a few columns, in whatever case."""

    field_class = forms.CharField

    def __init__(self, columns, **kwargs):
        super().__init__(**kwargs)
        self.columns = columns

    def filter(self, qs, value):
        for word in (value or "").split():
            found = Q()
            for column in self.columns:
                found |= Q(**{f"{column}__icontains": word})
            qs = among(qs, found)
        return qs


class Setting(Filter):
    """A parameter that filters nothing: how many rows, in what order, with what beside them."""

    def __init__(self, field_class, **kwargs):
        super().__init__(**kwargs)
        self.field_class = field_class

    def filter(self, qs, value):
        return qs


class YesSetting(Setting):
    """A setting that is on (true or 1) or off (false or 0)."""

    def __init__(self, **kwargs):
        super().__init__(
            forms.TypedChoiceField,
            choices=[(word, word) for word in ("true", "false", "1", "0")],
            coerce=lambda text: text in ("true", "1"),
            empty_value=False,
            **kwargs,
        )


class EmptyFilter(TypedChoiceFilter):
    """`…__isnull=true`: records with none of what a list column holds; false: those with some."""

    def __init__(self, column, **kwargs):
        super().__init__(
            column,
            choices=[("true", "true"), ("false", "false")],
            coerce=lambda text: text == "true",
            empty_value=None,
            **kwargs,
        )

    def filter(self, qs, value):
        if value is None:
            return qs
        nothing: dict[str, list] = {self.field_name: []}
        return qs.filter(**nothing) if value else qs.exclude(**nothing)


class YesFilter(TypedChoiceFilter):
    """A column that is true or false."""

    def __init__(self, column, **kwargs):
        super().__init__(
            column,
            choices=[("true", "true"), ("false", "false")],
            coerce=lambda text: text == "true",
            empty_value=None,
            **kwargs,
        )


class ModeSetting(Setting):
    """How several values of one parameter go together: any of them (or), or all of them (and)."""

    def __init__(self, name):
        choices = [(word, word) for word in (ANY, ALL)]
        label = (
            f"Whether several values of {name} mean any of them or all of them; any unless told."
        )
        super().__init__(forms.ChoiceField, choices=choices, label=label)


class OrderSetting(Setting):
    """Chooses the order; lists read it as `filterset.order`."""

    def __init__(self, orders, **kwargs):
        choices = [(order.name, order.name) for order in orders]
        label = "The order; a minus sign turns it round."
        super().__init__(forms.ChoiceField, choices=choices, label=label, **kwargs)
