#!/usr/bin/env bash
# Builds everything and runs every test. Results are also left in artifacts/test-results as .trx files.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/packages.sh

# NumPy, h5py, mpmath, xarray and netCDF4 are the tests' second opinion, hdf5-tools what messages advise; libhdf5 reads and writes HDF5; libdeflate inflates faster; clang and zlib link native programs.
need python3-numpy python3-h5py python3-mpmath python3-xarray python3-netcdf4 libhdf5-103-1 hdf5-tools libdeflate0 clang zlib1g-dev
rm -rf artifacts/test-results
patiently "Building (about two minutes)" dotnet build StaticGraph.sln -c Release -v q --tl:off
echo "Testing (about ten minutes on two processors) ..."
dotnet test StaticGraph.sln -c Release --no-build --tl:off -v q \
    --logger trx --logger "console;verbosity=normal" --results-directory artifacts/test-results \
    --blame-hang-timeout 10m --blame-hang-dump-type none "$@" |
    awk -f .ci/progress.awk
