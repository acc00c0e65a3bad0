"""The real year through `zegel`: import, compare every balance, then again shuffled, doubled and killed.

Ends with 0 when every balance agrees, 1 when not or when a call fails. ZEGEL names the program (./bin/zegel).
"""

import argparse
import csv
import json
import random
import shutil
import sys
import time
from pathlib import Path

import convert
import expected

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import zegel  # noqa: E402

GOAL_SECONDS, GOAL_MB = 60, 150
UNFINISHED_TRIES = 6


class House:
    """A fresh house with the year's programme and cards."""

    def __init__(self, folder, cards, log):
        self.folder, self.cards, self.log = folder, cards, log
        shutil.rmtree(folder, ignore_errors=True)
        programme = HERE / "programme.yaml"
        zegel.must("init", folder, "--name", "Real year", "--programme", programme, "--no-questions", log=log)
        zegel.must("card", "import", "--house", folder, cards, log=log)

    def take(self, files, kill_after=None):
        command = ["sale", "import", "--house", self.folder, "--json", *files]
        if kill_after is not None:
            return zegel.run(*command, log=self.log, kill_after=kill_after)
        return zegel.must(*command, log=self.log)

    def verify(self):
        return zegel.must("ledger", "verify", "--house", self.folder, log=self.log)

    def balances(self):
        """{card: row} as `ledger export --balances` prints it."""
        command = ["ledger", "export", "--house", self.folder, "--balances", "--full-numbers", self.cards]
        rows = csv.DictReader(zegel.must(*command, log=self.log).out.splitlines())
        return {row["card"]: row for row in rows}

    def megabytes(self):
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()) / 1e6


def compare(want, house, what):
    """How many balances were compared and how many differ; the first few are shown."""
    got = house.balances()
    wrong = []
    for card, held in want.items():
        row = got.get(card)
        right = row and int(row["available"]) == held["points"] and int(row["pending"]) == 0
        # Stamps are compared where the export has a column for them.
        right = right and all(int(row[unit]) == held[unit] for unit in held if unit in row)
        if not right:
            wrong.append((card, held, row and {name: row[name] for name in row if name != "card"}))
    for card, held, row in wrong[:5]:
        print(f"  …{card[-4:]}: expected {dict(held)}, got {row}", flush=True)
    say(f"{what}: {len(want)} balances compared, {len(wrong)} differ")
    return {"compared": len(want), "differ": len(wrong)}


def say(text):
    print(text, flush=True)


def clean_run(work, asked):
    files, count = convert.write(convert.read(), work / "plain", asked.seed, asked.limit)
    want = expected.expected(files, work / "plain" / "cards.csv")
    say(f"{count} events, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB of pos-1")
    house = House(work / "house-plain", work / "plain" / "cards.csv", work / "plain.log")
    took = house.take(files)
    result = {
        "events": count, "points": sum(held["points"] for held in want.values()), "seconds": round(took.seconds, 2),
        "events_per_second": round(count / took.seconds), "peak_mb": round(took.peak, 1),
        "house_mb": round(house.megabytes(), 1), "summary": took.summary(),
        **compare(want, house, "plain")}
    again = house.take(files)
    result["second_run_seconds"] = round(again.seconds, 2)
    result["second_run_summary"] = again.summary()
    result["second_run_differ"] = compare(want, house, "plain, imported a second time")["differ"]
    result["verify_seconds"] = round(house.verify().seconds, 2)
    return result, want


