"""The REST API as a whole: its ways in, its limits, its refusals and its description."""
