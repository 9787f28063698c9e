#!/usr/bin/env python3
"""Times KS, Wasserstein-1 and PSI of numeric columns beside scipy's on the same generated values, all in memory, and
holds the numbers against each other. Prints seconds (medians) and the ratio; exits 1 where numbers differ by more
than 1e-9, relative to the greater one or to 1.

Needs: python3 with numpy and scipy. Usage: drift-scipy.py [columns, 10] [rows, 1000000] [rounds, 3]
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import scipy
import scipy.stats

PROJECT = pathlib.Path(__file__).resolve().parent.parent
TOLERANCE = 1e-9


def generate(columns, rows):
    """Normal, exponential and rounded columns in turn; the current ones are shifted a little."""
    rng = numpy.random.default_rng(1)
    kinds = [
        lambda shift: rng.normal(shift, 1, rows),
        lambda shift: rng.exponential(1 + shift, rows),
        lambda shift: numpy.round(rng.normal(30 * shift, 30, rows)),
    ]
    return [(kinds[i % 3](0), kinds[i % 3](0.05)) for i in range(columns)]


def population_stability(baseline, current):
    """Over the baseline's deciles; an empty bin counts as half a row. Bins hold their upper edge."""
    edges = numpy.unique(numpy.quantile(baseline, numpy.arange(1, 10) / 10, method="inverted_cdf"))
    counts = [numpy.bincount(numpy.searchsorted(edges, side, side="left"), minlength=len(edges) + 1) for side in (baseline, current)]
    p, q = (numpy.maximum(count, 0.5) / count.sum() for count in counts)
    return float(((q - p) * numpy.log(q / p)).sum())


def timed(statistic, pairs, rounds):
    """The values, and the median of seconds over all pairs."""
    seconds, values = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        values = [float(statistic(a, b)) for a, b in pairs]
        seconds.append(time.perf_counter() - start)
    return values, statistics.median(seconds)


def ours(pairs):
    """What the benchmark project's verb says of the same values."""
    with tempfile.TemporaryDirectory() as folder:
        for i, (baseline, current) in enumerate(pairs):
            baseline.astype("<f8").tofile(f"{folder}/baseline-{i}.f64")
            current.astype("<f8").tofile(f"{folder}/current-{i}.f64")
        run = subprocess.run(
            ["dotnet", "run", "-c", "Release", "--no-build", "--project", str(PROJECT), "--", "statistics", folder],
            capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"build first: dotnet build -c Release {PROJECT.name}\n{run.stdout}{run.stderr}")
    return json.loads(run.stdout)


def main():
    columns, rows, rounds = [*map(int, sys.argv[1:]), *(10, 1_000_000, 3)[len(sys.argv) - 1:]]
    pairs = generate(columns, rows)
    mine = ours(pairs)
    peers = {
        "kolmogorovSmirnov": lambda a, b: scipy.stats.ks_2samp(a, b, method="asymp").statistic,
        "wasserstein": scipy.stats.wasserstein_distance,
        "populationStabilityIndex": population_stability,
    }
    total, worst = 0.0, 0.0
    for name, statistic in peers.items():
        values, seconds = timed(statistic, pairs, rounds)
        total += seconds
        apart = max(
            abs(column[name] - value) / max(1, abs(value)) for column, value in zip(mine["columns"], values, strict=True))
        worst = max(worst, apart)
        print(f"scipy {scipy.__version__} {name:26} {seconds:7.3f} s   numbers differ by at most {apart:.1e}")
    print(f"scipy, all three                       {total:7.3f} s")
    print(f"mlops, all three                       {mine['seconds']:7.3f} s   (the first time {mine['firstSeconds']:.3f} s)")
    print(f"ratio                                  {total / mine['seconds']:7.1f}     {columns} columns, {rows:,} + {rows:,} rows")
    return 1 if worst > TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
