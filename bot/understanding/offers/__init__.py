"""Offers as people type them: their numbers, the parts of pay that these are said of, and terms."""
