"""From answers to what people read."""
