"""Documents to keep or send. Empty until the first document needs it."""
