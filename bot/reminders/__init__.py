"""What comes back to a person by itself: when it is due, and how it is kept and sent."""