def hard_run(work, asked, want, plain_seconds):
    """Shuffled, a tenth twice, in several files, killed twice: the same balances to the point."""
    files, count = convert.write(
        convert.read(), work / "hard", asked.seed, asked.limit, shuffle=asked.shuffle, duplicate=0.1, split=5)
    # The same events in any order must give the same answer on our own side too.
    if expected.expected(files, work / "hard" / "cards.csv") != want:
        raise zegel.Failed("expected.py is not independent of the order of events")
    chance = random.Random(asked.kill_seed)
    say(f"hard: {count} events in {len(files)} files, kill seed {asked.kill_seed}")
    for _ in range(UNFINISHED_TRIES):
        house = House(work / "house-hard", work / "hard" / "cards.csv", work / "hard.log")
        kills = []
        for _ in range(2):
            moment = plain_seconds * chance.uniform(0.1, 0.45)
            if not house.take(files, kill_after=moment).killed:
                break
            kills.append(round(moment, 2))
            house.verify()
        if len(kills) == 2:
            break
        say("  the import was over before the kill; once more with a fresh house")
    else:
        raise zegel.Failed("the import could not be killed in the middle: it is too fast for this --limit")
    say(f"  killed after {kills[0]} s and after {kills[1]} s; both times the ledger verified")
    took = house.take(files)
    result = {
        "events": count, "killed_after": kills, "last_run_seconds": round(took.seconds, 2),
        "peak_mb": round(took.peak, 1), "summary": took.summary(),
        **compare(want, house, "hard")}
    house.verify()
    return result


def table(report):
    plain, hard = report["plain"], report.get("hard", {})
    goal = "" if report["limit"] else f"goal {GOAL_SECONDS} s"
    rows = [
        ("events", plain["events"], ""),
        ("import", f"{plain['seconds']} s", goal),
        ("", f"{plain['events_per_second']} events/s", ""),
        ("peak memory", f"{plain['peak_mb']} MB", f"goal {GOAL_MB} MB"),
        ("house on disk", f"{plain['house_mb']} MB", ""),
        ("second import", f"{plain['second_run_seconds']} s", "adds nothing"),
        ("ledger verify", f"{plain['verify_seconds']} s", ""),
        ("balances that differ", f"{plain['differ']} of {plain['compared']}", "must be 0"),
        ("… after a second import", plain["second_run_differ"], "must be 0"),
    ]
    if hard:
        rows += [
            ("hard: peak memory", f"{hard['peak_mb']} MB", f"goal {GOAL_MB} MB"),
            ("hard: balances that differ", f"{hard['differ']} of {hard['compared']}", "must be 0"),
        ]
    return "\n".join(f"{name:<28}{value!s:>20}  {note}".rstrip() for name, value, note in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="only the first so many baskets (5000 is a quick test)")
    parser.add_argument("--seed", type=int, default=1, help="of the invented returns (1)")
    parser.add_argument("--shuffle", type=int, default=7, help="seed of the hard run's order (7)")
    parser.add_argument("--kill-seed", type=int, default=int(time.time()), help="of the moments of SIGKILL (the clock)")
    parser.add_argument("--no-hard", action="store_true", help="leave out the hard run")
    parser.add_argument("--strict", action="store_true", help="fail also when a goal of time or memory is missed")
    parser.add_argument("--work", type=Path, default=HERE.parent / ".work" / "real_year", help="folder for files")
    asked = parser.parse_args()

    work = asked.work
    work.mkdir(parents=True, exist_ok=True)
    for log in ("plain.log", "hard.log"):
        (work / log).write_text("")
    # The first call may build the program; that is not part of any figure.
    zegel.must("--help", log=work / "plain.log")
    report = {"limit": asked.limit, "seed": asked.seed}
    report["plain"], want = clean_run(work, asked)
    if not asked.no_hard:
        report["hard"] = hard_run(work, asked, want, report["plain"]["seconds"])
    (work / "report.json").write_text(json.dumps(report, indent=2) + "\n")
    say("\n" + table(report) + "\n")
    say(json.dumps(report))
    plain, hard = report["plain"], report.get("hard", {})
    right = not (plain["differ"] or plain["second_run_differ"] or hard.get("differ"))
    peak = max(plain["peak_mb"], hard.get("peak_mb", 0))
    within = peak <= GOAL_MB and (asked.limit is not None or plain["seconds"] <= GOAL_SECONDS)
    return 0 if right and (within or not asked.strict) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except zegel.Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        sys.exit(1)
