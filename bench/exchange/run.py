"""Files to parties: sealing beside gpg, carrying beside sftp, and a million members from house to party.

Both sides of each pair do the same work, in turn, several times; what is told is the median of the pairs.
"""

import argparse
import csv
import getpass
import io
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from invented import MAPPING, letters  # noqa: E402
from zegel import PROGRAM  # noqa: E402

PEOPLE = """zegel: privacy/1
organisation: {name: Bench, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@bench.example}
languages: [nl, en]
purposes:
  - {id: membership, basis: contract, text: {nl: Lid., en: Member.}, who: [cashier, member]}
  - {id: marketing.email, basis: consent, channel: email, text: {nl: Mail., en: Mail.}, who: [marketer, member]}
fields:
  - {id: name, title: {nl: naam, en: name}, type: name, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}}
  - {id: email, title: {nl: mail, en: mail}, type: email, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}, lookup: yes}
parties:
  - id: acme
    name: Acme Mailing B.V.
    role: processor
    contract: {signed_on: 2026-01-01}
    country: NL
    purposes: [marketing.email]
    fields: [name, email]
    channels:
      - {id: acme-members, direction: send, carries: members, purpose: marketing.email, fields: [name, email], sftp: PLACE}
      - {id: acme-stops, direction: send, carries: stops, sftp: PLACE}
"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit("nothing listens")


def timed(command, **more):
    """Seconds, what it printed, and the most memory that it held in MB."""
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as talk:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=talk, **more)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        talk.seek(0)
        if process.returncode != 0:
            sys.exit(f"{command[:4]} ended with {process.returncode}: {talk.read()[-600:]}")
        return time.monotonic() - begun, out.read(), used.ru_maxrss / 1024


def measured(*words):
    return json.loads(timed([PROGRAM, "exchange", "measure", *map(str, words)])[1])["seconds"]


class Server:
    """An sshd on loopback for whoever runs this, and a second port that is `delay` milliseconds away."""

    def __init__(self, place, delay):
        self.place, self.port, self.user = place, free_port(), getpass.getuser()
        os.makedirs("/run/sshd", exist_ok=True) if os.geteuid() == 0 else None
        os.makedirs(f"{place}/files")
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", f"{place}/{name}"], check=True)
        shutil.copy(f"{place}/user.pub", f"{place}/authorized")
        Path(f"{place}/sshd").write_text(
            f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {place}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
            f"AuthorizedKeysFile {place}/authorized\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n")
        self.sshd = subprocess.Popen(["/usr/sbin/sshd", "-D", "-E", f"{place}/log", "-f", f"{place}/sshd"])
        self.far = free_port()
        self.proxy = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "delay.py"), str(self.far), str(self.port), str(delay)])
        for port in (self.port, self.far):
            wait_for(port)
        host = Path(f"{place}/host.pub").read_text().split()
        self.known = "".join(f"[127.0.0.1]:{port} {host[0]} {host[1]}\n" for port in (self.port, self.far))
        Path(f"{place}/known").write_text(self.known)

    def stop(self):
        for process in (self.proxy, self.sshd):
            process.kill()
            process.wait()

    def empty(self):
        """What lies there from before is let go before the clock starts, and is on the disk."""
        for name in os.listdir(f"{self.place}/files"):
            os.unlink(f"{self.place}/files/{name}")
        os.sync()

    def by_sftp(self, file, port, put="put -f"):
        self.empty()
        Path(f"{self.place}/batch").write_text(f"{put} {file} {self.place}/files/theirs\n")
        return timed([
            "sftp", "-F", "/dev/null", "-P", str(port), "-i", f"{self.place}/user", "-c", "aes256-gcm@openssh.com", "-o",
            f"UserKnownHostsFile={self.place}/known", "-o", "StrictHostKeyChecking=yes", "-b", f"{self.place}/batch",
            f"{self.user}@127.0.0.1"])[0]

    def by_zegel(self, file, port):
        self.empty()
        return measured(
            "upload", file, "--folder", f"{self.place}/files", "--port", port, "--user", self.user, "--host-key",
            f"{self.place}/host.pub", "--key", f"{self.place}/user")


def paired(report, name, ours, theirs, rounds, goal, what):
    """How fast ours is, theirs being 1: the median of the pairs."""
    pairs = []
    for number in range(rounds):
        # Who goes first changes.
        both = [ours, theirs] if number % 2 else [theirs, ours]
        seconds = {act: act() for act in both}
        pairs.append((seconds[ours], seconds[theirs]))
    ratio = statistics.median(other / own for own, other in pairs)
    medians = [statistics.median(pair[side] for pair in pairs) for side in (0, 1)]
    report[name] = {"seconds": medians[0], "anchor_seconds": medians[1], "speed": ratio, "goal": goal, "rounds": rounds}
    print(f"{name:22} {medians[0]:7.2f} s, {what} {medians[1]:7.2f} s: {ratio:5.2f} of its speed, goal {goal}"
          f"{'' if ratio >= goal else ' (missed)'}", flush=True)


def openpgp(report, place, gib, rounds):
    file, home = f"{place}/random", f"{place}/g"
    with open(file, "wb") as out:
        for _ in range(int(gib * 1024)):
            out.write(os.urandom(1 << 20))
    os.mkdir(home, 0o700)
    gpg = ["gpg", "--homedir", home, "--batch", "--yes", "--quiet", "--passphrase", "", "--pinentry-mode", "loopback"]
    for name in ("one", "two"):
        timed([*gpg, "--quick-gen-key", f"{name} <{name}@bench.example>", "ed25519", "sign,cert", "1y"])
        listed = timed([*gpg, "--with-colons", "--fingerprint", f"{name}@"])[1]
        fingerprint = next(line for line in listed.splitlines() if line.startswith("fpr:")).split(":")[9]
        timed([*gpg, "--quick-add-key", fingerprint, "cv25519", "encr", "1y"])
    theirs = [*gpg, "-z", "0", "--trust-model", "always", "-u", "one@", "-r", "one@", "-r", "two@", "--output", "/dev/null",
              "--sign", "--encrypt", file]
    paired(report, "encrypt and sign", lambda: measured("encrypt", file), lambda: timed(theirs)[0], rounds, 0.6, "gpg -z 0")
    subprocess.run(["gpgconf", "--homedir", home, "--kill", "all"], check=False)
    return file


def sftp(report, server, file, rounds, far_mib):
    paired(report, "upload, loopback", lambda: server.by_zegel(file, server.port),
           lambda: server.by_sftp(file, server.port), rounds, 0.9, "sftp")
    report["sftp without sync"] = statistics.median(server.by_sftp(file, server.port, "put") for _ in range(rounds))
    print(f"  sftp that leaves the file to the server's memory: {report['sftp without sync']:.2f} s", flush=True)
    far = f"{server.place}/far"
    with open(far, "wb") as out:
        out.write(os.urandom(far_mib << 20))
    paired(report, "upload, 20 ms", lambda: server.by_zegel(far, server.far), lambda: server.by_sftp(far, server.far),
           rounds, 1.0, "sftp")


class House:
    def __init__(self, place, server):
        self.place, self.server, self.house = place, server, f"{place}/house"

    def run(self, *words, key=None, house=None):
        env = dict(os.environ, LANG="en_GB.UTF-8", ZEGEL_HOUSE=house or self.house)
        if key:
            env["ZEGEL_STAFF_KEY_FILE"] = f"{self.place}/{key}.key"
        return timed([PROGRAM, *words], env=env)

    def make(self, members):
        place, server = self.place, self.server
        sftp = f"{{host: 127.0.0.1, port: {server.port}, user: {server.user}, path: {server.place}/files}}"
        Path(f"{place}/name").write_text("Invented Person\n")
        Path(f"{place}/privacy.yaml").write_text(PEOPLE.replace("PLACE", sftp))
        Path(f"{place}/mapping.json").write_text(json.dumps(MAPPING))
        self.run("init", self.house, "--name", "Bench", "--no-questions")
        name, roles = ("--name-file", f"{place}/name"), ("--role", "owner", "--role", "cashier", "--role", "marketer")
        self.run("staff", "add", *roles, *name, "--key-file", f"{place}/one.key")
        self.run("staff", "add", "--role", "privacy-officer", *name, "--key-file", f"{place}/two.key", key="one")
        for key in ("one", "two"):
            self.run("privacy", "apply", f"{place}/privacy.yaml", key=key)
        with open(f"{place}/members.csv", "w", encoding="utf-8") as rows:
            rows.write("name,email,mail,on\n")
            for number in range(members):
                rows.write(f"Lid {letters(number)},lid{number}@bench.example,yes,2026-11-01\n")
        seconds, _, _ = self.run(
            "member", "import", f"{place}/members.csv", "--mapping", f"{place}/mapping.json", key="one")
        print(f"import of {members:,}: {seconds:.0f} s", flush=True)

    def keys(self):
        place, server = self.place, self.server
        gpg = ["gpg", "--homedir", f"{place}/g", "--batch", "--yes", "--quiet"]
        timed([*gpg, "--armor", "--output", f"{place}/acme.asc", "--export", "one@"])
        self.run("exchange", "keys", "make", key="one")
        self.run("exchange", "keys", "make", "--ssh-user", key="one")
        self.run("exchange", "keys", "import", f"{place}/acme.asc", "--party", "acme", key="one")
        self.run("exchange", "keys", "import", f"{server.place}/host.pub", "--party", "acme", "--ssh-host", key="one")
        for row in csv.DictReader(io.StringIO(self.run("exchange", "keys", "list", key="one")[1])):
            whose = [] if row["owner"] == "house" else ["--party", row["owner"]]
            kind = [] if row["kind"] == "openpgp" else [f"--{row['kind']}"]
            self.run("exchange", "keys", "confirm", row["fingerprint"], *whose, *kind, key="two")
        # So that gpg knows who signed.
        self.run("exchange", "keys", "export", "--output", f"{place}/house.asc", key="one")
        timed([*gpg, "--import", f"{place}/house.asc"])
        line = self.run("exchange", "keys", "export", "--ssh-user", key="one")[1]
        with open(f"{server.place}/authorized", "a", encoding="utf-8") as known:
            known.write(next(each for each in line.splitlines() if each.startswith("ssh-")) + "\n")


def whole(report, place, server, members):
    house = House(place, server)
    house.make(members)
    house.keys()
    shutil.copytree(house.house, f"{place}/other")
    stages = {}
    _, said, _ = house.run("exchange", "measure", "hand-over", "acme-members", key="one", house=f"{place}/other")
    stages["select and open"] = json.loads(said)["seconds"]
    seconds, said, memory = house.run("exchange", "send", "acme-members", "--json", key="one")
    rows = json.loads(said)["rows"]
    if rows != members:
        sys.exit(f"{rows} rows of {members}")
    sent = f"{place}/sent"
    shutil.copy(f"{server.place}/files/acme-members-000001.csv.pgp", sent)
    opened = f"{place}/opened"
    timed(["gpg", "--homedir", f"{place}/g", "--batch", "--yes", "--quiet", "--trust-model", "always", "--output", opened,
           "--decrypt", sent])
    stages["encrypt and sign"] = measured("encrypt", opened)
    stages["carry"] = server.by_zegel(sent, server.port)
    slowest = max(stages.values())
    report["whole path"] = {"members": members, "seconds": seconds, "peak_mb": memory, "stages": stages,
                            "ratio": seconds / slowest}
    parts = ", ".join(f"{name} {taken:.1f} s" for name, taken in stages.items())
    print(f"whole path of {members:,}: {seconds:.1f} s, {seconds / slowest:.2f} × its slowest stage ({parts}), goal 1.3 ×;"
          f" peak memory {memory:.0f} MB, goal 150 MB", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--gib", type=float, default=1)
    arguments.add_argument("--far-mib", type=int, default=200)
    arguments.add_argument("--members", type=int, default=1_000_000, help="0 leaves the whole path out")
    arguments.add_argument("--rounds", type=int, default=5)
    told = arguments.parse_args()
    report = {}
    # Short: the path of gpg's socket has a limit.
    with tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as place:
        file = openpgp(report, place, told.gib, told.rounds)
        os.mkdir(f"{place}/s")
        server = Server(f"{place}/s", 20)
        try:
            sftp(report, server, file, told.rounds, told.far_mib)
            os.unlink(file)
            if told.members:
                whole(report, place, server, told.members)
        finally:
            server.stop()
    work = Path(__file__).parent.parent / ".work" / "exchange"
    work.mkdir(parents=True, exist_ok=True)
    (work / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report))


main()
