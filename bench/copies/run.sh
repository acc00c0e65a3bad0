#!/bin/sh
# Backup and restore against cp of the same bytes, in one command; see ../README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 0; }
program=${ZEGEL:-$here/../../bin/zegel}
"$program" --help | grep -q "^  backup " || { echo "skipped: this zegel has no backup command yet"; exit 0; }
exec python3 "$here/run.py" "$@"
