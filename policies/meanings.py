"""What the words of closed vocabularies promise, a sentence each, for readers."""

from django.utils.translation import gettext_lazy as _

from policies.choices import Strength
from sources.pages.rows import Words

# In the order of the scale: what a text in such words binds those named in it to.
STRENGTH: dict[str, Words] = {
    Strength.ADOPTED: _("Those with the power to decide made it a decision or text of their own."),
    Strength.COMMITTED: _("Those named said outright that they will do it."),
    Strength.AGREED: _("All sides said to each other that they will do it."),
    Strength.INSTRUCTED: _(
        "Somebody with authority ordered others to do it; those others have not spoken."
    ),
    Strength.CONFIRMED: _(
        "Those named stand by what was announced or supported before; nothing new is promised."
    ),
    Strength.ENDORSED: _("It was approved by those who need not carry it out themselves."),
    Strength.OFFERED: _("Those named would do it if the other side takes it up."),
    Strength.PROPOSED: _("It was put forward for a decision; nobody has promised it."),
    Strength.WELCOMED: _("Those present were glad of it and promised nothing themselves."),
    Strength.EXPRESSED_SUPPORT: _("Those named are in favour of it; they promised nothing."),
    Strength.SUGGESTED: _("It was mentioned as an idea; nobody was asked to decide on it."),
    Strength.EXPRESSED_INTEREST: _("Those named may take part; they promised nothing."),
    Strength.CONSIDERED: _("It was talked about; no outcome is reported."),
}
