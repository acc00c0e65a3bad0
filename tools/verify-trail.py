#!/usr/bin/env python3
"""Checks a Zegel trail, or a proof out of one, and needs nothing of Zegel: Python 3.9 and its standard library.

  verify-trail.py tiles DIR --key VKEY             all leaves, tiles and the checkpoint of `zegel trail export DIR`
  verify-trail.py proof FILE --key VKEY            one proof of `zegel trail prove`, `-` is standard input
  verify-trail.py proof FILE --key VKEY --rows R   ... and that the rows R (base 64, of --json) are what the leaf is of
  verify-trail.py consistency FILE                 one proof of `zegel trail consistency`
  verify-trail.py heads DIR NOTE... --key VKEY     that each signed head is of the beginning of the exported trail
  verify-trail.py --self-test                      the published vectors of RFC 6962, RFC 8032 and C2SP signed-note

VKEY is what `zegel trail head --key` prints; have it from the shop by another way than the trail itself.
Ends with 0 when all is right, 3 when something is not (each thing on a line of its own), 2 when it cannot be read.

What it goes by: RFC 6962 section 2.1 (the tree), RFC 9162 section 2.1.3.2 and 2.1.4.2 (checking proofs), RFC 8032
(Ed25519), and of C2SP: tlog-tiles, tlog-checkpoint, signed-note, tlog-proof. A leaf is 54 bytes: format version 1, kind,
subject (16), number (4, big-endian), SHA-256 of the canonical bytes of the rows it answers for (32).
"""

import argparse
import base64
import binascii
import hashlib
import os
import re
import sys

LEAF_BYTES = 54
WIDTH = 256
MOST_BYTES = 64 << 20
KINDS = ["fact", "dates", "register", "card", "programme", "till", "house", "import", "export", "administration"]


class Wrong(Exception):
    """Something is not as it should be; the message names it."""


class Unreadable(Exception):
    """The input is not what it should be."""


# The tree: RFC 6962, section 2.1.

def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count):
    """The largest power of two below count."""
    return 1 << (count - 1).bit_length() - 1


