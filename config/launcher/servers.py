import os

from config.launcher.environment import publish_environment
from config.launcher.folder import DataFolder
from config.launcher.postgres import EmbeddedPostgres, check_database
from config.launcher.redis import EmbeddedRedis, check_redis
from config.launcher.supervisor import Supervisor


def start_servers(
    folder: DataFolder, supervisor: Supervisor, *, durable: bool = True
) -> dict[str, str]:
    """PostgreSQL and Redis, ours where no URL names another, and the environment to use them.

    A caller's own DATABASE_URL and REDIS_URL are tried first, so that a wrong one is one sentence
    here and not a hundred lines from the first process that needs it.
    """
    database_url = os.environ.get("DATABASE_URL")
    redis_url = os.environ.get("REDIS_URL")
    if database_url:
        check_database(database_url)
    if redis_url:
        check_redis(redis_url)
    environment = dict(os.environ) | {
        "DATA_DIR": str(folder.path),
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or folder.secret_key(),
    }
    if not database_url:
        database_url = EmbeddedPostgres(folder, durable=durable).start(supervisor)
    if not redis_url:
        redis_url = EmbeddedRedis(folder).start(supervisor)
    environment |= {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
    publish_environment(folder, environment)
    return environment
