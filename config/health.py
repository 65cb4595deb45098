from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from redis import RedisError


def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing is said about what it needs."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when PostgreSQL and Redis answer, else 503 with the name of what does not."""
    missing = [name for name, answers in PARTS.items() if not answers()]
    if missing:
        text = f"no answer from {', '.join(missing)}\n"
        return HttpResponse(text, content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def cache_answers() -> bool:
    try:
        cache.get("readyz")
    except RedisError:
        return False
    return True


PARTS = {"PostgreSQL": database_answers, "Redis": cache_answers}
