"""Addresses that last: where old ones lead, and which were ever published."""
