"""What people and jobs may do. Nothing else changes curated data."""
