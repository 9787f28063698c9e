#!/usr/bin/env python3
"""Times `mlops export --dry-run` of a generated notebook, process start to end: records, functions, LINQ over what cells
above declare, charts of text; eight of ten cells are marked. Beside it, `mlops --help`: what a process costs by itself.
Prints medians in milliseconds, and processor time.

usage: export-cells.py [REPETITIONS, 9 [CELLS, 100 [TOOL [FOLDER TO KEEP THE NOTEBOOK IN]]]]
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(HERE, "../../../src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops")

# Ten cells that follow each other; {0} is the number of the round, {1} that of the round before.
ROUND = [
    ("Order{0}", "public record Order{0}(int Id, string Customer, double Amount, DateTime Day)\n{{\n    public bool IsLarge => Amount > 50;\n}}"),
    ("Share{0}", "static double Share{0}(IEnumerable<Order{0}> orders, Func<Order{0}, bool> test) =>\n    orders.Any() ? orders.Count(test) / (double)orders.Count() : 0;"),
    ("Make{0}", "const int Size{0} = 200;\nvar orders{0} = Enumerable.Range(0, Size{0})\n    .Select(n => new Order{0}(n, $\"c{{n % 17}}\", (n * 7919 % 1000) / 10.0, new DateTime(2026, 1, 1).AddDays(n % 31)))\n    .ToList();"),
    ("Group{0}", "var byCustomer{0} = orders{0}\n    .GroupBy(order => order.Customer)\n    .ToDictionary(same => same.Key, same => same.Sum(order => order.Amount));"),
    (None, "foreach (var pair in byCustomer{0}.OrderBy(pair => pair.Key).Take(3))\n{{\n    Console.WriteLine($\"{{pair.Key}}: {{pair.Value:F1}}\");\n}}"),
    ("Score{0}", "double share{0} = Share{0}(orders{0}, order => order.IsLarge);\ndouble mean{0} = byCustomer{0}.Values.Average();\ndouble score{0} = Math.Round(share{0} * mean{0} + {2}, 6);"),
    ("Window{0}", "static List<double> Window{0}(IReadOnlyList<double> values, int width)\n{{\n    List<double> means = [];\n    for (int at = 0; at + width <= values.Count; at++)\n    {{\n        double sum = 0;\n        for (int inner = at; inner < at + width; inner++)\n        {{\n            sum += values[inner];\n        }}\n\n        means.Add(sum / width);\n    }}\n\n    return means;\n}}"),
    ("Smooth{0}", "List<double> smooth{0} = Window{0}(orders{0}.Select(order => order.Amount).ToList(), 5);\nvar (low{0}, high{0}) = (smooth{0}.Min(), smooth{0}.Max());"),
    (None, "display(smooth{0}.Take(5).Select(value => $\"{{value:F2}}\").ToList())"),
    ("Text{0}", "var lines{0} = new StringBuilder();\nforeach (var day in orders{0}.GroupBy(order => order.Day).OrderBy(day => day.Key))\n{{\n    if (day.Count() > 3 && high{0} > low{0})\n    {{\n        lines{0}.AppendLine($\"{{day.Key:yyyy-MM-dd}} {{day.Sum(order => order.Amount) * score{0}:F3}}\");\n    }}\n}}\n\nstring text{0} = lines{0}.ToString();"),
]


def notebook(path, count):
    cells = []
    for number in range(count):
        round_number, place = divmod(number, len(ROUND))
        mark, source = ROUND[place]
        before = f"score{round_number - 1}" if round_number > 0 else "1.0"
        text = source.format(round_number, round_number - 1, before)
        if mark is not None:
            text = f"#!mlops-export --as {mark.format(round_number)}\n{text}"
        cells.append({"cell_type": "code", "execution_count": number + 1, "id": f"c{number}", "metadata": {}, "outputs": [], "source": text})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"cells": cells, "metadata": {"kernelspec": {"display_name": "C#", "language": "C#", "name": "mlops"}}, "nbformat": 4, "nbformat_minor": 5}, file)


def timed(arguments, folder, repetitions):
    """Wall and processor seconds of each run, after one that is not counted; and what the last run said."""
    walls, processors = [], []
    for number in range(repetitions + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        said = subprocess.run(arguments, cwd=folder, check=True, capture_output=True, text=True).stdout
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if number > 0:
            walls.append(wall)
            processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return walls, processors, said


def main():
    repetitions, count = (list(map(int, sys.argv[1:3])) + [9, 100][len(sys.argv[1:3]):])
    tool = os.path.abspath(sys.argv[3] if len(sys.argv) > 3 else TOOL)
    folder = tempfile.mkdtemp(prefix="mlops-export-")
    try:
        notebook(os.path.join(folder, "research.ipynb"), count)
        if len(sys.argv) > 4:
            shutil.copy(os.path.join(folder, "research.ipynb"), sys.argv[4])
        for name, arguments in (("--help", ["--help"]), (f"export, {count} cells", ["export", "research.ipynb", "--to", "Library", "--dry-run"])):
            walls, processors, said = timed([tool, *arguments], folder, repetitions)
            print(f"{name:18} {statistics.median(walls) * 1000:6.0f} ms ({min(walls) * 1000:.0f} to {max(walls) * 1000:.0f}), "
                  f"processor {statistics.median(processors) * 1000:6.0f} ms")
        print(said.splitlines()[0])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
