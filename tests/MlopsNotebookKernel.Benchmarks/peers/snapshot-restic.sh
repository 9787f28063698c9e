#!/usr/bin/env bash
# Times `mlops snapshot` of a generated CSV beside restic, and borg where it is installed: first time, unchanged, and
# with 1 % of its rows inserted at the front. Prints seconds (medians), bytes stored and ratios.
# Needs: a Release build of the launcher, python3, restic. Usage: snapshot-restic.sh [megabytes, 400] [rounds, 3]
set -euo pipefail
megabytes=${1:-400}
rounds=${2:-3}
root=$(cd "$(dirname "$0")/../../.." && pwd)
mlops="$root/src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops"
[ -x "$mlops" ] || { echo "build first: dotnet build -c Release src/MlopsNotebookKernel.Launcher" >&2; exit 2; }
command -v restic >/dev/null || { echo "restic is not installed" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RESTIC_PASSWORD=benchmark RESTIC_CACHE_DIR="$work/restic-cache"
export BORG_BASE_DIR="$work/borg-base" BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes
export DOTNET_NOLOGO=1

# Rows like those of a research table: whole numbers, amounts with decimals, a few categories, a moment in time.
rows() {
  python3 - "$1" "$2" <<'PYTHON'
import random, sys
left, rng, out = int(sys.argv[1]), random.Random(int(sys.argv[2])), sys.stdout
carriers = ["AA", "AS", "B6", "CO", "DL", "EV", "NW", "UA", "US", "WN"]
while left > 0:
    block = "".join(
        f"2001-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02},{rng.choice(carriers)},{rng.randrange(1, 7000)},"
        f"{rng.gauss(8, 30):.2f},{rng.gauss(0, 1):.6f},{rng.randrange(50, 2700)},{rng.random() < 0.02}\n"
        for _ in range(20_000))
    block = block[:block.rfind("\n", 0, left) + 1] if len(block) > left else block
    out.write(block)
    left -= max(len(block), 1) if block else left
PYTHON
}

seconds() { # runs a command, its output aside, and prints the seconds it took
  local start=$EPOCHREALTIME
  "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
stored() { du -sb "$1" | cut -f1; }

mlops_new() { rm -rf "$work/project/.mlops"; }
mlops_take() { (cd "$work/project" && "$mlops" snapshot data.csv --name data --kind "$kind"); }
file_new() { mlops_new; }
file_take() { kind=file mlops_take; }
table_new() { mlops_new; }
table_take() { kind=table mlops_take; }
restic_new() { rm -rf "$work/restic" "$RESTIC_CACHE_DIR"; restic -q -r "$work/restic" init; }
restic_take() { restic -q -r "$work/restic" backup "$work/project/data.csv"; }
borg_new() { rm -rf "$work/borg" "$BORG_BASE_DIR"; borg init -e none "$work/borg"; }
borg_take() { borg create -C zstd,3 "$work/borg::{now:%s%f}" "$work/project/data.csv"; }
declare -A store=([file]="$work/project/.mlops" [table]="$work/project/.mlops" [restic]="$work/restic" [borg]="$work/borg")

tools=(file table restic)
command -v borg >/dev/null && tools+=(borg)

mkdir "$work/project"
echo "day,carrier,flight,delay,score,distance,cancelled" >"$work/header"
rows $((megabytes * 1000000)) 1 >"$work/body"
rows $((megabytes * 10000)) 2 >"$work/inserted"
cat "$work/header" "$work/body" >"$work/original"
cat "$work/header" "$work/inserted" "$work/body" >"$work/changed"
rm "$work/body"

for round in $(seq "$rounds"); do
  for tool in "${tools[@]}"; do
    cp "$work/original" "$work/project/data.csv"
    sync
    sleep 3 # a file changed within the clock's grain is never trusted to be unchanged: by none of them
    "${tool}_new" >/dev/null 2>&1
    before=$(stored "${store[$tool]}" 2>/dev/null || echo 0)
    seconds "${tool}_take" >>"$work/$tool.first"
    first=$(stored "${store[$tool]}")
    seconds "${tool}_take" >>"$work/$tool.unchanged"
    again=$(stored "${store[$tool]}")
    cp "$work/changed" "$work/project/data.csv"
    sync
    sleep 3
    seconds "${tool}_take" >>"$work/$tool.inserted"
    echo "$((first - before)) $(($(stored "${store[$tool]}") - again))" >"$work/$tool.bytes"
  done
done

printf '%-8s %10s %10s %10s %14s %14s\n' "" "first" "unchanged" "inserted" "stored, MB" "added, MB"
for tool in "${tools[@]}"; do
  read -r first added <"$work/$tool.bytes"
  printf '%-8s %8s s %8s s %8s s %14s %14s\n' "$tool" "$(median "$work/$tool.first")" "$(median "$work/$tool.unchanged")" \
    "$(median "$work/$tool.inserted")" "$(awk -v b="$first" 'BEGIN { printf "%.1f", b / 1e6 }')" \
    "$(awk -v b="$added" 'BEGIN { printf "%.1f", b / 1e6 }')"
done
for peer in "${tools[@]:2}"; do
  for case in first unchanged inserted; do
    awk -v peer="$peer" -v case_="$case" -v p="$(median "$work/$peer.$case")" -v f="$(median "$work/file.$case")" -v t="$(median "$work/table.$case")" \
      'BEGIN { printf "%s / mlops, %s: as a file %.2f, as a table (with digest and profile) %.2f\n", peer, case_, p / f, p / t }'
  done
done
