"""Where everything meets: command line, start-up, self-test."""
