"""Offers that a person told us of: kept, read, placed, compared, and what to ask for."""
