"""Documents to keep or send: plain values in, text out, and files that are written whole."""
