"""What the bot says unasked: reminders and digests, beside the transports and through ports."""
