"""The ground floor: nothing in this package knows the words threat, priority, OAP or evaluation."""
