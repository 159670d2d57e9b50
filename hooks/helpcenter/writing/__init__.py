"""What helps writers to write: the keys of a page, models of articles, names of files."""
