"""When something is: dates, hours and repeats in words, and what a person wants to hear then."""
