"""Whole lists as files: CSV for people and spreadsheets, JSON Lines for programs."""
