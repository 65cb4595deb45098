"""The product's settings with what tests need changed; the environment stays in charge."""

import os

import config.settings
from config.redis_urls import DATABASES as REDIS_DATABASES
from config.redis_urls import broker_url, cache_url, database_number, with_database

product = {name: value for name, value in vars(config.settings).items() if name.isupper()}
globals().update(product)

# Each xdist worker gets a broker of its own, as pytest-django gives it a database of its own.
worker_number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
redis_number = (database_number(product["REDIS_URL"]) + worker_number) % (REDIS_DATABASES // 2)
REDIS_URL = with_database(product["REDIS_URL"], redis_number)
CELERY_BROKER_URL = broker_url(REDIS_URL)
CACHES = {"default": product["CACHES"]["default"] | {"LOCATION": cache_url(REDIS_URL)}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nothing to protect
AXES_ENABLED = False  # a test of the lockout switches it on
WHITENOISE_AUTOREFRESH = True  # static files come from where they stand, nothing is collected
WHITENOISE_USE_FINDERS = True
STORAGES = product["STORAGES"] | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
