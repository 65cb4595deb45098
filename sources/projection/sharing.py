"""Pieces of work shared between processes."""

import multiprocessing

from django.db import connections


def shared_out(function, work, jobs):
    """Results of the function for every piece of work; with several jobs in no certain order.

    With several, not inside a transaction: a connection must not be shared between processes, so
    this one's is closed and each process opens its own.
    """
    if jobs == 1 or len(work) == 1:
        yield from map(function, work)
        return
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap_unordered(function, work)
