"""Results as tables, and as a file that later runs add to."""
import json
import os
import platform
import re
import statistics
from importlib.metadata import version

from .contestants import AOT, DASK, JIT, LIMIT, NUMBA, NUMEXPR, NUMPY, OTHER, OURS, THREADS, vectors

PEERS = {NUMPY: "numpy", NUMEXPR: "numexpr", NUMBA: "numba", DASK: "dask"}


def tables(workloads, results):
    return "\n".join(table(each, results[each.name]) for each in workloads if each.name in results)


def table(workload, result):
    """A Markdown table of one workload, the fastest first."""
    times = medians(result)
    limited = LIMIT in times
    base = LIMIT if limited else OTHER if OTHER in times else best_peer(times)
    lines = [f"**{workload.name}**: {workload.what}" + (f". Limit: {workload.limit_does}." if limited else "."), ""]
    lines += row(["", "time", "of the limit", "reached", "peak memory"] if limited else ["", "time", f"speed of {base}", "peak memory"])
    lines += row(["---"] + ["---:"] * (4 if limited else 3))
    for name in sorted(times, key=times.get):
        ratio = times[name] / times[base]
        relation = [f"{digits(ratio)} x", f"{100 / ratio:.0f} %"] if limited else [f"{digits(1 / ratio)} x"]
        lines += row([name, duration(times[name]) + (", one run" if name in workload.once else ""), *relation, size(result[name]["peak"])])
    return "\n".join(lines) + "\n"


def row(cells):
    return ["| " + " | ".join(cells) + " |"]


def medians(result):
    return {name: statistics.median(each["times"]) for name, each in result.items()}


def best_peer(times):
    return min((name for name in times if name not in OURS), key=times.get)


def digits(ratio):
    """Three of them, as far as they say something."""
    return f"{ratio:.0f}" if ratio >= 100 else f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"


def duration(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.1f} ms"


def size(count):
    return f"{count / 2 ** 30:.2f} GiB" if count >= 2 ** 30 else f"{count / 2 ** 20:.0f} MiB"


def remember(path, name, result):
    """Adds the result of a workload to those of others, of this run and of earlier ones."""
    results = {**known(path), name: result}
    with open(path, "w") as file:
        json.dump(results, file, indent=1)


def known(path):
    if not os.path.exists(path):
        return {}
    with open(path) as file:
        return json.load(file)


def update(path, text):
    """Puts the text between the two markers of the file."""
    with open(path) as file:
        page = file.read()
    page, count = re.subn(r"(<!-- results -->\n).*(<!-- end of results -->)", lambda marks: f"{marks[1]}\n{text}\n{marks[2]}", page, flags=re.S)
    if count != 1:
        raise ValueError(f"{path} has no place for results")
    with open(path, "w") as file:
        file.write(page)


def conditions(results, folder):
    counts = {max(len(each["times"]) for each in result.values()) for result in results.values()}
    rounds = " to ".join(str(count) for count in sorted({min(counts), max(counts)}))
    peers = ", ".join(f"{name} {version(package)}" for name, package in PEERS.items())
    return f"Medians of {rounds} rounds with {THREADS} threads on {machine(folder)}, {platform.freedesktop_os_release()['PRETTY_NAME']}: {peers}.\n"


def machine(folder):
    """The processor, its last cache, and the vectors that ours use on it."""
    return f"{processor()}{last_cache()} (vectors of {vectors(JIT, folder)} bits under the JIT, of {vectors(AOT, folder)} in the native program)"


def last_cache():
    try:
        with open("/sys/devices/system/cpu/cpu0/cache/index3/size") as file:
            return f" and {int(file.read().strip().removesuffix('K')) // 1024} MiB of last-level cache"
    except (OSError, ValueError):
        return ""


def processor():
    with open("/proc/cpuinfo") as file:
        text = file.read()
    model = re.search(r"^model name\s*: (.*)", text, re.M)
    widest = "AVX-512" if "avx512f" in text else "AVX2" if "avx2" in text else "SSE"
    return f"{os.cpu_count()} cores of {model[1] if model else platform.machine()} with {widest}"
