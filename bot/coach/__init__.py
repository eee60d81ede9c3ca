"""What to answer: pure functions from what was heard to answers as data."""
