"""Times StaticGraph beside its peers and beside what the machine can do. bench.sh, which builds the programs, calls this."""
import argparse
import os

from harness import data, measure, plot, report, workloads
from harness.contestants import BENCHMARKS


def main():
    chosen = arguments()
    file = os.path.join(chosen.folder, "results.json")
    machine = report.machine(chosen.folder)
    for workload in workloads.ALL:
        if workload.name in chosen.workloads or not chosen.workloads:
            data.make(chosen.folder, workload.data)
            result = measure.measure(workload, chosen.folder, chosen.rounds)
            report.remember(file, workload.name, result)
            print(f"On {machine}.\n\n{report.table(workload, result)}", flush=True)
    if chosen.update:
        update(report.known(file), chosen.folder)


def update(results, folder):
    """The page also keeps the results of earlier runs of other workloads."""
    report.update(os.path.join(BENCHMARKS, "README.md"), report.conditions(results, folder) + "\n" + report.tables(workloads.ALL, results))
    plot.write(os.path.join(BENCHMARKS, "ratios.svg"), workloads.ALL, results)


def arguments():
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("folder", help=argparse.SUPPRESS)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help="all of them unless named: " + " ".join(each.name for each in workloads.ALL))
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each contestant that count")
    parser.add_argument("--update", action="store_true", help="put the results into benchmarks/README.md and benchmarks/ratios.svg")
    chosen = parser.parse_intermixed_args()
    unknown = set(chosen.workloads) - {each.name for each in workloads.ALL}
    if unknown:
        parser.error(f"there is no workload {' '.join(sorted(unknown))}")
    return chosen


if __name__ == "__main__":
    main()
