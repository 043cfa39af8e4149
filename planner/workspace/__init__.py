"""The open profile: the session and the use cases that change it."""
