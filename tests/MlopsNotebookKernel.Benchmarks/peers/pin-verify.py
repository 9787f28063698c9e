#!/usr/bin/env python3
"""Times pin in a repository of many commits and files, beside `git status`, and verify of many notebooks.

usage: pin-verify.py [REPETITIONS [COMMITS [FILES [NOTEBOOKS [TOOL]]]]]
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(HERE, "../../../src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops")


def git(folder, *arguments, text=None):
    return subprocess.run(["git", "-C", folder, *arguments], input=text, check=True, capture_output=True).stdout


def notebook(path, cells):
    body = {
        "cells": [{"cell_type": "code", "execution_count": None, "id": f"c{index}", "metadata": {}, "outputs": [], "source": source}
                  for index, source in enumerate(cells)],
        "metadata": {"kernelspec": {"display_name": "C#", "language": "C#", "name": "mlops"}},
        "nbformat": 4, "nbformat_minor": 5,
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(body, file)


def history(folder, commits, files):
    """Many commits by fast-import; each changes one of the files."""
    lines = []
    for number in range(commits):
        text = f"file {number % files}, version {number // files}\n"
        lines.append(f"commit refs/heads/main\ncommitter A <a@b> {1600000000 + number} +0000\ndata 1\nx")
        lines.append(f"M 644 inline src/{number % files // 100}/{number % files}.txt\ndata {len(text)}\n{text}")
    git(folder, "fast-import", "--quiet", text="\n".join(lines).encode())
    git(folder, "reset", "-q", "--hard")


def pins(tool, folder, repetitions):
    """Seconds of the pin cell alone, each in a process of its own, the first stamp and the one found again."""
    first, again = [], []
    for _ in range(repetitions):
        shutil.rmtree(os.path.join(folder, ".mlops", "pins"), ignore_errors=True)
        for times in (first, again):
            result = subprocess.run(
                [tool, "run", "research.ipynb", "--output", os.path.join(folder, ".git", "out.ipynb"), "--format", "json"],
                cwd=folder, check=True, capture_output=True).stdout
            times.append(json.loads(result)["cells"][-1]["seconds"])
    return first, again


def main():
    repetitions, commits, files, notebooks = (list(map(int, sys.argv[1:5])) + [5, 50000, 2000, 200][len(sys.argv[1:5]):])
    tool = os.path.abspath(sys.argv[5] if len(sys.argv) > 5 else TOOL)
    folder = tempfile.mkdtemp(prefix="mlops-pin-")
    try:
        git(folder, "init", "-q", "-b", "main")
        git(folder, "config", "user.name", "A")
        git(folder, "config", "user.email", "a@b")
        history(folder, commits, files)
        with open(os.path.join(folder, "rows.csv"), "w", encoding="utf-8") as file:
            file.write("a,b\n" + "".join(f"{n},{n * n % 7}\n" for n in range(1000)))
        notebook(os.path.join(folder, "research.ipynb"), [
            "#!mlops-snapshot rows.csv", "var a = 1;", "a + 1", "#!mlops-pin --question \"Why?\""])
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "notebook")
        git(folder, "status")
        status = []
        for _ in range(repetitions):
            start = time.perf_counter()
            git(folder, "status", "--porcelain")
            status.append(time.perf_counter() - start)
        first, again = pins(tool, folder, repetitions)
        milliseconds = lambda times: f"{statistics.median(times) * 1000:6.0f} ms ({min(times) * 1000:.0f} to {max(times) * 1000:.0f})"
        print(f"{commits} commits, {files} files; median of {repetitions}, each in a new process")
        print(f"git status             {milliseconds(status)}")
        print(f"pin, the first stamp   {milliseconds(first)}")
        print(f"pin, found again       {milliseconds(again)}")

        stamp = open(os.path.join(folder, ".mlops/pins/research.ipynb.pin.json"), encoding="utf-8").read()
        executed = open(os.path.join(folder, ".git/out.ipynb"), encoding="utf-8").read()
        os.makedirs(os.path.join(folder, "many"))
        os.makedirs(os.path.join(folder, ".mlops/pins/many"))
        for number in range(notebooks):
            name = f"many/n{number}.ipynb"
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(executed.replace("research.ipynb", name))
            with open(os.path.join(folder, f".mlops/pins/{name}.pin.json"), "w", encoding="utf-8") as file:
                file.write(stamp.replace("research.ipynb", name))
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "many")
        times = []
        for _ in range(repetitions):
            start = time.perf_counter()
            answer = subprocess.run([tool, "verify", "many"], cwd=folder, capture_output=True, text=True)
            times.append(time.perf_counter() - start)
        print(f"verify of {notebooks} notebooks, process and all {milliseconds(times)}: {answer.stdout.splitlines()[0]}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
