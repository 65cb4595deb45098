"""What day it is, for everything that asks how long ago something was or whether it is still to
come. The one place that asks the clock for it, so that a test need fix but one.
"""

from django.utils import timezone


def today():
    """The present day in the site's time zone."""
    return timezone.localdate()
