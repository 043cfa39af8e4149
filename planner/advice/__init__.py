"""What to do: readiness, value, health checks, optimiser. Empty until the planning pages need it."""
