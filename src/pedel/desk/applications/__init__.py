"""Opening an account: an application that helps to think, and a conversation about it."""
