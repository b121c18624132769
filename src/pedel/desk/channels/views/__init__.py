"""Pages about the channels of accounts."""
