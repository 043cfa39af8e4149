#!/bin/sh
# Writes packaging/locks/*.txt anew from pyproject.toml: every dependency, its version and the hashes of its files.
# uv does the resolving, in an environment that is thrown away; nothing else of the project needs it.
set -eu
cd "$(dirname "$0")/.."
locks=packaging/locks

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$(sh packaging/python.sh)
"$python" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet uv

# The development lock also holds what builds the wheel, so that tests can build it without a network.
"$python" -c '
import pathlib, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))
print("\n".join(project["build-system"]["requires"]))
' > "$work/build.in"

compile() { # name of the lock, then further inputs
    name=$1
    shift
    { echo "# Made by \"make lock\" from pyproject.toml."
      "$work/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
          --constraint "$locks/constraints.in" pyproject.toml "$@"
    } > "$work/$name.txt"
    mv "$work/$name.txt" "$locks/$name.txt"
}

compile run
compile dev --extra dev "$work/build.in"
