#!/usr/bin/env python3
"""Times a gate's paired bootstrap beside scipy's on the same generated predictions, all in memory, and holds the
intervals against each other. Prints seconds and the ratio; exits 1 where ends differ by more than a tenth of the
interval's width, which is several times what resampling itself makes them differ.

Log loss: scipy.stats.bootstrap, percentile method, all resamples, a batch at a time (its BCa leaves out each row in
turn, which a million rows do not allow). AUC: sklearn's roc_auc_score on resampled rows, for a few resamples, scaled up.

Needs: python3 with numpy, scipy and sklearn. Usage: gate-scipy.py [rows, 1000000] [replicates, 2000]
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy
import scipy
import scipy.stats
import sklearn
import sklearn.metrics

PROJECT = pathlib.Path(__file__).resolve().parent.parent
RESAMPLES_OF_AUC = 5


def generate(rows):
    """A label that depends on a hidden number, and two models that see it through noise."""
    rng = numpy.random.default_rng(1)
    signal = rng.normal(size=rows) - 1.5
    labels = (rng.random(rows) < 1 / (1 + numpy.exp(-signal))).astype(float)
    scores = [1 / (1 + numpy.exp(-(signal + noise * rng.normal(size=rows)))) for noise in (1.0, 0.9)]
    return labels, *scores


def ours(labels, champion, challenger, replicates):
    """What the benchmark project's verb says, by the first metric."""
    with tempfile.TemporaryDirectory() as folder:
        for name, values in (("labels", labels), ("champion", champion), ("challenger", challenger)):
            values.astype("<f8").tofile(f"{folder}/{name}.f64")
        run = subprocess.run(
            ["dotnet", "run", "-c", "Release", "--no-build", "--project", str(PROJECT), "--", "gate", folder, str(replicates)],
            capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"build first: dotnet build -c Release {PROJECT.name}\n{run.stdout}{run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    rows, replicates = [*map(int, sys.argv[1:]), *(1_000_000, 2000)[len(sys.argv) - 1:]]
    labels, champion, challenger = generate(rows)
    mine = ours(labels, champion, challenger, replicates)

    def loss(p):
        return -numpy.where(labels == 1, numpy.log(p), numpy.log1p(-p))

    start = time.perf_counter()
    result = scipy.stats.bootstrap(
        (loss(champion), loss(challenger)), lambda a, b, axis=-1: a.mean(axis=axis) - b.mean(axis=axis), paired=True,
        vectorized=True, n_resamples=replicates, batch=1, method="percentile", random_state=numpy.random.default_rng(2))
    seconds = time.perf_counter() - start
    low, high = result.confidence_interval
    interval = mine[0]["intervals"][0]
    apart = max(abs(interval["low"] - low), abs(interval["high"] - high)) / (high - low)

    rng = numpy.random.default_rng(3)
    start = time.perf_counter()
    for _ in range(RESAMPLES_OF_AUC):
        drawn = rng.integers(0, rows, rows)
        for scores in (champion, challenger):
            sklearn.metrics.roc_auc_score(labels[drawn], scores[drawn])
    auc_seconds = (time.perf_counter() - start) / RESAMPLES_OF_AUC * replicates

    print(f"{rows:,} rows, {replicates:,} resamples")
    print(f"log loss: scipy {scipy.__version__} {seconds:8.1f} s, mlops {mine[0]['seconds']:6.2f} s, ratio {seconds / mine[0]['seconds']:6.1f}; "
          f"ends differ by {apart:.1%} of the width")
    print(f"AUC:      sklearn {sklearn.__version__} {auc_seconds:8.1f} s (of {RESAMPLES_OF_AUC} resamples), mlops {mine[1]['seconds']:6.2f} s, "
          f"ratio {auc_seconds / mine[1]['seconds']:6.1f}")
    print(f"AUC, log loss, Brier, F1 and accuracy together: mlops {mine[2]['seconds']:6.2f} s")
    return 1 if apart > 0.1 else 0


if __name__ == "__main__":
    sys.exit(main())
