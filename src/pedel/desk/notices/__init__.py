"""What people are told, in the desk and by e-mail."""
