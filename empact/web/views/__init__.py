"""Base views: every page of the apps is declared on one of these."""
