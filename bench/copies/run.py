"""`zegel backup make` and `zegel restore` in MB/s, each beside `cp` and fsync of the same database, in paired rounds.

A restore verifies every hash and the whole ledger before the house opens, so it does more than copy; that is part of the
figure. Ends with 1 when the restored house is not the same ledger.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "growth"))
import zegel  # noqa: E402
from run import House  # noqa: E402


def write_sales(house, folder, log, count):
    """So many sales of the house's cards, through the file import."""
    file = folder / "sales.jsonl"
    cards = house.sample.read_text().split()[1:]
    day = int(time.time()) // 86400 * 86400 - 86400 * 20
    with open(file, "w", encoding="utf-8") as out:
        for each in range(count):
            at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(day + each))
            line = {"line": 1, "product": "1083254", "category": "BREAD", "qty": 1, "amount_cents": 1247}
            out.write(json.dumps({
                "schema": "pos-1", "type": "sale", "store": "1", "till": "1", "receipt": f"C{each:09d}", "timestamp": at,
                "currency": "EUR", "card": cards[each % len(cards)], "lines": [line]}) + "\n")
    zegel.must("sale", "import", "--house", house.folder, file, log=log)


def copied(database, place):
    """Seconds for `cp` and an fsync of what it wrote."""
    begun = time.monotonic()
    subprocess.run(["cp", str(database), str(place)], check=True)
    descriptor = os.open(place, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return time.monotonic() - begun


def one_round(house, work, log, turn):
    for name in ("backups", "restored"):
        shutil.rmtree(work / name, ignore_errors=True)
    # The log is brought into the database first, so that both copy one file of the same size.
    with sqlite3.connect(house.folder / "data" / "zegel.db") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    source = house.folder / "data" / "zegel.db"
    seconds = {}
    keys = work / "restored" / "keys"
    steps = [
        ("cp", lambda: copied(source, work / "copy.db")),
        ("backup", lambda: zegel.must("backup", "make", "--full", "--to", work / "backups", "--house", house.folder, log=log).seconds),
    ]
    for name, step in steps if turn % 2 == 0 else reversed(steps):
        seconds[name] = step()
    keys.parent.mkdir()
    shutil.copytree(house.folder / "keys", keys)
    seconds["restore"] = zegel.must(
        "restore", "--from", work / "backups", "--to", work / "restored", log=log).seconds
    seconds["megabytes"] = source.stat().st_size / 1e6
    seconds["kept"] = sum(each.stat().st_size for each in (work / "backups").rglob("*") if each.is_file()) / 1e6
    return seconds


def counts(folder, log):
    zegel.must("ledger", "verify", "--house", folder, log=log)
    with sqlite3.connect(folder / "data" / "zegel.db") as database:
        seen = database.execute(
            "SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM entry), (SELECT sum(available) FROM account)").fetchone()
    database.close()
    return seen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--sales", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=HERE.parent / ".work" / "copies")
    asked = parser.parse_args()
    asked.engine = "sqlite"
    asked.work.mkdir(parents=True, exist_ok=True)
    log = asked.work / "zegel.log"
    log.write_text("")
    os.environ.pop("ZEGEL_DATABASE_URL", None)
    shutil.rmtree(asked.work / f"sqlite-{asked.cards}", ignore_errors=True)
    house = House(asked.cards, asked, log)
    write_sales(house, asked.work, log, asked.sales)
    rounds = [one_round(house, asked.work, log, turn) for turn in range(asked.rounds)]
    same = counts(house.folder, log) == counts(asked.work / "restored", log)
    report = {"megabytes": round(rounds[0]["megabytes"], 1), "backup_megabytes": round(rounds[0]["kept"], 1)}
    for name in ("cp", "backup", "restore"):
        report[f"{name}_mb_s"] = round(median(each["megabytes"] / each[name] for each in rounds), 1)
    for name in ("backup", "restore"):
        report[f"{name}_to_cp"] = round(median(each["cp"] / each[name] for each in rounds), 3)
    report["restored_is_the_same"] = same
    (asked.work / "report.json").write_text(json.dumps(report, indent=2) + "\n")
    print(f"{report['megabytes']:,} MB of database, {report['backup_megabytes']:,} MB of backup")
    for name in ("cp", "backup", "restore"):
        print(f"{name:<10}{report[f'{name}_mb_s']:>8,.1f} MB/s" + (
            f"   {report[f'{name}_to_cp']:.3f} of cp" if name != "cp" else ""))
    print(json.dumps(report))
    if not same:
        print("failed: the restored house has another ledger")
    return 0 if same else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except zegel.Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        sys.exit(1)
