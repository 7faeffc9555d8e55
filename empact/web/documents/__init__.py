"""Documents at the HTML door: what can be had of a record, what one asked for, and the files."""
