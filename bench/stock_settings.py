"""The product's settings with the addresses of the stock view and no middleware at all."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.stock"
MIDDLEWARE = []
REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None, "DEFAULT_AUTHENTICATION_CLASSES": []}
