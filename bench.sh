#!/usr/bin/env bash
# Times StaticGraph beside NumPy, numexpr, numba and dask, and beside programs in C that show what the machine can do.
# Usage: ./bench.sh [--rounds N] [--update] [--against CHECKOUT] [WORKLOAD...]; benchmarks/README.md says what the workloads are.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/packages.sh

need python3-numpy python3-numexpr python3-numba python3-dask python3-h5py python3-scipy gcc libc6-dev libopenblas-dev libhdf5-103-1 clang zlib1g-dev util-linux-extra
folder=artifacts/benchmarks
mkdir -p "$folder/limits"
echo "Building ..." >&2
compile() { quietly gcc -Wall -Wextra -Ofast -fopenmp "$@" -lm -lz -Wl,--as-needed -lopenblas; }
for source in benchmarks/limits/*.c; do
    compile -march=native -mprefer-vector-width=512 "$source" -o "$folder/limits/$(basename "$source" .c)"
done
for limit in math philox; do compile -march=x86-64-v3 "benchmarks/limits/$limit.c" -o "$folder/limits/$limit-avx2"; done
quietly dotnet build benchmarks/Contestant -c Release -f net10.0 -v q --tl:off
quietly dotnet publish benchmarks/Contestant -c Release -f net10.0 -r linux-x64 -o "$folder/native" -v q --tl:off
exec /usr/bin/python3 benchmarks/bench.py "$folder" "$@"
