"""What the workshop makes: one piece for each job that was done."""

from django.db import models


class Piece(models.Model):
    """A piece, and which attempt made it; two of one job would be a fault."""

    key = models.CharField(max_length=200)
    attempt = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.key
