"""The pages of the directory, the question desk and guidance."""
