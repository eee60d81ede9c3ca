"""The coach in Telegram: carries messages both ways and decides nothing."""
