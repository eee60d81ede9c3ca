"""The ways to talk to the coach."""
