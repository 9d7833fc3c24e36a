"""Passwords at rest: Argon2id with the work of the OWASP recommendation (46 MiB, one pass, one lane).

Django's own setting takes 100 MiB and eight lanes: eight duty officers who sign in at once would need 800 MB, and half a
second each on two busy cores.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher

__all__ = ["Argon2idHasher"]


class Argon2idHasher(Argon2PasswordHasher):
    """Argon2id; older hashes are renewed at the next sign-in."""

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
