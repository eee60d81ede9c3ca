"""How well the coach understands messages that people have labelled."""
