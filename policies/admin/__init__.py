from policies.admin import coverage, records, topics

__all__ = ["coverage", "records", "topics"]
