"""A person's own reminders: set, read back, listed, changed, put off and deleted."""
