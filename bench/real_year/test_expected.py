"""Hand-computed cases for expected.py and convert.py; `python3 -m unittest` in this folder, no data needed."""

import json
import tempfile
import unittest
from pathlib import Path

import convert
import expected

CARD = "2990000001566"


def line(number, amount, qty=1, category="OTHER", department="GROCERY", discount=0, coupon=0):
    return dict(line=number, product="1", category=category, department=department, qty=qty, unit="st",
                amount_cents=amount, discount_cents=discount, coupon_cents=coupon, kind="item")


def sale(event, at, *lines, card=CARD):
    return dict(schema="pos-1", type="sale", event=event, refers_to=None, timestamp=at, card=card, lines=list(lines))


def back(event, of, at, *lines):
    return dict(schema="pos-1", type="return", event=event, refers_to=of, timestamp=at, card=CARD, lines=list(lines))


def held(*events):
    with tempfile.TemporaryDirectory() as folder:
        sales, cards = Path(folder, "sales.jsonl"), Path(folder, "cards.csv")
        sales.write_text("".join(json.dumps(event) + "\n" for event in events))
        cards.write_text(f"card\n{CARD}\n")
        return expected.expected([sales], cards)[CARD]


def points(*events):
    return held(*events)["points"]


# A Wednesday, a Saturday and a Monday of winter.
WED, SAT, MON = "2017-02-01T12:00:00+01:00", "2017-02-04T12:00:00+01:00", "2017-02-06T12:00:00+01:00"


