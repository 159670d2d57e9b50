"""Moving and removing pages: what changes in which file, worked out before anything is written."""
