"""A small aggregate of its own, so that the engine's tests hold whatever becomes of the domain.

A garden is drafted and opened; beds lie in it, plants in beds. Nothing here is announced outside these tests.
"""
