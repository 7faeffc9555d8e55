"""What happened: entries, row history, frozen versions and the differences between them."""
