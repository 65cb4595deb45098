"""The floor: the same ready cards by hand-written SQL and a WSGI callable, without a framework."""

import os
import threading
from urllib.parse import parse_qs

import environ
import psycopg2

LIST = """
    SELECT '{"next":null,"previous":null,"results":[' || string_agg(card, ',') || ']}' FROM (
        SELECT t.card FROM sources_entry e JOIN sources_entrycard t ON t.entry_id = e.record_id
        WHERE e.kind = 'commitment' %s
        ORDER BY e.sort_on DESC NULLS LAST, e.record_id DESC LIMIT 50) page
"""
DETAIL = """
    SELECT t.document FROM sources_entry e JOIN sources_entrycard t ON t.entry_id = e.record_id
    WHERE e.kind = 'commitment' AND e.slug = %s
"""
CONDITIONS = {
    "country": " AND e.countries && ARRAY[%s]::varchar[]",
    "topic": " AND e.topics && ARRAY[%s]::varchar[]",
    "grouping": " AND e.groupings && ARRAY[%s]::varchar[]",
    "status": " AND e.status = %s",
    "strength": " AND e.subkind = %s",
}
local = threading.local()


def connection():
    """One connection a thread, opened once."""
    if not hasattr(local, "connection"):
        given = environ.Env.db_url_config(os.environ["DATABASE_URL"])
        options = given.get("OPTIONS", {})
        local.connection = psycopg2.connect(
            dbname=given["NAME"],
            user=given["USER"] or None,
            password=given["PASSWORD"] or None,
            host=given["HOST"] or options.get("host"),
            port=given["PORT"] or options.get("port"),
        )
        local.connection.autocommit = True
    return local.connection


def application(environment, start_response):
    """/api/v1/commitments/?… answers the list, /api/v1/commitments/<slug>/ the detail."""
    slug = environment["PATH_INFO"].removeprefix("/api/v1/commitments/").strip("/")
    with connection().cursor() as cursor:
        if slug:
            cursor.execute(DETAIL, (slug,))
        else:
            asked = parse_qs(environment["QUERY_STRING"])
            chosen = [name for name in CONDITIONS if name in asked]
            where = "".join(CONDITIONS[name] for name in chosen)
            cursor.execute(LIST % where, [asked[name][0] for name in chosen])
        body = (cursor.fetchone()[0] or '{"results":[]}').encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
