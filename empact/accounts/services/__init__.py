"""Every write about people and organisations; who may do it is in appointing.py and permissions.py."""
