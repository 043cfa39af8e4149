"""Where this machine keeps the user's files.

The environment variable ``CAREER_PLANNER_HOME`` puts all of them under one folder, for tests and portable use.
"""

import os
from pathlib import Path
from typing import Final

import platformdirs

NAME: Final = "career-planner"
HOME_VARIABLE: Final = "CAREER_PLANNER_HOME"


def data_folder() -> Path:
    """Profiles live here."""
    return _private("data", platformdirs.user_data_path(NAME, appauthor=False))


def config_folder() -> Path:
    """Settings live here."""
    return _private("config", platformdirs.user_config_path(NAME, appauthor=False))


def cache_folder() -> Path:
    """What can be made anew lives here."""
    return _private("cache", platformdirs.user_cache_path(NAME, appauthor=False))


def log_folder() -> Path:
    """Logs live here."""
    return _private("log", platformdirs.user_log_path(NAME, appauthor=False))


def _private(kind: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) / kind if home else usual
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
