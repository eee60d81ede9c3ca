"""Small programs that stand in for the world outside; nothing here is a mock."""
