#!/bin/sh
# The till API under load, in one command; see ../README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$here/../.work/http
mkdir -p "$work"

if ! command -v wrk >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get install -y -q wrk >"$work/apt.log" 2>&1 || true
  fi
  command -v wrk >/dev/null || { echo "skipped: wrk is not installed (Debian: apt-get install wrk)"; exit 0; }
fi
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 0; }
rm -f "$work/raw_sqlite"
"${CC:-cc}" -O2 -pthread -o "$work/raw_sqlite" "$here/raw_sqlite.c" -lsqlite3 2>"$work/cc.log" ||
  echo "note: raw_sqlite.c does not build here (see $work/cc.log); no ratio to it"
case " $* " in
  *" postgresql "* | *"=postgresql "*)
    ls /usr/lib/postgresql/*/bin/pgbench >/dev/null 2>&1 || { echo "skipped: PostgreSQL is not installed"; exit 0; }
    exec "$here/../../bin/postgres" with python3 "$here/run.py" --work "$work" "$@" ;;
esac
exec python3 "$here/run.py" --work "$work" "$@"
