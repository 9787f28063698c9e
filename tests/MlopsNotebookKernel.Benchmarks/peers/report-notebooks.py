#!/usr/bin/env python3
"""Times `mlops report` and `mlops verify` of a repository of many notebooks.

usage: report-notebooks.py [NOTEBOOKS] [MLOPS]

The repository is made of the demonstration's notebook, its stamp and its data: as many copies, a tenth of them with a
changed cell, all on data of which one table has drifted, a replaced stamp and a decision each. MLOPS is the launcher; the
Release build by default.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]


def make(folder: pathlib.Path, count: int) -> None:
    source = ROOT / "notebooks"
    shutil.copytree(source / ".mlops" / "snapshots", folder / ".mlops" / "snapshots")
    shutil.copytree(source / ".mlops" / "metrics", folder / ".mlops" / "metrics")
    shutil.copytree(source / "data", folder / "data")
    notebook = (source / "01-research.ipynb").read_text()
    stamp = json.loads((source / ".mlops" / "pins" / "01-research.ipynb.pin.json").read_text())
    decision = next((source / ".mlops" / "decisions").glob("*.md")).read_text()
    decisions = folder / ".mlops" / "decisions"
    decisions.mkdir()
    for number in range(count):
        name = f"team-{number % 20:02d}/research-{number:04d}.ipynb"
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(notebook.replace("seed: 1", "seed: 2") if number % 10 == 0 else notebook)
        pin = folder / ".mlops" / "pins" / f"{name}.pin.json"
        pin.parent.mkdir(parents=True, exist_ok=True)
        stamp["notebook"] = name
        stamp["question"] = f"Does idea {number} find flights at risk of arriving late?"
        pin.write_text(json.dumps(stamp, indent=2))
        replaced = folder / ".mlops" / "pins" / ".replaced" / name / f"{number:012x}.pin.json"
        replaced.parent.mkdir(parents=True)
        earlier = dict(stamp, stamped=f"2026-{number % 10 + 1:02d}-15T09:00:00+00:00")
        replaced.write_text(json.dumps(earlier, indent=2))
        day = f"2026-{number % 10 + 1:02d}-{number % 27 + 1:02d}"
        (decisions / f"{day}-idea-{number}-{number:04x}.md").write_text(
            decision.replace("Does the model use the hour of departure?", f"Do we keep idea {number}?").replace("2026-11-23", day))
    shutil.copy(folder / "data" / "flights-2001-05.csv", folder / "data" / "flights-2001-01.csv")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(folder)]
    subprocess.run([*git[:1], "init", "-q", str(folder)], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Add the research"], check=True)


def seconds(command: list[str], folder: pathlib.Path) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return time.perf_counter() - begun


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    launcher = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops.dll")
    mlops = ["dotnet", launcher] if launcher.endswith(".dll") else [launcher]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        make(folder, count)
        page = folder / "report.html"
        first = seconds([*mlops, "report", "--output", str(page)], folder)
        again = statistics.median(seconds([*mlops, "report", "--output", str(page)], folder) for _ in range(3))
        verify = statistics.median(seconds([*mlops, "verify", "."], folder) for _ in range(3))
        print(f"{count} notebooks: report first {first:.2f} s, again {again:.2f} s; verify {verify:.2f} s; page {os.path.getsize(page) / 1e6:.2f} MB")
        if os.environ.get("KEEP"):
            shutil.copy(page, os.environ["KEEP"])


if __name__ == "__main__":
    main()
