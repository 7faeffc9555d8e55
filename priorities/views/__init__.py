"""The pages of step 2."""
