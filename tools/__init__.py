"""Developers' tools; production never imports them."""
