"""When things happened, and when they are planned: a picture and the same as a table."""
