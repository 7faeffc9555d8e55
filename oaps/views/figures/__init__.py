"""Figures on pages: charts by year, totals and targets at each level, and who has not reported."""
