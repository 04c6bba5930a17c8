#!/usr/bin/env bash
# Builds StaticGraph and normalises an 800 MB array within 128 MiB of memory.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/packages.sh

need libhdf5-103-1
patiently "Building (one or two minutes the first time)" dotnet build samples/Normalize -c Release -f net10.0 -v q --tl:off
exec dotnet samples/Normalize/bin/Release/net10.0/normalize.dll "$@"
