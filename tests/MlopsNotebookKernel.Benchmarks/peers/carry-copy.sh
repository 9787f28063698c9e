#!/bin/sh
# Times push, pull and fsck of one kept file beside copying its objects and digesting it. Usage: carry-copy.sh FILE
set -eu
file=$(realpath "$1")
mlops=$(realpath "${MLOPS:-$(dirname "$0")/../../../src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
git init -q origin
cp "$file" origin/
cd origin
basename "$file" > .gitignore
"$mlops" snapshot "$(basename "$file")" --name data --kind file > /dev/null 2>&1
git add -A
git -c user.name=x -c user.email=x@example.org commit -qm data
git clone -q . ../clone

timed() {
    name=$1
    shift
    start=$(date +%s.%N)
    "$@" > /dev/null 2>&1
    echo "$name: $(echo "$(date +%s.%N) - $start" | bc) s"
}

timed "push, all missing" "$mlops" push --remote ../remote/
timed "push, all there" "$mlops" push --remote ../remote/
cd ../clone
timed "pull, all missing" "$mlops" pull --remote ../remote/
timed "fsck" "$mlops" fsck
timed "cp -r and sync" sh -c 'cp -r ../origin/.git/mlops/objects/chunks ../copy && sync'
timed "sha256sum" sha256sum "../origin/$(basename "$file")"