class Rules(unittest.TestCase):
    def test_whole_euros_of_the_sum_count_not_of_each_line(self):
        self.assertEqual(points(sale("a", WED, line(1, 150), line(2, 150))), 3)
        self.assertEqual(points(sale("a", WED, line(1, 99))), 0)

    def test_excluded_departments_give_nothing_and_a_line_without_department_does(self):
        self.assertEqual(points(sale("a", WED, line(1, 900, department="FUEL", qty=9.999))), 0)
        self.assertEqual(points(sale("a", WED, line(1, 900, department=None, category=None))), 9)

    def test_a_visit_needs_twenty_euros_and_two_a_week_is_the_most(self):
        self.assertEqual(points(sale("a", WED, line(1, 1999))), 19)
        self.assertEqual(points(sale("a", WED, line(1, 2000))), 25)
        # Monday to Sunday: 25 + 25 + 20, and again five points on the Monday after.
        days = ["2017-01-30", "2017-02-01", "2017-02-05", "2017-02-06"]
        sales = [sale(day, f"{day}T12:00:00+01:00", line(1, 2000)) for day in days]
        self.assertEqual(points(*sales), 25 + 25 + 20 + 25)

    def test_sensitive_goods_count_nowhere_and_fill_no_minimum_and_come_back_as_nothing(self):
        hidden = [line(2, 700, category="PHARMACY/OTC"), line(3, 900, department="Erotic-Shop")]
        self.assertEqual(points(sale("a", WED, line(1, 1900), *hidden)), 19)
        self.assertEqual(points(sale("a", WED, line(1, 300, category="OTCHER FOOD"))), 3)
        gone = line(2, -700, qty=-1, category="PHARMACY/OTC")
        self.assertEqual(points(sale("a", WED, line(1, 1900), *hidden), back("r", "a", WED, gone)), 19)

    def test_bread_counts_whole_pieces_up_to_ten_points_a_day(self):
        loaf = dict(category="BREAD", department="PASTRY")
        self.assertEqual(points(sale("a", WED, line(1, 50, qty=2.9, **loaf))), 4)
        self.assertEqual(points(sale("a", WED, line(1, 50, qty=7, **loaf))), 10)
        self.assertEqual(points(sale("a", WED, line(1, 50, qty=0, **loaf))), 0)

    def test_produce_counts_the_shelf_price_with_a_cap_for_the_sale_and_for_the_week(self):
        fruit = dict(department="PRODUCE")
        # 1.50 paid of 4.00 on the shelf: 400 * 3 / 200 = 6, and one for the euro.
        self.assertEqual(points(sale("a", WED, line(1, 150, discount=250, **fruit))), 7)
        # 10.00: fifteen, cut to 12 for a sale; the third sale of the week has one of 25 left.
        sales = [sale(name, WED, line(1, 1000, **fruit)) for name in "abc"]
        self.assertEqual(points(*sales), 30 + 12 + 12 + 1)

    def test_the_drugstore_counts_after_coupons_with_its_minimum_after_coupons(self):
        soap = dict(department="DRUG GM")
        self.assertEqual(points(sale("a", WED, line(1, 1200, coupon=200, **soap))), 12 + 2)
        self.assertEqual(points(sale("a", WED, line(1, 1200, coupon=201, **soap))), 12)

    def test_fuel_counts_whole_litres_of_each_line(self):
        fuel = dict(department="FUEL", category="FUEL")
        self.assertEqual(points(sale("a", WED, line(1, 2500, qty=19.999, **fuel))), 1 + 5)
        self.assertEqual(points(sale("a", WED, line(1, 9, qty=5.6, **fuel), line(2, 9, qty=5.6, **fuel))), 1)

    def test_saturday_doubles_a_category_and_the_fractions_join_first(self):
        beef = dict(category="BEEF", department="MEAT")
        # 1.50 beef + 0.70 other: floor(2.20) = 2; doubled floor(3.70) = 3.
        self.assertEqual(points(sale("a", SAT, line(1, 150, **beef), line(2, 70))), 3)
        self.assertEqual(points(sale("a", WED, line(1, 150, **beef), line(2, 70))), 2)

    def test_saturday_gives_thirty_more_a_month_at_most(self):
        beef = dict(category="BEEF", department="MEAT")
        # 19.00 each, below the visit's minimum: 38, then 19 + 11; in March 38 again.
        days = ["2017-02-04", "2017-02-11", "2017-03-04"]
        sales = [sale(day, f"{day}T12:00:00+01:00", line(1, 1900, **beef)) for day in days]
        self.assertEqual(points(*sales), 38 + 30 + 38)

    def test_the_day_is_that_of_amsterdam(self):
        beef = dict(category="BEEF", department="MEAT")
        self.assertEqual(points(sale("a", "2017-02-03T23:30:00+00:00", line(1, 300, **beef))), 6)
        self.assertEqual(points(sale("a", "2017-02-04T23:30:00+00:00", line(1, 300, **beef))), 3)
        self.assertEqual(points(sale("a", "2017-07-07T22:30:00+00:00", line(1, 300, **beef))), 6)

    def test_monday_bread_is_threefold_from_three_euros_and_only_its_own_category(self):
        loaf, bun = dict(category="BREAD", department="PASTRY"), dict(category="BAKED BREAD/BUNS/ROLLS")
        # Bread 2 + 2 points, the loaf twice more: 4 + 4; and 3 + 2 euros.
        self.assertEqual(points(sale("a", MON, line(1, 300, **loaf), line(2, 200, **bun))), 5 + 4 + 4)
        self.assertEqual(points(sale("a", MON, line(1, 299, **loaf), line(2, 201, **bun))), 5 + 4)

    def test_a_multiplier_is_worked_out_before_the_cap_of_its_base(self):
        loaf = dict(category="BREAD", department="PASTRY")
        # Six loaves: 12 cut to 10; threefold is 36, so the gift is 24; three euros.
        self.assertEqual(points(sale("a", MON, line(1, 300, qty=6, **loaf))), 10 + 24 + 3)

    def test_stamps_are_kept_apart(self):
        cup = dict(category="COFFEE")
        self.assertEqual(held(sale("a", WED, line(1, 90, qty=5, **cup))), dict(points=0, koffie=3, week=0))
        self.assertEqual(held(sale("a", WED, line(1, 2500)), sale("b", SAT, line(1, 2500)))["week"], 1)

    def test_a_negative_line_lowers_the_others_and_a_rule_never_goes_below_zero(self):
        self.assertEqual(points(sale("a", WED, line(1, 500), line(2, -125, qty=-5))), 3)
        self.assertEqual(points(sale("a", WED, line(1, 100), line(2, -500, qty=-5))), 0)


