"""Every write of step 3 that is not a move, a module for each subject."""
