#!/bin/sh
# The exchange with parties in one command: beside gpg, beside sftp, and the whole path. See ../README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec /usr/bin/python3 "$here/run.py" "$@"