def root_of(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    half = split(len(hashes))
    return node_hash(root_of(hashes[:half]), root_of(hashes[half:]))


def inclusion_proof(hashes, index):
    """Only for the vectors: from all leaves."""
    if len(hashes) <= 1:
        return []
    half = split(len(hashes))
    if index < half:
        return inclusion_proof(hashes[:half], index) + [root_of(hashes[half:])]
    return inclusion_proof(hashes[half:], index - half) + [root_of(hashes[:half])]


def consistency_proof(hashes, first, whole=True):
    """Only for the vectors: from all leaves."""
    if first == len(hashes):
        return [] if whole else [root_of(hashes)]
    half = split(len(hashes))
    if first <= half:
        return consistency_proof(hashes[:half], first, whole) + [root_of(hashes[half:])]
    return consistency_proof(hashes[half:], first - half, False) + [root_of(hashes[:half])]


def root_by_inclusion(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2: the root that the leaf and its path lead to."""
    if index >= size:
        raise Wrong("the leaf's index is not below the size of the tree")
    place, last, value = index, size - 1, leaf
    for part in path:
        if last == 0:
            raise Wrong("the proof is too long")
        if place & 1 or place == last:
            value = node_hash(part, value)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            value = node_hash(value, part)
        place >>= 1
        last >>= 1
    if last:
        raise Wrong("the proof is too short")
    return value


def is_consistent(first, first_root, size, root, path):
    """RFC 9162, section 2.1.4.2."""
    if first > size:
        return False
    if first == size:
        return not path and first_root == root
    if first == 0:
        return not path
    path = list(path)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        return False
    place, last = first - 1, size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old = node_hash(part, old)
            new = node_hash(part, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = node_hash(new, part)
        place >>= 1
        last >>= 1
    return last == 0 and old == first_root and new == root


class Growing:
    """Roots of a tree while leaves are added: the roots of its complete parts, the largest first."""

    def __init__(self):
        self.size = 0
        self.parts = []

    def add(self, value):
        self.size += 1
        count = self.size
        while not count & 1:
            value = node_hash(self.parts.pop(), value)
            count >>= 1
        self.parts.append(value)

    def root(self):
        if not self.parts:
            return hashlib.sha256(b"").digest()
        value = self.parts[-1]
        for part in reversed(self.parts[:-1]):
            value = node_hash(part, value)
        return value


# Ed25519: checking only, after RFC 8032 section 5.1.7 (in constant time it need not be: nothing here is secret).

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add_points(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    i, j, k, l = f - e, h - g, h + g, f + e
    return i * j % P, k * l % P, j * k % P, i * l % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add_points(result, point)
        point = add_points(point, point)
        number >>= 1
    return result


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    if len(data) != 32:
        return None
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, start = point_of(public), point_of(signature[:32])
    number = int.from_bytes(signature[32:], "little")
    if key is None or start is None or number >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return same_point(times(number, BASE), add_points(start, times(challenge, key)))


# Signed notes and checkpoints: C2SP.

def unbase64(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("this is not base 64: " + repr(text[:40]))


class VerifierKey:
    """`name+hash+key`, of which the key begins with 1 for Ed25519."""

    def __init__(self, text):
        parts = text.strip().split("+", 2)
        if len(parts) != 3 or not re.fullmatch("[0-9a-f]{8}", parts[1]):
            raise Unreadable("the verifier key is not name+hash+key")
        self.name, self.hash, key = parts[0], bytes.fromhex(parts[1]), unbase64(parts[2])
        if len(key) != 33 or key[0] != 1:
            raise Unreadable("the verifier key is not an Ed25519 key")
        self.public = key[1:]
        if hashlib.sha256(self.name.encode() + b"\n" + key).digest()[:4] != self.hash:
            raise Unreadable("the verifier key's hash is not its own")


def signed_text(note, key):
    """The text of a note that this key has signed."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not note.endswith("\n"):
        raise Unreadable("this is no signed note")
    text += "\n"
    for line in signatures.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or parts[1] != key.name:
            continue
        told = unbase64(parts[2])
        if told[:4] == key.hash and is_signed(key.public, text.encode(), told[4:]):
            return text
    raise Wrong("the note is not signed by " + key.name)


def head_of(note, key):
    """(size, root) of a checkpoint."""
    lines = signed_text(note, key).split("\n")
    if len(lines) < 4 or lines[0] != key.name or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise Wrong("the note is no checkpoint of " + key.name)
    root = unbase64(lines[2])
    if len(root) != 32:
        raise Wrong("the checkpoint's root is not 32 bytes")
    return int(lines[1]), root


# Tiles: C2SP tlog-tiles.

def tile_path(level, index, width):
    """level None is a bundle of leaves."""
    parts = ["%03d" % (index % 1000)]
    index //= 1000
    while index:
        parts.insert(0, "x%03d" % (index % 1000))
        index //= 1000
    name = "/".join(parts) + ("" if width == WIDTH else ".p/%d" % width)
    return "tile/%s/%s" % ("entries" if level is None else level, name)


def read(path, what):
    try:
        if os.path.getsize(path) > MOST_BYTES:
            raise Unreadable(what + " is too large to be one")
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        raise Wrong(what + " is missing")


def leaves_of(data, count):
    leaves, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place:place + 2], "big")
        leaf = data[place + 2:place + 2 + length]
        if len(leaf) != length:
            break
        leaves.append(leaf)
        place += 2 + length
    return leaves if place == len(data) and len(leaves) == count else None


def check_leaf(leaf):
    return len(leaf) == LEAF_BYTES and leaf[0] == 1 and 1 <= leaf[1] <= len(KINDS)


