import pytest

from config.celery import app


@pytest.mark.worker
def test_worker_process_answers_over_the_broker(worker, eventually):
    eventually(lambda: app.control.ping(timeout=0.5))
