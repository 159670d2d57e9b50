"""The search: Python builds the index, overrides/assets/javascripts/search/ asks it."""
