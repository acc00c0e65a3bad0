"""Many invented members: joining, opening, asking; how fast a customer file comes in; who may be written to.

Beside each stands the same work on plain SQLite: the same tables and statements by Python's own sqlite3, values in the
clear, nothing checked, nothing in a trail.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from invented import MAPPING, letters  # noqa: E402
from zegel import PROGRAM  # noqa: E402

POLICY = """zegel: privacy/1
organisation: {name: Bench, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@bench.example}
languages: [nl, en]
purposes:
  - {id: membership, basis: contract, text: {nl: Lid., en: Member.}, who: [cashier, member]}
  - {id: marketing.email, basis: consent, channel: email, text: {nl: Mail., en: Mail.}, who: [marketer, member]}
fields:
  - {id: name, title: {nl: naam, en: name}, type: name, category: ordinary, purposes: [membership], period: {keep: 24 months, after: last-activity}}
  - {id: email, title: {nl: mail, en: mail}, type: email, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}, lookup: yes}
"""

QUESTION = """
SELECT count(*) FROM (SELECT s.member_id FROM consent_state s JOIN member m ON m.member_id = s.member_id
WHERE s.purpose = 'marketing.email' AND s.decision = 'given' AND m.state = 'joined' AND m.restricted = 0
ORDER BY s.member_id)
"""

TEN = ["name", "email", "email2", "phone", "phone2", "address", "language", "paper", "magazine", "second"]


def now():
    return time.time_ns() // 1_000_000


class Plain:
    """A house's tables, written by SQLite alone."""

    def __init__(self, house, path):
        shutil.copy(f"{house}/data/zegel.db", path)
        self.database = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        # The memory that the program gives its writer.
        self.database.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;")

    def join(self, values, agreed):
        run, moment = self.database.execute, now()
        member, trail = os.urandom(16), os.urandom(16)
        look = hashlib.sha256(values["email"].encode()).digest()[:16]
        if run("SELECT member_id FROM member_lookup WHERE field = 'email' AND lookup_hash = ? LIMIT 2", (look,)).fetchall():
            return None
        run("INSERT INTO member (member_id, state, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at)"
            " VALUES (?, 'joined', 0, 1, ?, ?, ?, ?)", (member, bytes(40), trail, moment, moment))
        for field, value in values.items():
            if field == "email":
                run("INSERT INTO member_lookup (field, lookup_hash, member_id) VALUES ('email', ?, ?)", (look, member))
            run("INSERT INTO member_value (member_id, field, version, sealed, given_at, given_by, reason)"
                " VALUES (?, ?, 1, ?, ?, 'bench', 'joined')", (member, field, value.encode(), moment))
        if agreed is not None:
            decision = "given" if agreed else "refused"
            run("INSERT INTO consent (consent_id, trail_id, purpose, decision, at, route, actor, guardian, policy_version,"
                " language, notice_hash, text_hash) VALUES (?, ?, 'marketing.email', ?, ?, 'till', 'bench', 0, 1, 'en', ?, ?)",
                (os.urandom(16), trail, decision, moment, bytes(32), bytes(32)))
            run("INSERT INTO consent_state (member_id, purpose, decision, since, policy_version, language)"
                " VALUES (?, 'marketing.email', ?, ?, 1, 'en')", (member, decision, moment))
        return member

    def within(self, act, *told):
        self.database.execute("BEGIN IMMEDIATE")
        answer = act(*told)
        self.database.execute("COMMIT")
        return answer

    def open(self, member):
        run = self.database.execute
        trail = run("SELECT * FROM member WHERE member_id = ?", (member,)).fetchone()[6]
        values = run("SELECT * FROM member_value WHERE member_id = ? ORDER BY field, version", (member,)).fetchall()
        run("SELECT * FROM member_account WHERE member_id = ?", (member,)).fetchall()
        run("SELECT * FROM consent_state WHERE member_id = ?", (member,)).fetchall()
        run("INSERT INTO opening (opening_id, trail_id, at, actor, purpose, fields, policy_version, outcome)"
            " VALUES (?, ?, ?, 'bench', 'membership', ?, 1, 'opened')", (os.urandom(16), trail, now(), ",".join(TEN)))
        return values

    def ask(self, member):
        run = self.database.execute
        run("SELECT * FROM member WHERE member_id = ?", (member,)).fetchone()
        return run("SELECT * FROM consent_state WHERE member_id = ?", (member,)).fetchall()


