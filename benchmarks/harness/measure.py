"""Times the contestants of a workload, round by round, each in a process of its own."""
import os
import time
from contextlib import ExitStack

import numpy as np

from .contestants import LIMIT, NUMPY, Contestant, command

# Runs before the first that counts: until this many seconds of work are done. Code that is compiled while it runs has settled then.
WARM_UP = 1.5


def measure(workload, folder, rounds):
    """{contestant: {"times": seconds of each round, "peak": bytes}}"""
    with ExitStack() as stack:
        running = [start(name, workload, folder, stack) for name in workload.contestants]
        for contestant in running:
            warm_up(contestant)
        check(running, workload, folder)
        times = {contestant.name: [] for contestant in running}
        for _ in range(rounds):
            for contestant in running:
                times[contestant.name].append(run(contestant))
        return {contestant.name: {"times": times[contestant.name], "peak": contestant.peak()} for contestant in running}


def start(name, workload, folder, stack):
    contestant = Contestant(name, [*command(name, workload.limit, folder), workload.name, folder])
    stack.callback(contestant.close)
    return contestant


def warm_up(contestant):
    done = contestant.run()
    while done < WARM_UP:
        done += contestant.run()


def run(contestant):
    """The threads of the one before stop spinning first."""
    time.sleep(0.05)
    return contestant.run()


def check(running, workload, folder):
    """Every contestant has NumPy's result, up to rounding."""
    expected = saved(next(each for each in running if each.name == NUMPY), workload, folder)
    for contestant in running:
        if contestant.name != NUMPY and (contestant.name != LIMIT or workload.limit_computes):
            compare(saved(contestant, workload, folder), expected, f"{workload.name}: {contestant.name}")
    for name in workload.contestants:
        remove(result_file(name, folder))


def saved(contestant, workload, folder):
    path = result_file(contestant.name, folder)
    contestant.save(path)
    return np.memmap(path, workload.result, "r")


def result_file(name, folder):
    return os.path.join(folder, f"result of {name}")


def compare(actual, expected, who):
    """Part by part, so that the comparison needs little memory."""
    np.testing.assert_equal(actual.shape, expected.shape, who)
    for at in range(0, expected.size, 1 << 22):
        np.testing.assert_allclose(actual[at:at + (1 << 22)], expected[at:at + (1 << 22)], rtol=1e-9, atol=1e-12, err_msg=who)


def remove(path):
    if os.path.exists(path):
        os.remove(path)
