"""What goes out: planned, sent once, looked at again."""
