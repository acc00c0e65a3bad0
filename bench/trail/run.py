"""The trail's append rate (an import that leaves leaves, sequencing included), and `zegel trail verify` in leaves a second.

`--without PROGRAM` names a zegel from before the trail, which imports the same file in the same round: what the trail costs.
Ends with 1 when the trail does not hold a leaf for every sale, or when verifying finds something.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "growth"))
import zegel  # noqa: E402
from house import number  # noqa: E402

PROGRAMME = HERE.parent / "http" / "programme.yaml"


def make_house(folder, cards, log):
    shutil.rmtree(folder, ignore_errors=True)
    zegel.must("init", folder, "--name", "Trail", "--programme", PROGRAMME, "--no-questions", log=log)
    zegel.must("card", "import", "--house", folder, cards, log=log)


def one_round(work, sales, cards, log, without):
    seen = {}
    if without:
        kept, zegel.PROGRAM = zegel.PROGRAM, without
        make_house(work / "before", cards, log)
        seen["without"] = zegel.must("sale", "import", "--house", work / "before", sales, log=log).seconds
        zegel.PROGRAM = kept
    make_house(work / "house", cards, log)
    seen["import"] = zegel.must("sale", "import", "--house", work / "house", sales, log=log).seconds
    # What the import has not sequenced itself is sequenced here.
    seen["sequence"] = zegel.must("trail", "head", "--house", work / "house", log=log).seconds
    verified = zegel.must("trail", "verify", "--house", work / "house", "--json", log=log)
    seen["verify"], seen["leaves"] = verified.seconds, verified.summary()["size"]
    return seen


def write_sales(file, count, cards):
    with open(file, "w", encoding="utf-8") as out:
        for each in range(count):
            at = f"2026-10-{each * 27 // count + 1:02d}T{each // 3600 % 24:02d}:{each // 60 % 60:02d}:{each % 60:02d}Z"
            line = {"line": 1, "product": "1083254", "category": "BREAD", "qty": 1, "amount_cents": 1247}
            out.write(json.dumps({
                "schema": "pos-1", "type": "sale", "store": "1", "till": "1", "receipt": f"T{each:09d}", "timestamp": at,
                "currency": "EUR", "card": number(each % cards), "lines": [line]}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sales", type=int, default=50_000)
    parser.add_argument("--cards", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", help="a zegel from before the trail")
    parser.add_argument("--work", type=Path, default=HERE.parent / ".work" / "trail")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    os.environ.pop("ZEGEL_DATABASE_URL", None)
    log, sales, cards = asked.work / "zegel.log", asked.work / "sales.jsonl", asked.work / "cards.csv"
    log.write_text("")
    cards.write_text("card\n" + "".join(f"{number(card)}\n" for card in range(asked.cards)))
    write_sales(sales, asked.sales, asked.cards)
    rounds = [one_round(asked.work, sales, cards, log, asked.without) for _ in range(asked.rounds)]
    leaves = rounds[0]["leaves"]
    report = {
        "sales": asked.sales, "leaves": leaves,
        "appended_per_second": round(median(asked.sales / (each["import"] + each["sequence"]) for each in rounds)),
        "verified_per_second": round(median(each["leaves"] / each["verify"] for each in rounds))}
    if asked.without:
        report["import_to_without"] = round(median((each["import"] + each["sequence"]) / each["without"] for each in rounds), 3)
    (asked.work / "report.json").write_text(json.dumps(report, indent=2) + "\n")
    print(f"{leaves:,} leaves: appended {report['appended_per_second']:,}/s with their sales, "
          f"verified {report['verified_per_second']:,}/s")
    print(json.dumps(report))
    if leaves < asked.sales:
        print(f"failed: {leaves} leaves for {asked.sales} sales")
    return 0 if leaves >= asked.sales else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except zegel.Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        sys.exit(1)
