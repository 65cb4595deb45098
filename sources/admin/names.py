from sources.admin.dates import DatedForm
from sources.folding import fold_name


class NamedForm(DatedForm):
    """The form of a name of reference data: what a search compares is kept in step with it."""

    def clean(self):
        cleaned = super().clean()
        self.instance.folded = fold_name(self.cleaned_data.get("text") or "")
        return cleaned
