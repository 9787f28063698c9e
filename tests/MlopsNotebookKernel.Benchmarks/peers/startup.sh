#!/usr/bin/env bash
# Times from process start to end: `mlops --help` beside `dotnet build --help`, and a notebook of one cell beside a
# script of one line under `dotnet fsi`, the interactive compiler that comes with the SDK. Prints medians in
# milliseconds and ratios. Needs: a Release build of the launcher. Usage: startup.sh [rounds, 9]
set -euo pipefail
rounds=${1:-9}
root=$(cd "$(dirname "$0")/../../.." && pwd)
mlops="$root/src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops"
[ -x "$mlops" ] || { echo "build first: dotnet build -c Release src/MlopsNotebookKernel.Launcher" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
cd "$work"
printf '#!meta\n\n{"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}\n\n#!csharp\n\n1 + 1\n' >cell.dib
echo 'printfn "%d" (1 + 1)' >line.fsx

milliseconds() { # median over the rounds, after one that is not counted
  "$@" >log 2>&1 || { cat log >&2; exit 1; }
  for _ in $(seq "$rounds"); do
    local start=$EPOCHREALTIME
    "$@" >log 2>&1
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f\n", (b - a) * 1000 }'
  done | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

compare() { # a label, ours, the peer's name, the peer's
  awk -v label="$1" -v ours="$2" -v peer="$3" -v theirs="$4" \
    'BEGIN { printf "%-12s mlops %5d ms   %-20s %5d ms   ratio %.2f\n", label, ours, peer, theirs, theirs / ours }'
}

help=$(milliseconds "$mlops" --help)
compare "help" "$help" "dotnet build --help" "$(milliseconds dotnet build --help)"
cell=$(milliseconds "$mlops" run cell.dib)
compare "first cell" "$cell" "dotnet fsi" "$(milliseconds dotnet fsi --quiet --exec line.fsx)"
