"""Results as a table, and as a file that later runs add to."""
import json
import os
import statistics

from .contestants import LIMIT, OURS


def table(workload, result):
    """A Markdown table of one workload, the fastest first."""
    medians = {name: statistics.median(row["times"]) for name, row in result.items()}
    base = base_of(medians)
    lines = [
        f"**{workload.name}**: {workload.what}" + (f"; limit: {workload.limit_does}" if workload.limit else ""),
        "",
        f"| | time | of {'the limit' if base == LIMIT else base} | reached | peak memory |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in sorted(medians, key=medians.get):
        ratio = medians[name] / medians[base]
        lines.append(f"| {name} | {duration(medians[name])} | {ratio:.2f} x | {100 / ratio:.0f} % | {size(result[name]['peak'])} |")
    return "\n".join(lines) + "\n"


def base_of(medians):
    """What the others are compared with: the limit, or without one the best peer."""
    return LIMIT if LIMIT in medians else min((name for name in medians if name not in OURS), key=medians.get)


def duration(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} us"


def size(count):
    return f"{count / 2 ** 30:.2f} GiB" if count >= 2 ** 30 else f"{count / 2 ** 20:.0f} MiB"


def remember(path, results):
    """Adds the results of this run to those of earlier runs of other workloads."""
    known = {}
    if os.path.exists(path):
        with open(path) as file:
            known = json.load(file)
    known.update(results)
    with open(path, "w") as file:
        json.dump(known, file, indent=1)
    return known
