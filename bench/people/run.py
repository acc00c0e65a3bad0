"""Many invented members: how fast a customer file comes in, and how long it takes to say who may be written to.

The limit is what SQLite itself takes for the same question, by its own shell, on the same file.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
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

MAPPING = {
    "values": {
        "name": {"field": "name", "purpose": "membership", "basis": "contract"},
        "email": {"field": "email", "purpose": "membership", "basis": "contract"},
    },
    "consents": {"mail": {"purpose": "marketing.email", "yes": ["yes"], "day": "on"}},
    "agreed_to": "Yes, mail me",
    "without_proof": "join-without",
}

QUESTION = """
SELECT count(*) FROM (SELECT s.member_id FROM consent_state s JOIN member m ON m.member_id = s.member_id
WHERE s.purpose = 'marketing.email' AND s.decision = 'given' AND m.state = 'joined' AND m.restricted = 0
ORDER BY s.member_id)
"""


def letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--members", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    told = arguments.parse_args()
    zegel = PROGRAM
    with tempfile.TemporaryDirectory() as place:
        house = f"{place}/house"
        environment = dict(os.environ, LANG="en_GB.UTF-8", ZEGEL_HOUSE=house)

        def run(*words, key=None):
            env = dict(environment, ZEGEL_STAFF_KEY_FILE=f"{place}/{key}.key") if key else environment
            done = subprocess.run([zegel, *words], env=env, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{words}: {done.stderr[-400:]}")
            return done.stdout

        Path(f"{place}/name").write_text("Invented Person\n")
        Path(f"{place}/privacy.yaml").write_text(POLICY)
        Path(f"{place}/mapping.json").write_text(json.dumps(MAPPING))
        run("init", house, "--name", "Bench", "--no-questions")
        name = ("--name-file", f"{place}/name")
        roles = ("--role", "owner", "--role", "cashier", "--role", "marketer")
        run("staff", "add", *roles, *name, "--key-file", f"{place}/one.key")
        run("staff", "add", "--role", "privacy-officer", *name, "--key-file", f"{place}/two.key", key="one")
        run("privacy", "apply", f"{place}/privacy.yaml", key="one")
        run("privacy", "apply", f"{place}/privacy.yaml", key="two")
        with open(f"{place}/members.csv", "w") as file:
            file.write("name,email,mail,on\n")
            for number in range(told.members):
                agreed = "yes" if number % 10 < 4 else "no"
                file.write(f"Lid {letters(number)},lid{number}@bench.example,{agreed},2025-11-01\n")
        begun = time.monotonic()
        print(run("member", "import", f"{place}/members.csv", "--mapping", f"{place}/mapping.json", key="one"), end="")
        joined = time.monotonic() - begun
        zegel_seconds, sqlite_seconds = [], []
        for _ in range(told.rounds):
            begun = time.monotonic()
            count = int(run("consent", "audience", "marketing.email", "--count", key="one"))
            zegel_seconds.append(time.monotonic() - begun)
            begun = time.monotonic()
            database = sqlite3.connect(f"file:{house}/data/zegel.db?mode=ro", uri=True)
            raw = database.execute(QUESTION).fetchone()[0]
            database.close()
            sqlite_seconds.append(time.monotonic() - begun)
            if raw != count:
                sys.exit(f"zegel says {count}, SQLite says {raw}")
        size = sum(file.stat().st_size for file in Path(f"{house}/data").iterdir())
        ours, theirs = statistics.median(zegel_seconds), statistics.median(sqlite_seconds)
        print(f"members {told.members:,}: import {joined:.1f} s, {told.members / joined:,.0f}/s, house {size / 1e6:.0f} MB")
        print(f"who may be written to: {ours:.2f} s (SQLite alone {theirs:.2f} s, ratio {ours / theirs:.1f}), {count:,}")


main()
