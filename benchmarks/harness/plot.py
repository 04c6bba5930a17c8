"""The ratios to the limit as a picture: a row for each workload on a logarithmic scale, readable on light and dark pages."""
import math

from .contestants import AOT, DASK, JIT, LIMIT, NUMBA, NUMEXPR, NUMPY
from .report import digits, medians

LEFT, WIDTH, RIGHT = 84, 560, 28
TOP, ROW, BAR = 62, 30, 8
DOT = 4.5
# Bars for StaticGraph, dots for the others.
BARS = {JIT: "#2f81f7", AOT: "#8250df"}
DOTS = {NUMBA: "#1a9e6e", NUMEXPR: "#b58900", DASK: "#d6604d", NUMPY: "#8c8c8c"}

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.faint { fill: #656d76; font-size: 11px }
.grid { stroke: #8886; stroke-width: 1 }
.limit { stroke: #1f2328; stroke-width: 1.5 }
circle { stroke: #ffffff; stroke-width: 1 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .faint { fill: #9198a1 }
  .limit { stroke: #e6edf3 }
  circle { stroke: #0d1117 }
}"""


def write(path, workloads, results):
    """Only workloads that have a limit can be compared with it."""
    ratios = {each.name: ratios_of(results[each.name]) for each in workloads if LIMIT in results.get(each.name, {})}
    if ratios:
        with open(path, "w") as file:
            file.write(picture(ratios))


def ratios_of(result):
    times = medians(result)
    return {name: time / times[LIMIT] for name, time in times.items() if name != LIMIT}


def picture(ratios):
    scale = Scale([ratio for row in ratios.values() for ratio in row.values()])
    bottom = TOP + ROW * len(ratios)
    parts = [*grid(scale, bottom), *legend()]
    for number, (name, row) in enumerate(ratios.items()):
        parts += workload_row(name, row, TOP + ROW * number, scale)
    # Over the bars, so that one that beats the limit is seen to.
    parts.append(f'<line class="limit" x1="{scale.x(1):.1f}" x2="{scale.x(1):.1f}" y1="{TOP - 6}" y2="{bottom}"/>')
    size = f"{LEFT + WIDTH + RIGHT} {bottom + 24}"
    body = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-label="Time of each workload as a multiple of the limit">\n' \
           f"<style>{STYLE}\n</style>\n{body}\n</svg>\n"


class Scale:
    """Logarithmic, from half the limit, or less where somebody took less, to the slowest; with a margin on both sides."""

    def __init__(self, ratios):
        self.low, self.high = math.log(min(0.55, *ratios) * 0.9), math.log(max(10, *ratios) * 1.1)

    def x(self, ratio):
        return LEFT + WIDTH * (math.log(ratio) - self.low) / (self.high - self.low)

    def ticks(self):
        return [value for value in (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500) if self.low <= math.log(value) <= self.high]


def grid(scale, bottom):
    for value in scale.ticks():
        x = scale.x(value)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{bottom}"/>'
        yield f'<text class="faint" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{"limit" if value == 1 else f"{value:g} x"}</text>'


def legend():
    yield f'<text class="faint" x="{LEFT}" y="16">Time as a multiple of the limit, logarithmic; further left is faster</text>'
    x = LEFT
    for name, colour in {**BARS, **DOTS}.items():
        if name in BARS:
            yield f'<rect x="{x}" y="{31 - BAR / 2}" width="14" height="{BAR}" rx="2" fill="{colour}"/>'
        else:
            yield f'<circle cx="{x + 9}" cy="31" r="{DOT}" fill="{colour}"/>'
        yield f'<text x="{x + 19}" y="35">{name}</text>'
        x += 32 + 6.6 * len(name)


def workload_row(name, row, top, scale):
    middle = top + ROW / 2 - 3
    yield f'<text x="{LEFT - 10}" y="{middle + 4}" text-anchor="end">{name}</text>'
    for number, (contestant, colour) in enumerate(BARS.items()):
        start, end = sorted((scale.x(1), scale.x(row[contestant])))
        yield f'<rect x="{start:.1f}" y="{middle - BAR + number * BAR}" width="{max(end - start, 1):.1f}" height="{BAR - 1}" rx="1" fill="{colour}">' \
              f"<title>{name}, {contestant}: {digits(row[contestant])} x</title></rect>"
    for contestant, colour in DOTS.items():
        if contestant in row:
            yield f'<circle cx="{scale.x(row[contestant]):.1f}" cy="{middle}" r="{DOT}" fill="{colour}">' \
                  f"<title>{name}, {contestant}: {digits(row[contestant])} x</title></circle>"
