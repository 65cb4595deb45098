import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from redis import ConnectionError as RedisConnectionError


def refuse(error):
    def raise_error(*_args, **_kwargs):
        raise error

    return raise_error


def test_healthz_answers_without_any_service(client, monkeypatch):
    monkeypatch.setattr(cache, "get", refuse(RedisConnectionError()))
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_readyz_answers_when_both_services_do(client):
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_names_a_silent_redis(client, monkeypatch):
    monkeypatch.setattr(cache, "get", refuse(RedisConnectionError()))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"no answer from Redis\n")


@pytest.mark.django_db
def test_readyz_names_a_silent_database(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", refuse(OperationalError()))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"no answer from PostgreSQL\n")
