#!/usr/bin/env bash
# Times the normalisation of 8000 x 8000 doubles, HDF5 to HDF5, with StaticGraph, dask, and NumPy with h5py, in one run.
# Usage: benchmarks/run.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/packages.sh

need python3-numpy python3-h5py python3-dask libhdf5-103-1 clang zlib1g-dev
folder=artifacts/benchmarks
mkdir -p "$folder"
echo "Building ..."
quietly dotnet build samples/Normalize -c Release -f net10.0 -v q --tl:off
quietly dotnet publish samples/Normalize -c Release -f net9.0 -r linux-x64 -o "$folder/native" -v q --tl:off
exec /usr/bin/python3 benchmarks/compare.py "$folder" "${1:-5}"
