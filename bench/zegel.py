"""Starts the program under test, measures it, and kills it when asked."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = os.environ.get("ZEGEL", str(ROOT / "bin" / "zegel"))


class Failed(Exception):
    pass


class Run:
    """One call that ended: its output, wall time in seconds and peak memory in MB."""

    def __init__(self, status, out, seconds, peak, killed):
        self.status, self.out, self.seconds, self.peak, self.killed = status, out, seconds, peak, killed

    def summary(self):
        """The JSON object the call printed, or {}."""
        for text in (self.out, (self.out.strip().splitlines() or [""])[-1]):
            try:
                found = json.loads(text)
            except ValueError:
                continue
            if isinstance(found, dict):
                return found
        return {}


def run(*arguments, log, kill_after=None):
    """Runs to the end, or until SIGKILL after so many seconds; what it says on stderr goes to the log."""
    command = [PROGRAM, *map(str, arguments)]
    with open(log, "a", encoding="utf-8") as talk, open(f"{log}.out", "w+", encoding="utf-8") as out:
        talk.write(f"$ zegel {' '.join(command[1:])}\n")
        talk.flush()
        begun = time.monotonic()
        # A session of its own: a kill reaches the program also where a script stands before it.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=talk, start_new_session=True)
        try:
            peak, killed = watch(process, begun, kill_after)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        seconds = time.monotonic() - begun
        out.seek(0)
        return Run(process.returncode, out.read(), seconds, peak, killed)


def must(*arguments, log):
    """Runs to the end; anything but success is an error."""
    ended = run(*arguments, log=log)
    if ended.status != 0:
        tail = "\n".join(Path(log).read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
        raise Failed(f"zegel {' '.join(map(str, arguments[:2]))} ended with {ended.status}\n{tail}\n{ended.out[-2000:]}")
    return ended


def watch(process, begun, kill_after):
    peak, killed = 0, False
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        if kill_after is not None and not killed and time.monotonic() - begun >= kill_after:
            os.killpg(process.pid, signal.SIGKILL)
            killed = True
        time.sleep(0.02)
    return peak / 1024, killed and process.returncode != 0


def resident(process, field="VmHWM"):
    """In KiB: the most that the process, or one started by it, ever held (`VmRSS`: what they hold now)."""
    return max((memory(each, field) for each in family(process)), default=0)


def family(process):
    found = [process]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children", encoding="ascii") as children:
                    found += [int(child) for child in children.read().split()]
        except OSError:
            continue
    return found


def memory(process, field):
    try:
        with open(f"/proc/{process}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


class Server:
    """`zegel serve` on a free loopback port; `started` is how many seconds it took to its first healthy answer."""

    def __init__(self, house, log, *options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [PROGRAM, "serve", "--house", str(house), "--port", str(self.port), *options]
        with open(log, "a", encoding="utf-8") as talk:
            begun = time.monotonic()
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=talk, stderr=talk, start_new_session=True)
        try:
            while not self.healthy():
                if self.process.poll() is not None or time.monotonic() - begun > 30:
                    raise Failed(f"zegel serve did not come up (see {log})")
                time.sleep(0.002)
        except BaseException:
            self.kill()
            raise
        self.started = time.monotonic() - begun

    def healthy(self):
        try:
            return self.ask("GET", "/health")[0] == 200
        except OSError:
            return False

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def megabytes(self, field="VmRSS"):
        return resident(self.process.pid, field) / 1024

    def stop(self):
        """Asks it to end, as a service manager does; the seconds it took."""
        begun = time.monotonic()
        self.process.terminate()
        try:
            status = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed("zegel serve did not end within 20 seconds of SIGTERM") from None
        if status not in (0, -signal.SIGTERM):
            raise Failed(f"zegel serve ended with {status} after SIGTERM")
        return time.monotonic() - begun

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
