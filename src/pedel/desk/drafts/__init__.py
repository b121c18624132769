"""Drafts being written and the revisions they freeze into."""
