"""The revisions, one for each schema number. A revision that was released is never edited.

``op.batch_alter_table`` forgets CHECK constraints: hand them to it again as ``table_args``. A new revision
needs a higher ``SCHEMA_NUMBER`` in ``schema``.
"""
