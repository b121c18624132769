"""Benchmarks of the check beside its peers, side by side in one run (`make bench`)."""
