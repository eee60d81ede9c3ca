"""What we keep of people: a database, sealed with keys that are kept apart from it."""