class Returns(unittest.TestCase):
    def test_part_of_a_line_leaves_the_rest(self):
        bought = sale("a", WED, line(1, 900, qty=3), line(2, 150))
        self.assertEqual(points(bought, back("r", "a", SAT, line(1, -300, qty=-1))), 7)

    def test_a_whole_sale_leaves_nothing_even_when_it_stands_first_and_comes_twice(self):
        bought, returned = sale("a", WED, line(1, 2500)), back("r", "a", SAT, line(1, -2500, qty=-1))
        self.assertEqual(held(returned, bought, returned, bought), dict(points=0, koffie=0, week=0))

    def test_the_visit_falls_below_its_minimum(self):
        bought = sale("a", WED, line(1, 1500), line(2, 500))
        self.assertEqual(points(bought, back("r", "a", SAT, line(2, -500, qty=-1))), 15)

    def test_more_than_was_bought_takes_no_more_than_was_bought(self):
        bought = sale("a", WED, line(1, 500), line(2, 300))
        twice = [back(name, "a", SAT, line(1, -500, qty=-1)) for name in "rs"]
        self.assertEqual(points(bought, *twice), 3)

    def test_a_return_frees_what_the_cap_refused_to_later_sales(self):
        sales = [sale(name, WED, line(1, 2000)) for name in "abc"]
        self.assertEqual(points(*sales), 25 + 25 + 20)
        self.assertEqual(points(*sales, back("r", "a", SAT, line(1, -2000, qty=-1))), 25 + 25)


class Order(unittest.TestCase):
    def test_the_order_of_the_file_changes_nothing_and_duplicates_count_once(self):
        fruit = dict(department="PRODUCE")
        big, small = sale("b", WED, line(1, 1000, **fruit)), sale("a", WED, line(1, 20, **fruit))
        self.assertEqual(points(big, small, big), points(small, big))

    def test_one_event_with_two_bodies_is_an_error(self):
        with self.assertRaises(ValueError):
            points(sale("a", WED, line(1, 100)), sale("a", WED, line(1, 200)))


class Conversion(unittest.TestCase):
    def test_card_numbers_have_their_check_digit(self):
        self.assertEqual(convert.card_number(156), CARD)

    def test_quantities_are_exact_decimals_both_ways(self):
        for thousandths, text in [(2000, "2"), (10500, "10.5"), (-1, "-0.001"), (-2000, "-2"), (0, "0")]:
            self.assertEqual(convert.decimal(thousandths), text)
            self.assertEqual(expected.thousandths(text), thousandths)

    def test_cents_are_exact_or_refused(self):
        self.assertEqual(convert.cents(0.29), 29)
        with self.assertRaises(ValueError):
            convert.cents(0.295)

    def test_the_nights_the_clock_changes_have_their_offsets(self):
        def wall(at):
            return json.loads(convert.Event("sale", 1, 1, "1", None, at, CARD, []).json())["timestamp"]

        self.assertEqual(wall(1490489999), "2017-03-26T01:59:59+01:00")
        self.assertEqual(wall(1490490000), "2017-03-26T03:00:00+02:00")
        self.assertEqual([wall(1509237000), wall(1509240600)],
                         ["2017-10-29T02:30:00+02:00", "2017-10-29T02:30:00+01:00"])

    def test_what_comes_back_in_two_parts_is_exactly_what_was_sold(self):
        sold = convert.Line(1, 1, "", "item", "st", 3000, 100, 50, 7)
        first = sold.taken_back(1000)
        rest = sold.without(first).taken_back()
        self.assertEqual((first.amount + rest.amount, first.quantity + rest.quantity), (-100, -3000))

    def test_disorder_keeps_every_event_and_adds_duplicates(self):
        texts = [str(number) for number in range(100)]
        for shuffle in (None, 5):
            mixed = convert.disordered(texts, shuffle, 0.1, 1)
            self.assertEqual((len(mixed), set(mixed)), (110, set(texts)))


if __name__ == "__main__":
    unittest.main()