def spread(times):
    ordered = sorted(times)
    return {"median": statistics.median(ordered) / 1000, "p99": ordered[int((len(ordered) - 1) * 0.99)] / 1000}


def timed(act, *told):
    begun = time.perf_counter_ns()
    answer = act(*told)
    return answer, time.perf_counter_ns() - begun


def plain_acts(house, place, members):
    plain = Plain(house, f"{place}/plain.db")
    ids, joins, openings, asked = [], [], [], []
    for number in range(members):
        values = {field: f"Waarde {letters(number)} {field}" for field in TEN}
        values["email"] = f"lid{number}@bench.example"
        found, taken = timed(plain.within, plain.join, values, number % 10 < 4)
        ids.append(found)
        joins.append(taken)
    for number in range(members):
        openings.append(timed(plain.within, plain.open, ids[number * 7919 % members])[1])
    for number in range(members):
        asked.append(timed(plain.ask, ids[number * 7919 % members])[1])
    plain.database.close()
    return {"join_us": spread(joins), "open_ten_fields_us": spread(openings), "consent_us": spread(asked)}


def plain_import(house, place, file):
    plain = Plain(house, f"{place}/plain-import.db")
    before, begun = os.times(), time.monotonic()
    with open(file) as rows:
        next(rows)
        plain.database.execute("BEGIN IMMEDIATE")
        for count, row in enumerate(rows, 1):
            name, email, mail, _ = row.rstrip("\n").split(",")
            plain.join({"name": name, "email": email}, True if mail == "yes" else None)
            if count % 2_000 == 0:
                plain.database.execute("COMMIT")
                plain.database.execute("BEGIN IMMEDIATE")
        plain.database.execute("COMMIT")
    seconds, after = time.monotonic() - begun, os.times()
    plain.database.close()
    return {"seconds": seconds, "cpu": after.user + after.system - before.user - before.system}


class Bench:
    def __init__(self, place):
        self.place, self.house = place, f"{place}/house"
        self.environment = dict(os.environ, LANG="en_GB.UTF-8", ZEGEL_HOUSE=self.house)

    def run(self, *words, key=None):
        """What it printed, its seconds, the processor's seconds, and the most memory it held in MB."""
        env = dict(self.environment, ZEGEL_STAFF_KEY_FILE=f"{self.place}/{key}.key") if key else self.environment
        begun = time.monotonic()
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as talk:
            process = subprocess.Popen([PROGRAM, *words], env=env, stdout=out, stderr=talk)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            talk.seek(0)
            if process.returncode != 0:
                sys.exit(f"{words}: {talk.read()[-400:]}")
            return out.read(), time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    def make(self):
        place = self.place
        Path(f"{place}/name").write_text("Invented Person\n")
        Path(f"{place}/privacy.yaml").write_text(POLICY)
        Path(f"{place}/mapping.json").write_text(json.dumps(MAPPING))
        self.run("init", self.house, "--name", "Bench", "--no-questions")
        name = ("--name-file", f"{place}/name")
        roles = ("--role", "owner", "--role", "cashier", "--role", "marketer")
        self.run("staff", "add", *roles, *name, "--key-file", f"{place}/one.key")
        self.run("staff", "add", "--role", "privacy-officer", *name, "--key-file", f"{place}/two.key", key="one")
        self.run("privacy", "apply", f"{place}/privacy.yaml", key="one")
        self.run("privacy", "apply", f"{place}/privacy.yaml", key="two")


