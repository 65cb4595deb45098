from collections.abc import Sequence

from django import forms

from sources.actions.records import SAY_WHY, span_of
from sources.actions.refused import Refused
from sources.admin.choosing import ChoosingForm
from sources.admin.dates import DatedForm
from sources.agreement import Disagreement
from sources.choices import LinkBasis, ReviewStatus
from sources.importing.dataset import dataset_of
from sources.models import Claim, Link

SHORT = {"rows": 3, "cols": 80}


class RecordForm(DatedForm):
    """The form of a typed record: why it is changed, and what was there when it was opened."""

    change_reason = forms.CharField(
        required=False,
        max_length=300,
        label="Reason for the change",
        help_text="Kept with the version and shown to everybody in the public history.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    disagreements: Sequence[Disagreement] = ()  # what kept the same values from being saved

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.updated_at.isoformat()
        if self.instance.review_status == ReviewStatus.PUBLISHED:
            reason = self.fields["change_reason"]
            reason.required = True
            reason.error_messages["required"] = f"The record is published: {SAY_WHY}."

    def clean(self):
        cleaned = super().clean()
        seen = self.cleaned_data.get("seen")
        if self.instance.pk and seen and seen != self.instance.updated_at.isoformat():
            raise forms.ValidationError(
                "Somebody else changed this record after you opened it. Copy what you typed, open "
                "the record again, and see its history."
            )
        for found in self.disagreements:
            self.add_error(self._field_showing(found), str(found))
        return cleaned

    def _field_showing(self, found):
        """The field of the form that holds the value, None for what hangs on the record."""
        column = dataset_of(self.instance.kind).columns.get(found.field)
        names = [column.field_name, *column.cells] if column and not found.item else []
        return next((name for name in names if name in self.fields), None)


class ClaimForm(ChoosingForm):
    """A claim: the words are found in the passage, nobody counts characters."""

    class Meta:
        model = Claim
        fields = [
            "field", "item", "passage", "quote", "stated", "value", "rank", "basis", "reason",
            "verification",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(SHORT) for name in ("quote", "stated", "value", "reason")}
        help_texts = {"quote": "Words of the passage, exactly as they stand there, once only."}

    def clean(self):
        cleaned = super().clean()
        passage, quote = self.cleaned_data.get("passage"), self.cleaned_data.get("quote")
        if passage and quote and {"passage", "quote"} & set(self.changed_data):
            self._find(passage, quote)
        if self.cleaned_data.get("stated", "") not in (quote or ""):
            self.add_error("stated", "These are no words of the quote.")
        return cleaned

    def _find(self, passage, quote):
        try:
            span = span_of(passage, quote)
        except Refused as refused:
            self.add_error("quote", str(refused))
            return
        self.instance.source = passage.source
        self.instance.span_start, self.instance.span_end = span


class LinkForm(ChoosingForm):
    class Meta:
        model = Link
        fields = ["kind", "to_record", "basis", "reason"]
        widgets = {"reason": forms.Textarea(SHORT)}

    def clean(self):
        cleaned = super().clean()
        inferred = self.cleaned_data.get("basis") == LinkBasis.INFERENCE
        if inferred and not self.cleaned_data.get("reason"):
            self.add_error("reason", "A curator's inference needs a reason.")
        return cleaned