def check_tiles(directory, key, problems, at=()):
    """All leaves, all tiles, the checkpoint. `at`: sizes whose roots are wanted. Answers (size, root, roots)."""
    note = read(os.path.join(directory, "checkpoint"), "the checkpoint").decode()
    size, root = head_of(note, key)
    tree, hashes, roots, wanted = Growing(), [], {}, set(at)
    if 0 in wanted:
        roots[0] = tree.root()
    for index in range((size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - index * WIDTH)
        path = tile_path(None, index, width)
        tile = tile_path(0, index, width)
        try:
            kept = read(os.path.join(directory, tile), tile)
        except Wrong as wrong:
            problems.append(str(wrong))
            kept = b""
        kept = [kept[i:i + 32] for i in range(0, len(kept), 32)]
        try:
            leaves = leaves_of(read(os.path.join(directory, path), path), width)
        except Wrong as wrong:
            problems.append(str(wrong))
            leaves = []
        if leaves is None:
            problems.append(path + " is damaged")
            leaves = []
        if len(kept) != width:
            problems.append(tile + " is damaged")
            kept = []
        computed = [leaf_hash(leaf) for leaf in leaves] or kept or [bytes(32)] * width
        for place, leaf in enumerate(leaves):
            if not check_leaf(leaf):
                problems.append("leaf %d is no leaf" % (index * WIDTH + place))
            elif kept and kept[place] != computed[place]:
                problems.append("leaf %d is not what tile %s says" % (index * WIDTH + place, tile))
        for value in computed:
            tree.add(value)
            if tree.size in wanted:
                roots[tree.size] = tree.root()
        hashes += computed
    level = 0
    while len(hashes) >= WIDTH:
        hashes = [root_of(hashes[i:i + WIDTH]) for i in range(0, len(hashes) - WIDTH + 1, WIDTH)]
        level += 1
        for index in range((len(hashes) + WIDTH - 1) // WIDTH):
            part = hashes[index * WIDTH:(index + 1) * WIDTH]
            path = tile_path(level, index, len(part))
            try:
                if read(os.path.join(directory, path), path) != b"".join(part):
                    problems.append(path + " was changed")
            except Wrong as wrong:
                problems.append(str(wrong))
    if tree.root() != root:
        problems.append("the checkpoint is of other leaves than there are")
    return size, root, roots


# What can be asked.

def tiles(arguments):
    problems = []
    size, _, _ = check_tiles(arguments.directory, VerifierKey(arguments.key), problems)
    for problem in problems:
        print(problem)
    print("%d leaves under a signed head: %s" % (size, "%d wrong" % len(problems) if problems else "all is right"))
    return 3 if problems else 0


def heads(arguments):
    key, told, problems = VerifierKey(arguments.key), [], []
    for name in arguments.notes:
        told.append((name,) + head_of(read(name, name).decode(), key))
    size, _, roots = check_tiles(arguments.directory, key, problems, [one[1] for one in told])
    for name, first, root in told:
        if first > size:
            problems.append("%s is newer than the trail: it was rolled back" % name)
        elif roots.get(first) != root:
            problems.append("%s is of another history" % name)
    for problem in problems:
        print(problem)
    print("%d heads: %s" % (len(told), "%d wrong" % len(problems) if problems else "all of this trail"))
    return 3 if problems else 0


def proof(arguments):
    data = sys.stdin.buffer.read(MOST_BYTES) if arguments.file == "-" else read(arguments.file, arguments.file)
    head, gap, note = data.decode().partition("\n\n")
    lines = head.split("\n")
    if not gap or len(lines) < 3 or lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("extra ") \
            or not re.fullmatch("index (0|[1-9][0-9]{0,18})", lines[2]):
        raise Unreadable("this is no tlog-proof of a leaf")
    leaf, index, path = unbase64(lines[1][6:]), int(lines[2][6:]), [unbase64(line) for line in lines[3:]]
    if not check_leaf(leaf) or any(len(part) != 32 for part in path) or len(path) > 64:
        raise Wrong("the proof is of no leaf")
    size, root = head_of(note, VerifierKey(arguments.key))
    if root_by_inclusion(leaf_hash(leaf), index, size, path) != root:
        raise Wrong("the leaf is not in the tree of this head")
    if arguments.rows is not None and hashlib.sha256(unbase64(arguments.rows)).digest() != leaf[22:]:
        raise Wrong("the rows are not what the leaf answers for")
    print("leaf %d of %d, a %s: it is under the signed head" % (index, size, KINDS[leaf[1] - 1]))
    return 0


def consistency(arguments):
    data = sys.stdin.buffer.read(MOST_BYTES) if arguments.file == "-" else read(arguments.file, arguments.file)
    lines = data.decode().strip().split("\n")
    try:
        (first, first_root), (size, root) = [line.split(" ") for line in lines[:2]]
        first, size = int(first), int(size)
    except ValueError:
        raise Unreadable("this is no proof of consistency")
    path = [unbase64(line) for line in lines[2:]]
    if not is_consistent(first, unbase64(first_root), size, unbase64(root), path):
        raise Wrong("the later tree does not begin with the earlier one")
    print("the tree of %d leaves begins with that of %d" % (size, first))
    return 0


# The published vectors.

LEAVES = [bytes.fromhex(text) for text in [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
E = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
F = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
G = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSIONS = [(0, 1, []), (0, 8, [A, B, C]), (5, 8, [E, F, ROOTS[4]]), (2, 3, [ROOTS[2]]), (1, 5, [ROOTS[1], B, E])]
CONSISTENCIES = [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [G, F, ROOTS[4]]), (2, 5, [B, E])]
SIGNATURES = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
     "55141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
     "00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc"
     "027beceea1ec40a")]
NOTE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""


def self_test():
    def expect(holds, what):
        if not holds:
            raise Wrong("self-test: " + what)

    hashes = [leaf_hash(leaf) for leaf in LEAVES]
    tree = Growing()
    for size, root in enumerate(ROOTS):
        expect(root_of(hashes[:size]).hex() == root, "root of %d leaves" % size)
        expect(tree.root().hex() == root, "growing root of %d leaves" % size)
        if size < len(hashes):
            tree.add(hashes[size])
    for index, size, path in INCLUSIONS:
        parts = [bytes.fromhex(part) for part in path]
        expect(inclusion_proof(hashes[:size], index) == parts, "inclusion of %d in %d" % (index, size))
        expect(root_by_inclusion(hashes[index], index, size, parts).hex() == ROOTS[size], "checking %d" % index)
    for first, size, path in CONSISTENCIES:
        parts = [bytes.fromhex(part) for part in path]
        expect(consistency_proof(hashes[:size], first) == parts, "consistency of %d and %d" % (first, size))
    for size in range(1, 9):
        root = bytes.fromhex(ROOTS[size])
        for index in range(size):
            path = inclusion_proof(hashes[:size], index)
            expect(root_by_inclusion(hashes[index], index, size, path) == root, "inclusion %d %d" % (index, size))
        for first in range(1, size + 1):
            path = consistency_proof(hashes[:size], first)
            old = bytes.fromhex(ROOTS[first])
            expect(is_consistent(first, old, size, root, path), "consistency %d %d" % (first, size))
            expect(not is_consistent(first, old, size, bytes(32), path), "a wrong root passes")
            for place in range(len(path)):
                bent = path[:place] + [bytes(32)] + path[place + 1:]
                expect(not is_consistent(first, old, size, root, bent), "a bent proof passes")
    for public, message, signature in SIGNATURES:
        public, message, signature = (bytes.fromhex(text) for text in (public, message, signature))
        expect(is_signed(public, message, signature), "an RFC 8032 signature")
        expect(not is_signed(public, message + b"x", signature), "another message passes")
        expect(not is_signed(public, message, signature[:-1] + b"\xff"), "another signature passes")
    expect(signed_text(NOTE, VerifierKey(NOTE_KEY)).startswith("If you think"), "the published note")
    try:
        signed_text(NOTE.replace("answer", "question"), VerifierKey(NOTE_KEY))
        expect(False, "a changed note passes")
    except Wrong as wrong:
        expect("not signed" in str(wrong), str(wrong))
    for path, told in [((0, 0, 256), "tile/0/000"), ((1, 1234067, 256), "tile/1/x001/x234/067"),
                       ((None, 255, 8), "tile/entries/255.p/8")]:
        expect(tile_path(*path) == told, told)
    print("the vectors of RFC 6962, RFC 8032 and C2SP signed-note are right")
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, act, what in [("tiles", tiles, "directory"), ("proof", proof, "file"),
                            ("consistency", consistency, "file"), ("heads", heads, "directory")]:
        command = commands.add_parser(name)
        command.set_defaults(act=act)
        command.add_argument(what)
        if name == "heads":
            command.add_argument("notes", nargs="+")
        if name != "consistency":
            command.add_argument("--key", required=True)
        if name == "proof":
            command.add_argument("--rows")
    arguments = parser.parse_args()
    return arguments.act(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Wrong as wrong:
        print(wrong)
        sys.exit(3)
    except (Unreadable, UnicodeDecodeError) as unreadable:
        print("cannot be read: %s" % unreadable, file=sys.stderr)
        sys.exit(2)
