"""Who takes part, and how the harness talks to one of them."""
import os
import subprocess
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
THREADS = 2

LIMIT, AOT, JIT, OTHER = "limit", "StaticGraph AOT", "StaticGraph JIT", "StaticGraph AOT of the other checkout"
GCC_AVX2, NUMBA, NUMEXPR, DASK, NUMPY = "gcc with AVX2", "numba", "numexpr", "dask", "NumPy"
OURS = (AOT, JIT)


def command(contestant, limit, folder):
    """The program of a contestant; `limit` is the name of the workload's program in C."""
    if contestant == LIMIT:
        return [os.path.join(folder, "limits", limit)]
    if contestant == GCC_AVX2:
        return [os.path.join(folder, "limits", limit + "-avx2")]
    if contestant == AOT:
        return [os.path.join(folder, "native", "StaticGraph.Contestant")]
    if contestant == OTHER:
        return [os.path.join(folder, "other", "StaticGraph.Contestant")]
    if contestant == JIT:
        return ["dotnet", os.path.join(BENCHMARKS, "Contestant", "bin", "Release", "net10.0", "StaticGraph.Contestant.dll")]
    return [sys.executable, os.path.join(BENCHMARKS, "peers", f"with_{contestant.lower()}.py")]


def vectors(contestant, folder):
    """Bits of the vectors that one of ours computes with."""
    return int(subprocess.run([*command(contestant, None, folder), "vectors"], stdout=subprocess.PIPE, text=True, check=True, env=environment()).stdout)


def environment(threads=THREADS):
    """As many threads for everyone, each told in its own way."""
    names = ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "NUMEXPR_MAX_THREADS", "OPENBLAS_NUM_THREADS", "DOTNET_PROCESSOR_COUNT")
    # Old builds of OpenBLAS do not know every processor, and fall back to their slowest kernels without a word.
    with open("/proc/cpuinfo") as processors:
        core = "SkylakeX" if "avx512f" in processors.read() else "Haswell"
    return {"OPENBLAS_CORETYPE": core, **os.environ, **{name: str(threads) for name in names}}


class Contestant:
    """A process that has prepared one workload and runs it when told."""

    def __init__(self, name, command, threads):
        self.name = name
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment(threads))
        if self._answer() != "ready":
            raise RuntimeError(f"{name} did not get ready")

    def run(self):
        """Seconds of one run."""
        return float(self._ask("run"))

    def save(self, path):
        """Writes the last result to a file of nothing but its elements."""
        self._ask(f"save {path}")

    def peak(self):
        """The most bytes of memory the process has held."""
        with open(f"/proc/{self._process.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))

    def close(self):
        self._process.stdin.close()
        self._process.wait()

    def _ask(self, line):
        self._process.stdin.write(line + "\n")
        return self._answer()

    def _answer(self):
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with code {self._process.wait()}")
        return line.strip()
