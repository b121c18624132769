"""The desk of a very large university under load (`python -m bench.desk`)."""
