"""Pictures: decoded strictly, looked at on the machine itself, never sent anywhere."""
