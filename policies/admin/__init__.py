from policies.admin import records, topics

__all__ = ["records", "topics"]
