"""Messages: what is due, who is told, by which way and how often."""