def acts(bench, report, count):
    """Each act by itself: on the disk, and where a flush costs nothing."""
    for name, directory in (("disk", bench.place), ("memory", "/dev/shm")):
        if not os.access(directory, os.W_OK):
            continue
        with tempfile.TemporaryDirectory(dir=directory) as place:
            rounds = []
            for number in range(3):
                ours = json.loads(bench.run("member", "measure", f"{place}/{number}", "--members", str(count))[0])
                os.mkdir(f"{place}/plain{number}")
                rounds.append((ours, plain_acts(bench.house, f"{place}/plain{number}", count)))
            for act, goal in (("join_us", 10_000), ("open_ten_fields_us", 1_000), ("consent_us", 100)):
                ours = {part: statistics.median(one[act][part] for one, _ in rounds) for part in ("median", "p99")}
                plain = {part: statistics.median(one[act][part] for _, one in rounds) for part in ("median", "p99")}
                ratio = statistics.median(one[act]["median"] / other[act]["median"] for one, other in rounds)
                report[f"{act}_{name}"] = {"zegel": ours, "plain": plain, "ratio": ratio}
                print(f"{act[:-3]:17} {name:7} {ours['median']:8.0f} µs (p99 {ours['p99']:8.0f}), plain {plain['median']:8.0f}"
                      f" (p99 {plain['p99']:8.0f}), ratio {ratio:5.2f}, goal {goal} µs and 2 ×")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--members", type=int, default=1_000_000)
    arguments.add_argument("--acts", type=int, default=2_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--no-plain-import", action="store_true", help="leave out the import by SQLite alone")
    told = arguments.parse_args()
    report = {"members": told.members}
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(place)
        bench.make()
        if told.acts:
            acts(bench, report, told.acts)
        shutil.copytree(bench.house, f"{place}/empty")
        file = f"{place}/members.csv"
        with open(file, "w") as rows:
            rows.write("name,email,mail,on\n")
            for number in range(told.members):
                agreed = "yes" if number % 10 < 4 else "no"
                rows.write(f"Lid {letters(number)},lid{number}@bench.example,{agreed},2025-11-01\n")
        _, seconds, processor, memory = bench.run(
            "member", "import", file, "--mapping", f"{place}/mapping.json", key="one")
        size = sum(part.stat().st_size for part in Path(f"{bench.house}/data").iterdir())
        report["import"] = {"seconds": seconds, "cpu": processor, "peak_mb": memory, "house_mb": size / 1e6}
        print(f"import of {told.members:,}: {seconds:.1f} s ({processor:.1f} s of processor), {told.members / seconds:,.0f}/s,"
              f" peak memory {memory:.0f} MB, house {size / 1e6:.0f} MB; goal 300 s for a million")
        if not told.no_plain_import:
            plain = report["plain_import"] = plain_import(f"{place}/empty", place, file)
            print(f"  by SQLite alone: {plain['seconds']:.1f} s ({plain['cpu']:.1f} s of processor), ratio"
                  f" {seconds / plain['seconds']:.2f} ({processor / plain['cpu']:.2f} by processor), goal 2 ×")
        zegel_seconds, sqlite_seconds = [], []
        for _ in range(told.rounds):
            said, taken, _, _ = bench.run("consent", "audience", "marketing.email", "--count", key="one")
            zegel_seconds.append(taken)
            begun = time.monotonic()
            database = sqlite3.connect(f"file:{bench.house}/data/zegel.db?mode=ro", uri=True)
            raw = database.execute(QUESTION).fetchone()[0]
            database.close()
            sqlite_seconds.append(time.monotonic() - begun)
            if raw != int(said):
                sys.exit(f"zegel says {said.strip()}, SQLite says {raw}")
        ours, theirs = statistics.median(zegel_seconds), statistics.median(sqlite_seconds)
        report["audience"] = {"seconds": ours, "plain_seconds": theirs}
        print(f"who may be written to: {ours:.2f} s (SQLite alone {theirs:.2f} s, ratio {ours / theirs:.1f}), {raw:,}; goal 2 s")
    work = Path(__file__).parent.parent / ".work" / "people"
    work.mkdir(parents=True, exist_ok=True)
    (work / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report))


main()
