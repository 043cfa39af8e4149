"""Parts that pages are put together from; they know nothing of the career."""
