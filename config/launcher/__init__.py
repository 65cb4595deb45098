"""Starts everything Registan needs on one machine, and stops it again.

`python -m config.launcher` is `make run`. `python -m config.launcher.throwaway COMMAND` runs one
command beside a fresh PostgreSQL and Redis that are gone afterwards: `make test` uses it.
"""
