"""Who has access to an account, and when its password has to change. The password itself is never here."""
