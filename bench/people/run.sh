#!/bin/sh
# Members in one command: join, be found, be asked after. See ../README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec python3 "$here/run.py" "$@"
