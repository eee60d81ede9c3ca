"""Wakes the sweep, and remembers nothing."""
