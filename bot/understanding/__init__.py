"""What a person means: intents and entities out of their own words."""
