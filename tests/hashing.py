"""How the tests keep passwords: by the algorithm of the application, with next to no work in it."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 in a thousandth of its time; what a guess costs is measured nowhere."""

    time_cost = 1
    memory_cost = 8  # KiB
    parallelism = 1
