"""Every card's balance, computed a second time and on purpose another way than Zegel does.

Whole numbers only, all sales in memory, no incremental state: returns are subtracted first, then each card's sales are
judged from the oldest to the newest. The rules below say in Python what programme.yaml says in YAML.

- A return makes what it names as if it had never been sold: quantity and amounts are subtracted from the line of the
  sale it refers to, never past zero, whenever the return was made and wherever it stands in the file.
- Events that come twice count once.
- A line whose product, category or department says a word of rules/sensitive-goods.csv counts nowhere and fills no
  minimum; what comes back of it is nothing either.
- Sales count in order of (timestamp, event).
- A rule counts its own lines: floor(sum of basis * points / per), once a sale, never below zero.
- `item`: whole pieces (or litres) of each line. `visit`: once, if anything of the sale is left.
- A rule with a minimum needs that much of its basis over its own lines.
- A multiplier gives a base rule's lines that are also its own `times` as much: the floor of that, less the base
  rule's own points. It needs its own day and minimum, and the base rule must have been allowed to count.
- Caps cut each rule's points in the order of the rules, in calendar periods of Amsterdam; weeks begin on Monday.
"""

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
MON, TUE, SAT = 0, 1, 5


def department(*names):
    return lambda line: line.get("department") in names


def category(*names):
    return lambda line: line.get("category") in names


def outside(*departments):
    return lambda line: line.get("department") not in departments


def anything(_):
    return True


BEFORE_DISCOUNT, AFTER_DISCOUNT, AFTER_COUPONS = "before-discount", "after-discount", "after-coupons"

# In the order of programme.yaml. Amounts in cents.
RULES = [
    dict(id="euro", unit="points", give=1, amount=100, lines=outside("FUEL", "COUPON", "MISCELLANEOUS")),
    dict(id="visit", unit="points", give=5, visit=True, minimum=2000, caps=[(10, "week")]),
    dict(id="bread", unit="points", give=2, items=1, lines=category("BAKED BREAD/BUNS/ROLLS", "BREAD"),
         caps=[(10, "day")]),
    dict(id="produce", unit="points", give=3, amount=200, basis=BEFORE_DISCOUNT, lines=department("PRODUCE"),
         caps=[(12, "sale"), (25, "week")]),
    dict(id="drugstore", unit="points", give=1, amount=500, basis=AFTER_COUPONS, minimum=1000,
         lines=department("DRUG GM")),
    dict(id="fuel", unit="points", give=1, items=10, lines=department("FUEL")),
    dict(id="saturday", unit="points", times=2, of="euro", days={SAT}, caps=[(30, "month")],
         lines=category("SOFT DRINKS", "BEEF", "FROZEN PIZZA", "CHEESE")),
    dict(id="early-week-bread", unit="points", times=3, of="bread", minimum=300, days={MON, TUE},
         lines=category("BREAD")),
    dict(id="coffee-stamp", unit="koffie", give=1, items=1, lines=category("COFFEE"), caps=[(3, "day")]),
    dict(id="week-stamp", unit="week", give=1, visit=True, minimum=2500, caps=[(1, "week")]),
]


LETTER = "[^\\W\\d_]"


def sensitive_words(table=Path(__file__).resolve().parents[2] / "rules" / "sensitive-goods.csv"):
    """One pattern of all words: at the beginning of a word, a space standing for anything that is no letter."""
    with open(table, newline="", encoding="utf-8") as rows:
        words = [(row["word"].split(" "), row["match"] == "whole") for row in csv.DictReader(rows)]
    apart = f"(?:(?!{LETTER}).)*"
    patterns = [apart.join(map(re.escape, parts)) + (f"(?!{LETTER})" if whole else "") for parts, whole in words]
    return re.compile(f"(?<!{LETTER})(?:{'|'.join(patterns)})", re.IGNORECASE)


SENSITIVE = sensitive_words()


def is_sensitive(line):
    return any(SENSITIVE.search(str(line.get(name) or "")) for name in ("product", "category", "department"))


def units(rules):
    return list(dict.fromkeys(["points", *(rule["unit"] for rule in rules)]))


def thousandths(quantity):
    """A JSON number, read as text, in thousandths; exact or an error."""
    whole, _, rest = str(quantity).partition(".")
    if len(rest) > 3 or not (rest or "0").isdigit():
        raise ValueError(f"a quantity has at most three decimals: {quantity}")
    size = abs(int(whole)) * 1000 + int(rest.ljust(3, "0") or 0)
    return -size if whole.startswith("-") else size


class Sale:
    """A sale as the rules need it: each line is [number, quantity, amount, discount, coupon, bits of the rules]."""

    __slots__ = ("event", "card", "seconds", "day", "lines")

    def __init__(self, event, rules):
        at = datetime.fromisoformat(event["timestamp"])
        self.event, self.card = event["event"], event["card"]
        self.seconds = at.astimezone(timezone.utc).timestamp()
        self.day = at.astimezone(ZONE).date()
        self.lines = [
            [line["line"], *numbers(line), sum(1 << place for place, rule in enumerate(rules)
                                               if rule.get("lines", anything)(line))]
            for line in event["lines"] if not is_sensitive(line)]

    def take_back(self, returned):
        own = {line[0]: line for line in self.lines}
        for number, *amounts in returned:
            line = own[number]
            for place, amount in enumerate(amounts, start=1):
                line[place] = toward_zero(line[place], amount)


