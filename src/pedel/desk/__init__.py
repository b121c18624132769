"""The desk: the site where a university keeps its accounts, drafts, approvals and record."""
