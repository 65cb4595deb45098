"""Loading the settings needs these; only what `make test` puts in their place answers."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DATABASE_URL", "postgres://nobody@/none?host=/nonexistent")
os.environ.setdefault("REDIS_URL", "unix:///nonexistent/redis.sock?db=0")
