"""A published site, looked at from outside: what readers and search engines would be given."""
