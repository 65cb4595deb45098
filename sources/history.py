"""Version history: who changed what, when and why.

Every curated table has a `…Version` table beside it, written by statement-level triggers, so
that bulk imports and `.update()` are kept too. Who and why come from `changed_by`, which every
action opens; a version without it was written by hand in SQL.
"""

import pghistory


def versioned(*, related_name="versions", exclude=()):
    """Class decorator: keeps every version of every row in `<Model>Version`.

    Children of Record pass `related_name="typed_versions"`, because `versions` is the history
    of the parent's columns.
    """
    events = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    return _tracked(*events, related_name=related_name, exclude=list(exclude))


def changes_versioned(*fields):
    """The same for a table of millions of rows that stay as they came but for these columns:
    only a change of one of them is kept.
    """
    return _tracked(pghistory.UpdateEvent(), related_name="versions", fields=list(fields))


def _tracked(*events, related_name, **columns):
    def track(model):
        pghistory.track(
            *events,
            model_name=f"{model.__name__}Version",
            obj_field=pghistory.ObjForeignKey(related_name=related_name),
            **columns,
        )(model)
        return model

    return track


def changed_by(user, *, reason):
    """Context manager: versions written inside carry the person's id, name and the reason.

    `user` is None for changes no person asked for (a scheduled job). Contexts nest: the
    outermost one's identity is kept and later metadata is added to it.
    """
    return pghistory.context(
        user=user.pk if user else None, username=user.get_username() if user else "", reason=reason
    )
