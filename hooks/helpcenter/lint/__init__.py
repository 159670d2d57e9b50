"""Checks on what writers type: content in, a list of problems out (`check.py`)."""
