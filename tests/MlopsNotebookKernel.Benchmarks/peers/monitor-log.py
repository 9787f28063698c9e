#!/usr/bin/env python3
"""Times `mlops monitor` over a scoring log, and takes the most memory that it had.

usage: monitor-log.py [ROWS] [MLOPS] [FOLDER]

The log is a generated CSV of half a year (by day the hours are in order), eight columns: moment, origin, distance, predicted
class, score, label, latency, status. MLOPS is the launcher; the Release build by default. FOLDER keeps the files for the
next time. Needs numpy.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[3]
DAYS = 181


def write(path: pathlib.Path, rows: int, seed: int) -> None:
    random = numpy.random.default_rng(seed)
    moment = numpy.datetime64("2001-01-01T00:00:00") + (numpy.arange(rows) * (DAYS * 86_400 / rows)).astype("timedelta64[s]")
    origin = numpy.array([f"A{i:02d}" for i in range(20)])[random.integers(0, 20, rows)]
    distance = random.normal(800, 200, rows)
    late = random.random(rows) < 0.2
    score = numpy.clip(numpy.where(late, 0.7, 0.2) + random.normal(0, 0.1, rows), 0, 1)
    label = random.random(rows) < numpy.where(late, 0.7, 0.1)
    latency = numpy.exp(3 + 0.5 * random.normal(0, 1, rows))
    failed = random.random(rows) < 0.01
    truth = numpy.array(["false", "true"])
    with path.open("w") as file:
        file.write("scored_at,origin,distance,prediction,score,label,latency_ms,status\n")
        for at in range(0, rows, 100_000):
            part = slice(at, at + 100_000)
            columns = [
                numpy.char.replace(numpy.datetime_as_string(moment[part]), "T", " "), origin[part], numpy.char.mod("%.1f", distance[part]), truth[late[part].astype(int)],
                numpy.char.mod("%.4f", score[part]), truth[label[part].astype(int)], numpy.char.mod("%.2f", latency[part]), numpy.where(failed[part], "503", "200"),
            ]
            file.write("\n".join(",".join(row) for row in zip(*columns)) + "\n")


def run(command: list[str], folder: pathlib.Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and the most resident memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(said)
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(folder: pathlib.Path, rows: int, mlops: list[str]) -> None:
    log = folder / f"log-{rows}.csv"
    if not log.exists():
        write(log, rows, 1)
    if not (folder / ".mlops").exists():
        write(folder / "research.csv", 60_000, 2)
        subprocess.run([*mlops, "snapshot", "research.csv", "--name", "research"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*mlops, "metric", "auc", "--better", "higher"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for table in sorted(folder.glob(f"log-{rows}.*")):
        taken = [run([*mlops, "monitor", table.name, "--baseline", "research", "--by", "origin"], folder) for _ in range(3)]
        seconds = [run[0] for run in taken]
        print(
            f"{rows:,} rows, {table.stat().st_size / 1e6:.0f} MB of {table.suffix[1:]}: {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
            f"{statistics.median(run[1] for run in taken):.2f} s of processor time, {max(run[2] for run in taken):.0f} MB at most")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000
    launcher = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops.dll")
    mlops = ["dotnet", launcher] if launcher.endswith(".dll") else [launcher]
    if len(sys.argv) > 3:
        folder = pathlib.Path(sys.argv[3])
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder, rows, mlops)
        return
    with tempfile.TemporaryDirectory() as temporary:
        measure(pathlib.Path(temporary), rows, mlops)


if __name__ == "__main__":
    main()
