#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

from config.launcher.environment import adopt_environment, require_environment

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    adopt_environment()
    require_environment()
    execute_from_command_line(sys.argv)
