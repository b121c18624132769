"""Training the learned judge of respectful language (see README.md)."""
