#!/bin/sh
# Makes .venv and fills it from packaging/locks/run.txt or dev.txt (the argument: run or dev), only when the lock
# changed since. dev holds all of run, so an environment made for tests also runs the program.
set -eu
cd "$(dirname "$0")/.."
wanted=$1

fingerprint() { # of a lock; the folder counts because an environment cannot be moved
    { cat "packaging/locks/$1.txt"; pwd -P; } | sha256sum | cut -d ' ' -f 1
}
is_filled() { # is the environment filled from this lock as it is now
    [ -x .venv/bin/python ] && [ "$(cat ".venv/locked-$1" 2> /dev/null)" = "$(fingerprint "$1")" ]
}

if is_filled dev || is_filled "$wanted"; then
    exit 0
fi

# An environment filled from an older lock may hold packages that are no longer wanted: start anew.
for stamp in .venv/locked-*; do
    if [ -e "$stamp" ] && ! is_filled "${stamp#.venv/locked-}"; then
        rm -rf .venv
        break
    fi
done

python=$(sh packaging/python.sh)
if ! .venv/bin/python -m pip --version > /dev/null 2>&1; then
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Setting up .venv from packaging/locks/$wanted.txt; this takes a minute or two, once."
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: \
    --require-hashes --requirement "packaging/locks/$wanted.txt"; then
    echo "The packages could not be installed; pip says why above. A network is needed this once. Then try again." >&2
    exit 1
fi
fingerprint "$wanted" > ".venv/locked-$wanted"
