#!/bin/sh
# What a sale costs as the house grows, in one command; see ../README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$here/../.work/growth
mkdir -p "$work"

for need in wrk python3; do
  command -v $need >/dev/null || { echo "skipped: $need is not installed"; exit 0; }
done
case " $* " in
  *" postgresql "* | *"=postgresql "*)
    ls /usr/lib/postgresql/*/bin/psql >/dev/null 2>&1 || { echo "skipped: PostgreSQL is not installed"; exit 0; }
    exec "$here/../../bin/postgres" with python3 "$here/run.py" --work "$work" "$@" ;;
esac
exec python3 "$here/run.py" --work "$work" "$@"
