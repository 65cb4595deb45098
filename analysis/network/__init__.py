"""Who is joined to what, and when: a picture and the same as a table."""
