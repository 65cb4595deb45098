"""The first page: what there is, where, what came last, what comes next, what fell silent."""
