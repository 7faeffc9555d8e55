"""The pages of step 4, a module for each kind of record."""
