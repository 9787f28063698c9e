"""Runs a thousand cells in one kernel and draws its memory. Run: python3 thousand_cells.py NAME-OF-THE-KERNEL PICTURE.svg

Prints one line: the largest memory in MB, the seconds the cells took, and the median of the last hundred in ms.
"""
import pathlib
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel

CELLS = 1000
STEP = 20
KINDS = [
    "int v{0} = {0}; v{0} * 2",
    "record R{0}(int Id, string Name); new[] {{ new R{0}({0}, \"a\"), new R{0}(1, \"b\") }}",
    "for (int i = 0; i < 10; i++) Console.WriteLine($\"{{i}} of {0}\");",
    "var squares{0} = Enumerable.Range(0, 1000).Select(x => x * x).ToList(); squares{0}.Sum()",
    "string Say{0}(string s) => s + {0}; display(Say{0}(\"a\"));",
]


def memory(pid):
    return int(subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout) / 1024


def draw(points, path):
    width, height, left, bottom = 720, 300, 60, 40
    top = max(value for _, value in points) * 1.1
    place = lambda cell, value: (left + cell / CELLS * (width - left - 20), height - bottom - value / top * (height - bottom - 20))
    line = " ".join("{:.1f},{:.1f}".format(*place(cell, value)) for cell, value in points)
    marks = "".join(
        f'<text x="{left - 8}" y="{place(0, value)[1] + 4:.1f}" text-anchor="end">{value}</text>'
        f'<line x1="{left}" x2="{width - 20}" y1="{place(0, value)[1]:.1f}" y2="{place(0, value)[1]:.1f}" stroke="#ccc"/>'
        for value in range(0, int(top) + 1, 100))
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{marks}'
        f'<polyline points="{line}" fill="none" stroke="#1f3a5f" stroke-width="2"/>'
        f'<text x="{left}" y="14">memory of the kernel, MB</text>'
        f'<text x="{width - 20}" y="{height - 12}" text-anchor="end">cells, 0 to {CELLS}</text></svg>\n', encoding="utf-8")


manager, client = start_new_kernel(kernel_name=sys.argv[1])
try:
    pid = manager.provisioner.pid
    points, times = [(0, memory(pid))], []
    for cell in range(1, CELLS + 1):
        started = time.monotonic()
        reply = client.execute_interactive(KINDS[cell % len(KINDS)].format(cell), output_hook=lambda _: None, timeout=60)
        times.append(time.monotonic() - started)
        if reply["content"]["status"] != "ok":
            sys.exit(f"cell {cell} failed: {reply['content']}")
        if cell % STEP == 0:
            points.append((cell, memory(pid)))
finally:
    client.stop_channels()
    manager.shutdown_kernel()
draw(points, pathlib.Path(sys.argv[2]))
print(f"{max(value for _, value in points):.0f} {sum(times):.1f} {statistics.median(times[-100:]) * 1000:.1f}")