def numbers(line):
    return (
        thousandths(line["qty"]), int(line["amount_cents"]), int(line.get("discount_cents") or 0),
        int(line.get("coupon_cents") or 0))


def toward_zero(sold, returned):
    """What is left of `sold`; `returned` has the other sign and takes no more than there is."""
    if sold >= 0:
        return max(0, sold - abs(returned)) if returned < 0 else sold
    return min(0, sold + abs(returned)) if returned > 0 else sold


def period(name, day):
    if name == "day":
        return day.toordinal()
    if name == "week":
        return day.isocalendar()[:2]
    if name == "month":
        return day.year, day.month
    raise ValueError(name)


def basis(rule, line):
    _, quantity, amount, discount, coupon, _ = line
    if "items" in rule:
        return whole_pieces(quantity)
    return money(rule, amount, discount, coupon)


def whole_pieces(quantity):
    return quantity // 1000 if quantity >= 0 else -(-quantity // 1000)


def money(rule, amount, discount, coupon):
    kind = rule.get("basis", AFTER_DISCOUNT)
    return {BEFORE_DISCOUNT: amount + discount, AFTER_DISCOUNT: amount, AFTER_COUPONS: amount - coupon}[kind]


def points_of(sale, rules):
    """What each rule gives before any cap."""
    given = [0] * len(rules)
    may = [counts(rule, 1 << place, sale) for place, rule in enumerate(rules)]
    for place, rule in enumerate(rules):
        if not may[place]:
            continue
        if rule.get("visit"):
            left = any(line[1] > 0 or line[2] > 0 for line in sale.lines)
            given[place] = rule["give"] if left else 0
        elif "of" not in rule:
            given[place] = floored(rule, place, sale, 0, 1)
    for place, rule in enumerate(rules):
        if "of" not in rule or not may[place]:
            continue
        base = next(place for place, other in enumerate(rules) if other["id"] == rule["of"])
        if may[base]:
            more = floored(rules[base], base, sale, 1 << place, rule["times"])
            given[place] += max(0, more - given[base])
    return given


def counts(rule, bit, sale):
    if "days" in rule and sale.day.weekday() not in rule["days"]:
        return False
    own = [line for line in sale.lines if line[5] & bit]
    if not own:
        return False
    return sum(money(rule, *line[2:5]) for line in own) >= rule["minimum"] if rule.get("minimum") else True


def floored(rule, place, sale, multiplied, times):
    total = sum(
        basis(rule, line) * (times if line[5] & multiplied else 1) for line in sale.lines if line[5] & 1 << place)
    return max(0, total * rule["give"] // rule.get("amount", rule.get("items")))


def balances(sales, rules):
    """{card: {unit: balance}} of all sales, whose returns were taken back before."""
    for rule in rules:
        if "of" in rule and sum(other.get("of") == rule["of"] for other in rules) > 1:
            raise ValueError("this computation knows one multiplier for each rule")
    totals = defaultdict(lambda: dict.fromkeys(units(rules), 0))
    used = defaultdict(int)
    for sale in sorted(sales, key=lambda sale: (sale.seconds, sale.event)):
        for place, points in enumerate(points_of(sale, rules)):
            rule = rules[place]
            for most, name in rule.get("caps", ()):
                room = most if name == "sale" else most - used[sale.card, place, name, period(name, sale.day)]
                points = min(points, max(0, room))
            for _, name in rule.get("caps", ()):
                if name != "sale":
                    used[sale.card, place, name, period(name, sale.day)] += points
            totals[sale.card][rule["unit"]] += points
    return totals


def read(files, rules=RULES):
    """All sales of pos-1 files, with what came back already taken off."""
    sales, returns, seen = {}, [], {}
    for file in files:
        with open(file, encoding="utf-8") as lines:
            for text in lines:
                # Numbers with a point stay text, so that none of them ever is binary floating point.
                event = json.loads(text, parse_float=str)
                body = hash(text)
                if seen.setdefault(event["event"], body) != body:
                    raise ValueError(f"two bodies for {event['event']}")
                if event["event"] in sales:
                    continue
                if event["type"] == "sale":
                    sales[event["event"]] = Sale(event, rules)
                else:
                    taken = [(line["line"], *numbers(line)) for line in event["lines"] if not is_sensitive(line)]
                    returns.append((event["event"], event["refers_to"], taken))
    for _, sold, lines in {each[0]: each for each in returns}.values():
        sales[sold].take_back(lines)
    return [sale for sale in sales.values() if sale.card]


def expected(files, cards, rules=RULES):
    """{card: {unit: balance}} for each number of the card file."""
    with open(cards, newline="", encoding="utf-8") as rows:
        known = [row["card"] for row in csv.DictReader(rows)]
    found = balances(read(files, rules), rules)
    return {card: found[card] for card in known}


def main():
    parser = argparse.ArgumentParser(description="Prints the balance each card must have, as CSV.")
    parser.add_argument("cards", help="CSV with a column `card`")
    parser.add_argument("files", nargs="+", help="pos-1 JSON lines")
    asked = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    stamps = units(RULES)[1:]
    out.writerow(["card", "available", "pending", *stamps])
    for card, held in expected(asked.files, asked.cards).items():
        out.writerow([card, held["points"], 0, *(held[unit] for unit in stamps)])


if __name__ == "__main__":
    main()
