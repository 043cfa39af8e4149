#!/bin/sh
# Prints the command of a Python that is new enough (3.11), or says in a sentence that there is none.
set -eu
for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13; do
    if [ -n "$candidate" ] && command -v "$candidate" > /dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
        echo "$candidate"
        exit 0
    fi
done
echo "Python 3.11 or newer is missing. On Debian 12 type, as root: apt-get install python3 python3-venv" >&2
exit 1
