"""How the larger files of the shipped market are laid out: the same values give the same bytes."""

import json
from collections.abc import Mapping
from typing import Any


def as_bytes(document: Mapping[str, Any]) -> bytes:
    """The document as the bytes of its file: keys sorted, one part a line so that changes can be read."""
    lines = (f"{json.dumps(name)}: {_indented(document[name])}" for name in sorted(document))
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _indented(value: object) -> str:
    if isinstance(value, dict) and set(value) == {"fields", "rows"}:
        rows = (json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")) for row in value["rows"])
        return f'{{"fields": {json.dumps(value["fields"])}, "rows": [\n' + ",\n".join(rows) + "\n]}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = (json.dumps(row, sort_keys=True, ensure_ascii=False, allow_nan=False) for row in value)
        return "[\n  " + ",\n  ".join(rows) + "\n]"
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)
