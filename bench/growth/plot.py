"""The curve of growth as SVG, written by hand: readable on light and dark pages, no program needed.

python3 plot.py REPORT.json… FILE.svg draws it again from kept reports.
"""

import json
import math
import sys
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 64, 24, 56, 56
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
GOAL = 1.5
WHAT = {"dearer": "processor", "slower": "time"}
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .grid { stroke: #ccc } .axis { stroke: #777 } .goal { stroke: #a33; stroke-dasharray: 6 4; fill: none }
  .goal-text { fill: #a33 }
  .sqlite { stroke: #06c; fill: none; stroke-width: 2 } .sqlite-dot { fill: #06c }
  .postgresql { stroke: #b60; fill: none; stroke-width: 2 } .postgresql-dot { fill: #b60 }
  .slower { stroke-dasharray: 3 4 } .page { fill: #fff }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .page { fill: #16181b } .grid { stroke: #3a3d42 } .axis { stroke: #999 }
    .goal { stroke: #f88 } .goal-text { fill: #f88 }
    .sqlite { stroke: #6af } .sqlite-dot { fill: #6af } .postgresql { stroke: #fb6 } .postgresql-dot { fill: #fb6 }
  }
"""


def plot(reports, file):
    cards = [each["cards"] for report in reports for each in report["sizes"]]
    low, high = math.log10(min(cards)), math.log10(max(cards))
    top = max([1.75] + [max(each["slower"], each["dearer"]) * 1.1 for report in reports for each in report["sizes"]])
    across = lambda count: LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(count) - low) / max(high - low, 1e-9)  # noqa: E731
    up = lambda value: HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top  # noqa: E731
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title(reports)}">',
           f"<style>{STYLE}</style>", f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
           text(LEFT, 24, "A sale in a larger house, beside one in the house of ten thousand cards", "start")]
    for step in range(int(top / 0.25) + 1):
        value = step * 0.25
        out.append(line(LEFT, up(value), WIDTH - RIGHT, up(value), "axis" if step == 0 else "grid"))
        if step % 2 == 0:
            out.append(text(LEFT - 8, up(value) + 4, f"{value:g} ×", "end"))
    for count in sorted(set(cards)):
        out.append(line(across(count), up(0), across(count), up(0) + 6, "axis"))
        anchor = "end" if count == max(cards) else "middle"
        out.append(text(across(count) + (8 if anchor == "end" else 0), up(0) + 22, f"{count:,}", anchor))
    out.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "cards in the house (each step is ten times as many)", "middle"))
    out.append(line(LEFT, up(GOAL), WIDTH - RIGHT, up(GOAL), "goal"))
    out.append(text(WIDTH - RIGHT, up(GOAL) - 6, f"goal: under {GOAL} ×", "end", "goal-text"))
    curves = [(report, which) for report in reports for which in WHAT]
    at = LEFT
    for report, which in curves:
        name = report["engine"]
        points = [(across(each["cards"]), up(each[which])) for each in report["sizes"]]
        out.append(f'<polyline class="{name} {which}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>')
        out += [f'<circle class="{name}-dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points]
        out.append(line(at, 42, at + 26, 42, f"{name} {which}"))
        words = f"{NAMES[name]}, {WHAT[which]}"
        out.append(text(at + 31, 46, words, "start"))
        at += 44 + 7 * len(words)
    Path(file).write_text("\n".join(out) + "\n</svg>\n", encoding="utf-8")


def title(reports):
    return "; ".join(f"{NAMES[report['engine']]}: " + ", ".join(
        f"{each['cards']:,} cards {each['slower']:.2f} times the time and {each['dearer']:.2f} times the processor" for each in report["sizes"]) for report in reports)


def line(x1, y1, x2, y2, style):
    return f'<line class="{style}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def text(x, y, words, anchor, style=""):
    kind = f' class="{style}"' if style else ""
    return f'<text{kind} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


if __name__ == "__main__":
    *reports, drawn = sys.argv[1:]
    plot([json.loads(Path(each).read_text()) for each in reports], drawn)
