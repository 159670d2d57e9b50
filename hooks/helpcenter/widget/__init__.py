"""The center in a product's own pages: what the scripts of both sides are given."""
