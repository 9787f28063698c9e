#!/usr/bin/env python3
"""Times the whole gate command on two CSV files of predictions: reads, pairs rows by id, judges and records. Prints seconds
of each run and of the processors, and the peak of memory.

Four metrics, a slice rule over eight places, 2,000 resamples. The tool is a published one (dotnet publish
src/MlopsNotebookKernel.Launcher -c Release -r RUNTIME -o FOLDER).

Needs: python3 with numpy. Usage: gate-files.py TOOL [rows, 1000000] [runs, 3]
"""

import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import numpy

POLICY = {
    "schema": "mlops.gate/1",
    "name": "delay",
    "task": "binary",
    "columns": {"id": "id", "label": "label", "prediction": "prediction", "score": "probability"},
    "metrics": [
        {"metric": "auc", "floor": 0.6, "leastImprovement": 0},
        {"metric": "log-loss", "leastImprovement": 0},
        {"metric": "brier"},
        {"metric": "f1"},
    ],
    "slices": [{"column": "origin", "metric": "auc", "mostWorsening": 0.01}],
}


def write(folder, rows):
    """A label that depends on a hidden number, and two models that see it through noise."""
    rng = numpy.random.default_rng(1)
    signal = rng.normal(size=rows) - 1.5
    labels = rng.random(rows) < 1 / (1 + numpy.exp(-signal))
    places = rng.choice(["ORD", "DFW", "ATL", "LAX", "JFK", "SFO", "DEN", "SEA"], size=rows)
    for name, noise in (("champion", 1.0), ("challenger", 0.9)):
        scores = 1 / (1 + numpy.exp(-(signal + noise * rng.normal(size=rows))))
        lines = (f"f{i},{str(bool(labels[i])).lower()},{str(bool(scores[i] > 0.5)).lower()},{scores[i]:.6f},{places[i]}\n" for i in range(rows))
        with open(folder / f"{name}.csv", "w", encoding="utf-8") as file:
            file.write("id,label,prediction,probability,origin\n")
            file.writelines(lines)


def main():
    tool = pathlib.Path(sys.argv[1]).resolve()
    rows, runs = [*map(int, sys.argv[2:]), *(1_000_000, 3)[len(sys.argv) - 2:]]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, rows)
        (folder / ".mlops" / "gates").mkdir(parents=True)
        (folder / ".mlops" / "gates" / "delay.json").write_text(json.dumps(POLICY), encoding="utf-8")
        for _ in range(runs):
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            run = subprocess.run(
                [tool, "gate", "delay", "--champion", "champion.csv", "--challenger", "challenger.csv"],
                cwd=folder, capture_output=True, text=True, check=False)
            seconds = time.perf_counter() - start
            now = resource.getrusage(resource.RUSAGE_CHILDREN)
            if run.returncode > 1:
                sys.exit(f"{run.stdout}{run.stderr}")
            processors = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
            print(f"{seconds:.1f} s, of the processors {processors:.1f} s, {now.ru_maxrss / 1024:.0f} MB; {run.stdout.splitlines()[0]}")


if __name__ == "__main__":
    main()
