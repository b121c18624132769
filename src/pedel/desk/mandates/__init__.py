"""What a person may send out at once on an account, and what needs approval."""
