"""Fills a new house with cards by SQL, exactly as `zegel card import` would have left it, in minutes for ten million.

The numbers are those of the house's card plan; their hashes are made with the house's own keys as Sources/ZegelVault does.
"""

import base64
import hashlib
import hmac
import sqlite3
import subprocess

SPACE = 10**9
STEP = 387_420_489  # prime to SPACE: each card another number, far from the last one's
SPREAD = 0x9E3779B97F4A7C15


# GS1's weights, 1 and 3 in turn from the left of thirteen digits, summed beforehand for each group of three digits.
AS_1_3_1 = [each // 100 + each // 10 % 10 * 3 + each % 10 for each in range(1000)]
AS_3_1_3 = [each // 100 * 3 + each // 10 % 10 + each % 10 * 3 for each in range(1000)]


def number(card):
    """An EAN-13 behind 299; nine digits in the middle, each card others."""
    body = card * STEP % SPACE
    total = AS_1_3_1[299] + AS_3_1_3[body // 1_000_000] + AS_1_3_1[body // 1000 % 1000] + AS_3_1_3[body % 1000]
    return f"299{body:09d}{-total % 10}"


def card_key(house):
    """HKDF (RFC 5869) of the master key without salt, as Sources/ZegelVault/Keys/Keyring.swift."""
    master = base64.b64decode((house / "keys" / "master.key").read_text().split()[1])
    extracted = hmac.digest(bytes(32), master, hashlib.sha256)
    return hmac.digest(extracted, b"zegel/1 card number\x01", hashlib.sha256)


def account_id(card, cards):
    """Spread evenly, and rising with the card, so that the table is written from one end to the other."""
    return ((card << 128) // cards + (card * SPREAD & (1 << 64) - 1)).to_bytes(16, "big")


def accounts(cards, state, now):
    for card in range(cards):
        yield account_id(card, cards), state, now


def card_rows(house, cards, now):
    """In the order of their hashes, for the same reason."""
    key = card_key(house)
    hashed = []
    for card in range(cards):
        digits = number(card).encode()
        hashed.append(hmac.digest(key, digits, "sha256")[:16] + card.to_bytes(4, "big") + digits[-4:])
    hashed.sort()
    for each in hashed:
        account = account_id(int.from_bytes(each[16:20], "big"), cards)
        yield each[:16], hashlib.md5(each).digest(), account, each[20:].decode(), now


def fill_sqlite(house, cards, state, now):
    database = sqlite3.connect(house / "data" / "zegel.db", isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -1000000")
    indexes = {name: sql for name, sql in database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'card' AND sql IS NOT NULL")}
    database.execute("BEGIN")
    for name in indexes:
        database.execute(f"DROP INDEX {name}")
    database.executemany(
        "INSERT INTO account (account_id, fact_count, entry_count, available, pending, due_at, state, opened_at)"
        " VALUES (?, 0, 0, 0, 0, NULL, ?, ?)", accounts(cards, state, now))
    database.executemany(
        "INSERT INTO card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at)"
        " VALUES (?1, ?2, ?3, ?4, 'active', ?5, ?5)", card_rows(house, cards, now))
    for sql in indexes.values():
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def fill_postgresql(house, cards, state, now, psql):
    """COPY with the checks of foreign keys off and the second indexes made after it."""
    process = subprocess.Popen(psql, stdin=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL)
    write = process.stdin.write
    write("SET session_replication_role = replica;\nBEGIN;\nDROP INDEX card_account;\nDROP INDEX card_id;\n")
    write("COPY account (account_id, fact_count, entry_count, available, pending, due_at, state, opened_at) FROM STDIN;\n")
    for account, bytes_, at in accounts(cards, state, now):
        write(f"\\\\x{account.hex()}\t0\t0\t0\t0\t\\N\t\\\\x{bytes_.hex()}\t{at}\n")
    write("\\.\nCOPY card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at) FROM STDIN;\n")
    for hashed, card, account, last, at in card_rows(house, cards, now):
        write(f"\\\\x{hashed.hex()}\t\\\\x{card.hex()}\t\\\\x{account.hex()}\t{last}\tactive\t{at}\t{at}\n")
    write("\\.\nCREATE INDEX card_account ON card (account_id);\nCREATE INDEX card_id ON card (card_id);\nCOMMIT;\n")
    write("VACUUM ANALYZE account;\nVACUUM ANALYZE card;\nCHECKPOINT;\n")
    process.stdin.close()
    if process.wait() != 0:
        raise RuntimeError("psql could not fill the house")
