"""A mail server on a free port of this machine: `mail-sink.py BEHAVIOUR DIRECTORY`. Prints its port, keeps each mail as a
JSON file, and ends when its standard input does."""

import email
import email.policy
import json
import os
import socket
import ssl
import subprocess
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

behaviour, directory = sys.argv[1:3]


def certificate():
    key, crt = os.path.join(directory, "key.pem"), os.path.join(directory, "authority.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", crt],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    return context


class Keep:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if behaviour == "refusing":
            return "550 5.1.1 no such mailbox " + address
        if behaviour == "later":
            return "451 4.7.1 try again"
        if behaviour == "sender":
            return "530 5.7.0 not you"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.content
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        body = mail.get_content()
        problems = [type(defect).__name__ for defect in mail.defects]
        for value in mail.values():
            problems += [type(defect).__name__ for defect in value.defects]
        Keep.count += 1
        name = os.path.join(directory, "%04d" % Keep.count)
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump({
                "from": envelope.mail_from, "to": envelope.rcpt_tos, "text": body,
                "headers": {key: str(value) for key, value in mail.items()}, "problems": problems,
                "longestLine": max(len(line) for line in raw.split(b"\r\n")),
            }, file)
        os.rename(name + ".part", name + ".json")
        if behaviour == "hanging-up":
            server.transport.abort()
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data.login == b"zegel" and data.password == b"right"
    return AuthResult(success=right, handled=False)


class Sink(Controller):
    def factory(self):
        more = {}
        if behaviour in ("starttls", "login"):
            more = {"tls_context": tls, "require_starttls": True}
        if behaviour == "login":
            more |= {"authenticator": authenticate, "auth_required": True}
        return SMTP(self.handler, hostname="localhost", **more)


def silent(listening):
    kept = []
    while True:
        connection, _ = listening.accept()
        connection.sendall(b"220 localhost\r\n")
        kept.append(connection)


tls = certificate() if behaviour in ("starttls", "login", "implicit") else None
if behaviour == "silent":
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    threading.Thread(target=silent, args=(listening,), daemon=True).start()
else:
    probe = socket.create_server(("127.0.0.1", 0))
    port = probe.getsockname()[1]
    probe.close()
    sink = Sink(Keep(), hostname="127.0.0.1", port=port, ssl_context=tls if behaviour == "implicit" else None)
    sink.start()
print(port, flush=True)
sys.stdin.read()
