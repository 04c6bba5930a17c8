"""The workloads: what is computed, from which files, and who takes part."""
from dataclasses import dataclass

from .contestants import AOT, DASK, JIT, LIMIT, NUMBA, NUMEXPR, NUMPY, OURS


@dataclass(frozen=True)
class Workload:
    name: str
    what: str
    data: tuple
    peers: tuple
    # The program in C that shows what the machine can do, and what it does.
    limit: str | None = None
    limit_does: str | None = None
    # The element type of the result; NumPy's is the reference for the others.
    result: str = "f8"
    # Whether the limit computes the result, rather than only touching the bytes.
    limit_computes: bool = True

    @property
    def contestants(self):
        return ((LIMIT,) if self.limit else ()) + OURS + self.peers


ALL = [
    Workload(
        "cube", "(2 * x + 1) ** 3 of 64 Mi doubles", ("plane.f8",), (NUMBA, NUMEXPR, DASK, NUMPY),
        limit="cube", limit_does="C, OpenMP, non-temporal stores"),
]
