"""The forms of step 3; none of them saves."""
