"""Times StaticGraph beside its peers and beside what the machine can do. bench.sh, which builds the programs, calls this."""
import argparse
import os

from harness import data, measure, plot, report, workloads
from harness.contestants import BENCHMARKS


def main():
    chosen = arguments()
    if chosen.against:
        return compare(chosen)
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


def compare(chosen):
    """Our native programs of this checkout and of another, turn by turn. Nothing of it is kept for the page."""
    link = os.path.join(chosen.folder, "other")
    if os.path.lexists(link):
        os.remove(link)
    os.symlink(os.path.join(os.path.abspath(chosen.against), "artifacts", "benchmarks", "native"), link)
    for workload in workloads.ALL:
        if workload.name in chosen.workloads or not chosen.workloads:
            data.make(chosen.folder, workload.data)
            both = workload.beside_other()
            print(report.table(both, measure.measure(both, chosen.folder, chosen.rounds)), flush=True)


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
    parser.add_argument("--against", metavar="CHECKOUT", help="time our native program beside that of another checkout, which ./bench.sh has built there, and nobody else")
    chosen = parser.parse_intermixed_args()
    unknown = set(chosen.workloads) - {each.name for each in workloads.ALL}
    if unknown:
        parser.error(f"there is no workload {' '.join(sorted(unknown))}")
    return chosen


if __name__ == "__main__":
    main()
