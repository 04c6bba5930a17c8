"""Times StaticGraph beside its peers and beside what the machine can do. bench.sh, which builds the programs, calls this."""
import argparse
import os

from harness import data, measure, report, workloads


def main():
    chosen = arguments()
    results = {}
    for workload in workloads.ALL:
        if workload.name in chosen.workloads or not chosen.workloads:
            data.make(chosen.folder, workload.data)
            results[workload.name] = measure.measure(workload, chosen.folder, chosen.rounds)
            print(report.table(workload, results[workload.name]), flush=True)
    report.remember(os.path.join(chosen.folder, "results.json"), results)


def arguments():
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("folder", help=argparse.SUPPRESS)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help="all of them unless named: " + " ".join(each.name for each in workloads.ALL))
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_intermixed_args()
    unknown = set(chosen.workloads) - {each.name for each in workloads.ALL}
    if unknown:
        parser.error(f"there is no workload {' '.join(sorted(unknown))}")
    return chosen


if __name__ == "__main__":
    main()
