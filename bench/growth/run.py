"""What a sale costs as the house grows: the same load on houses of 10 thousand to 10 million cards, in paired rounds.

Ends with 1 when an answer was refused. A missed goal is shown. ZEGEL names the program (./bin/zegel).
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import zegel  # noqa: E402
from house import fill_postgresql, fill_sqlite, number  # noqa: E402
from plot import plot  # noqa: E402

GOAL = 1.5
SAMPLE = 200_000
TICKS = os.sysconf("SC_CLK_TCK")


class House:
    """A house of so many cards, on either engine, with a till and a sample of its numbers for the load."""

    def __init__(self, cards, asked, log):
        self.cards, self.log = cards, log
        self.folder = asked.work / f"{asked.engine}-{cards}"
        self.sample, self.key_file = asked.work / f"{cards}.csv", self.folder / "till.txt"
        self.url = None
        if asked.engine == "postgresql":
            self.url = os.environ["ZEGEL_TEST_POSTGRES"].rsplit("/", 1)[0] + f"/house_{cards}"
        if self.url or not self.key_file.exists():
            self.make()
        self.key = self.key_file.read_text()
        picked = random.Random(7).choices(range(cards), k=min(SAMPLE, cards * 2))
        self.sample.write_text("card\n" + "".join(f"{number(card)}\n" for card in picked))

    def use(self):
        os.environ.pop("ZEGEL_DATABASE_URL", None)
        if self.url:
            os.environ["ZEGEL_DATABASE_URL"] = self.url

    def make(self):
        begun = time.monotonic()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.url:
            subprocess.run([*psql(os.environ["ZEGEL_TEST_POSTGRES"]), "-c", f"CREATE DATABASE house_{self.cards}"], check=True)
        self.use()
        programme = HERE.parent / "http" / "programme.yaml"
        zegel.must("init", self.folder, "--name", "Growth", "--programme", programme, "--no-questions", log=self.log)
        added = zegel.must("till", "add", "--house", self.folder, "--store", "1", "--till", "1", log=self.log)
        state, now = self.empty_state(), int(time.time() * 1000)
        if self.url:
            fill_postgresql(self.folder, self.cards, state, now, psql(self.url))
        else:
            fill_sqlite(self.folder, self.cards, state, now)
        self.key_file.write_text(added.out.split()[-1])
        say(f"{self.cards:,} cards in {time.monotonic() - begun:.0f} s, {self.megabytes():,.0f} MB")

    def empty_state(self):
        """As the program itself writes it for a new account: it issues one card, and we look."""
        zegel.must("card", "issue", "--house", self.folder, log=self.log)
        if self.url:
            seen = subprocess.run([*psql(self.url), "-A", "-t", "-c", "SELECT encode(state, 'hex') FROM account LIMIT 1"],
                                  capture_output=True, text=True, check=True)
            return bytes.fromhex(seen.stdout.strip())
        with sqlite3.connect(self.folder / "data" / "zegel.db") as database:
            return database.execute("SELECT state FROM account LIMIT 1").fetchone()[0]

    def new_receipts(self):
        """A kept house was under load before: a number that no load of it has used for its receipts."""
        kept = self.folder / "loads.txt"
        used = int(kept.read_text()) if kept.exists() else 0
        kept.write_text(str(used + 1))
        if used > 999:
            raise zegel.Failed(f"{self.folder} has been used a thousand times: delete it")
        return used

    def megabytes(self):
        if self.url:
            seen = subprocess.run([*psql(self.url), "-A", "-t", "-c", "SELECT pg_database_size(current_database())"],
                                  capture_output=True, text=True, check=True)
            return int(seen.stdout) / 1e6
        return sum(each.stat().st_size for each in (self.folder / "data").iterdir()) / 1e6

    def server_process(self):
        """The postmaster, whose children do the work; None for the embedded engine."""
        if not self.url:
            return None
        seen = subprocess.run([*psql(self.url), "-A", "-t", "-c", "SELECT pg_read_file('postmaster.pid')"],
                              capture_output=True, text=True, check=True)
        return int(seen.stdout.split()[0])


def psql(url):
    return [str(Path(os.environ["ZEGEL_TEST_POSTGRES_BIN"]) / "psql"), "-q", "-v", "ON_ERROR_STOP=1", url]


def cpu_seconds(process):
    """Of a process and its living children, and of those that ended."""
    total = 0
    for each in zegel.family(process):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15 if each == process else 13])
    return total / TICKS


def one_run(house, asked):
    """Starts the server, warms it up, and measures sales over random cards."""
    house.use()
    server = zegel.Server(house.folder, house.log, "--set", "limits.calls_per_second=0")
    try:
        load(server, house, house.new_receipts(), asked.warm_up)
        postmaster = house.server_process()
        before = cpu_seconds(server.process.pid), cpu_seconds(postmaster) if postmaster else 0
        seen = load(server, house, house.new_receipts(), asked.seconds)
        after = cpu_seconds(server.process.pid), cpu_seconds(postmaster) if postmaster else 0
        server.stop()
    finally:
        server.kill()
    acts = seen["requests"] - seen["refused"]
    return {"per_second": acts / seen["seconds"], "p99_ms": seen["p99_ms"], "refused": seen["refused"] + seen["broken"],
            "server_us": (after[0] - before[0]) / acts * 1e6, "engine_us": (after[1] - before[1]) / acts * 1e6,
            "acts": acts}


def load(server, house, receipts, seconds):
    command = ["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "-s", HERE.parent / "http" / "load.lua",
               f"http://127.0.0.1:{server.port}", "--", "sales", house.key, house.sample, receipts]
    ended = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    try:
        return json.loads(ended.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        raise zegel.Failed(f"wrk failed: {ended.stdout[-500:]}{ended.stderr[-500:]}") from None


def measure(houses, asked):
    runs = {house.cards: [] for house in houses}
    for round_ in range(asked.rounds):
        for house in houses if round_ % 2 == 0 else reversed(houses):
            seen = one_run(house, asked)
            runs[house.cards].append(seen)
            say(f"round {round_ + 1}, {house.cards:>10,} cards: {seen['per_second']:>7,.0f}/s  "
                f"{seen['server_us']:.0f} + {seen['engine_us']:.0f} µs of processor")
    return runs


def row(house, runs, first):
    """Medians; what it costs beside the smallest house is taken within each round first."""
    cost = lambda run: run["server_us"] + run["engine_us"]  # noqa: E731
    return {"cards": house.cards, "megabytes": round(house.megabytes()),
            **{name: round(median(run[name] for run in runs), 1) for name in ("per_second", "p99_ms", "server_us", "engine_us")},
            "acts": sum(run["acts"] for run in runs),
            "slower": round(median(one["per_second"] / run["per_second"] for one, run in zip(first, runs)), 3),
            "dearer": round(median(cost(run) / cost(one) for one, run in zip(first, runs)), 3)}


def table(rows):
    lines = [f"{'cards':>12}{'house MB':>10}{'sales/s':>10}{'p99 ms':>9}{'CPU µs':>8}{'slower':>8}{'dearer':>8}"]
    for each in rows:
        lines.append(f"{each['cards']:>12,}{each['megabytes']:>10,}{each['per_second']:>10,.0f}{each['p99_ms']:>9.1f}"
                     f"{each['server_us'] + each['engine_us']:>8.0f}{each['slower']:>8.2f}{each['dearer']:>8.2f}")
    return "\n".join(lines)


def say(text):
    print(text, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--cards", default="10000,100000,1000000,10000000", help="sizes, with commas between")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--warm-up", type=int, default=3)
    parser.add_argument("--plot", type=Path, help="where the curve goes, as SVG")
    parser.add_argument("--strict", action="store_true", help="fail also when the goal is missed")
    parser.add_argument("--work", type=Path, default=HERE.parent / ".work" / "growth")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    log = asked.work / "zegel.log"
    log.write_text("")
    zegel.must("--help", log=log)
    houses = [House(int(cards), asked, log) for cards in asked.cards.split(",")]
    runs = measure(houses, asked)
    report = {"engine": asked.engine, "rounds": asked.rounds,
              "sizes": [row(house, runs[house.cards], runs[houses[0].cards]) for house in houses]}
    kept = asked.work / f"report-{asked.engine}.json"
    kept.write_text(json.dumps(report, indent=2) + "\n")
    say("\n" + table(report["sizes"]) + "\n")
    say(json.dumps(report))
    if asked.plot:
        found = [asked.work / f"report-{engine}.json" for engine in ("sqlite", "postgresql")]
        plot([json.loads(each.read_text()) for each in found if each.exists()], asked.plot)
    slowest = max(each["slower"] for each in report["sizes"])
    if slowest >= GOAL:
        say(f"goal missed: a sale in the slowest house takes {slowest} × as long as in the smallest, goal under {GOAL}")
    refused = sum(run["refused"] for each in runs.values() for run in each)
    if refused:
        say(f"failed: {refused} answers were refusals or broke off")
    return 1 if refused or (asked.strict and slowest >= GOAL) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except zegel.Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        sys.exit(1)
