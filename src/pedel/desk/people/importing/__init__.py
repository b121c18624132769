"""Units, people and roles from a CSV file: first shown, then done as a whole or not at all."""
