"""What the program remembers about itself: windows, recent profiles, switches. Nothing of the career."""

import json
import logging
from pathlib import Path
from typing import Final

from planner.base.files import write_atomically

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

_LONGEST_RECENT: Final = 10
_LOG = logging.getLogger(__name__)


class Settings:
    """Key and value in one JSON file; every ``set`` is on disk when it returns.

    A damaged file is kept aside as ``settings.json.bad`` and the defaults apply. A folder that cannot be written
    costs the memory, not the work: it is logged once a change and the program goes on.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._values = self._load()

    def get(self, key: str, default: Value = None) -> Value:
        """The remembered value, or the default where none of the same type is remembered."""
        value = self._values.get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, key: str, value: Value) -> None:
        """Remember a value; None forgets it."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if value is None:
            del self._values[key]
        self._save()

    def recent(self) -> list[Path]:
        """The profiles opened last, newest first."""
        names = self.get("recent", [])
        assert isinstance(names, list)
        return [Path(name) for name in names if isinstance(name, str)]

    def remember_recent(self, path: Path) -> None:
        """Put a profile on top of the recent ones."""
        others = [other for other in self.recent() if other != path]
        self.set("recent", [str(each) for each in [path, *others][:_LONGEST_RECENT]])

    def forget_recent(self, path: Path) -> None:
        """Take a profile off the recent ones."""
        self.set("recent", [str(other) for other in self.recent() if other != path])

    def _load(self) -> dict[str, Value]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            self._keep_aside(error)
            return {}
        if isinstance(values, dict):
            return values
        self._keep_aside(TypeError("not an object"))
        return {}

    def _keep_aside(self, error: Exception) -> None:
        _LOG.info("settings unreadable (%s); defaults apply", error)
        try:
            self._path.replace(self._path.with_name("settings.json.bad"))
        except OSError as failure:
            _LOG.info("settings could not be kept aside: %s", failure)

    def _save(self) -> None:
        try:
            write_atomically(self._path, json.dumps(self._values, indent=1, sort_keys=True).encode())
        except OSError as error:
            _LOG.info("settings not saved: %s", error)
