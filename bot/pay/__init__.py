"""Pay: money, offers and what follows from them, exact and without any guide."""
