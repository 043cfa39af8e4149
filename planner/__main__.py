"""``python -m planner``: the command ``career-planner`` from a checkout."""

import sys

from planner.app.command_line import main

if __name__ == "__main__":
    sys.exit(main())
