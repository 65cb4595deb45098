"""The product's settings with the addresses of the stock view, and the one middleware that gives
answers their length; without it no connection could be kept.
"""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.stock"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None, "DEFAULT_AUTHENTICATION_CLASSES": []}
