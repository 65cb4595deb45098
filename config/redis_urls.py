"""One REDIS_URL, several readers: redis-py says `unix://…?db=1`, kombu says
`redis+socket://…?virtual_host=1`, and the cache must not share the broker's database number.
"""

from urllib.parse import parse_qs, urlsplit

DATABASES = 16  # what a Redis has unless told otherwise


def database_number(url: str) -> int:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    if "db" in query:
        return int(query["db"][0])
    return int(parts.path.strip("/") or 0) if parts.scheme != "unix" else 0


def with_database(url: str, number: int) -> str:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"unix://{parts.netloc}{parts.path}?db={number}"
    return parts._replace(path=f"/{number}", query="").geturl()


def cache_url(url: str) -> str:
    """Emptying Django's cache flushes its whole database, and would take waiting jobs along."""
    return with_database(url, (database_number(url) + DATABASES // 2) % DATABASES)


def broker_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    return f"redis+socket://{parts.path}?virtual_host={database_number(url)}"
