"""Times the contestants of a workload, round by round, each in a process of its own."""
import os
import random
import subprocess
import time
from contextlib import closing

from . import cache, check
from .contestants import Contestant, command

# Runs before the first that counts: until this many seconds of work are done. Code that is compiled while it runs has settled then.
WARM_UP = 1.5


def measure(workload, folder, rounds):
    """{contestant: {"times": seconds of each round, "peak": the most bytes its process held}}"""
    return {"memory": in_memory, "file": to_file, "start": of_start}[workload.kind](workload, folder, rounds)


def in_memory(workload, folder, rounds):
    """A new process in every round: which memory the system gives it decides over up to half of its speed, and one process would be one throw of dice."""
    def once(name, first):
        with closing(start(name, workload, folder)) as contestant:
            if name not in workload.once:
                warm_up(contestant, workload, folder)
            seconds = run(contestant, workload, folder)
            if first:
                check.save(contestant, workload, folder)
            return seconds, contestant.peak()

    return in_rounds(workload, rounds, once, lambda name, first: first and check.saved_results(name, workload, folder))


def warm_up(contestant, workload, folder):
    done = 0
    while done < WARM_UP:
        done += run(contestant, workload, folder)


def run(contestant, workload, folder):
    """In the pause the threads of the one before stop spinning; the first run after it, which waits for processors to wake, does not count."""
    if workload.cold:
        cache.drop(folder, workload.data)
    time.sleep(0.05)
    if not workload.cold and contestant.name not in workload.once:
        contestant.run()
    return contestant.run()


def to_file(workload, folder, rounds):
    output = os.path.join(folder, "written.h5")
    check.remove(output)

    def once(name, first):
        os.sync()
        for file in workload.data:
            subprocess.run(["cat", os.path.join(folder, file)], stdout=subprocess.DEVNULL, check=True)
        with closing(start(name, workload, folder)) as contestant:
            return contestant.run(), contestant.peak()

    return in_rounds(workload, rounds, once, lambda name, first: check.written_file(name, workload, output, first))


def of_start(workload, folder, rounds):
    def once(name, first):
        began = time.perf_counter()
        with closing(start(name, workload, folder)) as contestant:
            peak = contestant.peak()
        return time.perf_counter() - began, peak

    return in_rounds(workload, rounds, once, lambda name, first: None)


def in_rounds(workload, rounds, once, after):
    """One process a turn; `once` gives its seconds and its peak."""
    results = {name: {"times": [], "peak": 0} for name in workload.contestants}
    for number in range(rounds):
        for name in ordered(list(results), number):
            if number > 0 and name in workload.once:
                continue
            seconds, peak = once(name, number == 0)
            results[name]["times"].append(seconds)
            results[name]["peak"] = max(peak, results[name]["peak"])
            after(name, number == 0)
    return results


def start(name, workload, folder):
    return Contestant(name, [*command(name, workload.limit, folder), workload.name, folder], workload.threads)


def ordered(contestants, number):
    """The first round as listed, each later one in an order of its own: what runs after a slow one is slower, and that must not always be the same one."""
    return contestants if number == 0 else random.Random(number).sample(contestants, len(contestants))
