#!/usr/bin/env python3
"""Times this kernel beside ipykernel, both through Python's client, as a front end does.

From the start of the process to the first reply, the first cell (at once, and after the two seconds in which a person
reads), a warm `1+1` from request to idle, and an endless loop from interrupt to idle. Prints medians in milliseconds and
ratios (ipykernel's time over ours). Needs: a Release build of the launcher, jupyter_client and ipykernel.
Usage: kernel-ipykernel.py [starts, 5] [cells, 200] [the mlops executable, such as one published ahead of time]
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager

starts = int(sys.argv[1]) if len(sys.argv) > 1 else 5
cells = int(sys.argv[2]) if len(sys.argv) > 2 else 200
root = pathlib.Path(__file__).resolve().parents[3]
mlops = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else root / "src/MlopsNotebookKernel.Launcher/bin/Release/net10.0/mlops"
if not mlops.exists():
    sys.exit("build first: dotnet build -c Release src/MlopsNotebookKernel.Launcher")
data = tempfile.TemporaryDirectory()
os.environ["JUPYTER_DATA_DIR"] = data.name
subprocess.run([mlops, "kernel", "install"], check=True, stdout=subprocess.DEVNULL)


def idle(client, request):
    """Waits until a request is served."""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if (message["parent_header"].get("msg_id") == request and message["msg_type"] == "status"
                and message["content"]["execution_state"] == "idle"):
            return


def until_idle(client, code):
    """Milliseconds from sending a cell until the kernel says it is idle."""
    sent = time.perf_counter()
    idle(client, client.execute(code))
    return (time.perf_counter() - sent) * 1000


def until_interrupted(manager, client, loop):
    """Milliseconds from interrupting an endless loop until the kernel says it is idle."""
    request = client.execute(loop)
    time.sleep(0.5)
    pressed = time.perf_counter()
    manager.interrupt_kernel()
    idle(client, request)
    return (time.perf_counter() - pressed) * 1000


def first_reply(client):
    client.kernel_info()
    while True:
        try:
            return client.get_shell_msg(timeout=0.01)
        except Exception:
            continue


def measure(name, loop):
    replies, firsts, later, warm, interrupted = [], [], [], [], []
    for start in range(2 * starts):
        began = time.perf_counter()
        manager = KernelManager(kernel_name=name)
        manager.start_kernel(stderr=subprocess.DEVNULL)
        client = manager.client()
        client.start_channels()
        try:
            first_reply(client)
            replies.append((time.perf_counter() - began) * 1000)
            if start % 2 == 0:
                client.wait_for_ready(timeout=60)  # until the iopub socket is connected too
                firsts.append(until_idle(client, "1+1"))
            else:
                time.sleep(2)
                later.append(until_idle(client, "1+1"))
            interrupted.append(until_interrupted(manager, client, loop))
            if start == 2 * starts - 1:
                for _ in range(cells // 2):
                    until_idle(client, "1+1")
                warm = [until_idle(client, "1+1") for _ in range(cells)]
        finally:
            client.stop_channels()
            manager.shutdown_kernel()
    return [statistics.median(times) for times in (replies, firsts, later, warm, interrupted)]


ours, theirs = measure("mlops-csharp", "while (true) { }"), measure("python3", "while True: pass")
rows = ("start to first reply", "first cell, at once", "first cell, 2 s later", "warm 1+1 to idle", "interrupt to idle")
for what, mine, peer in zip(rows, ours, theirs):
    print(f"{what:22} mlops {mine:8.1f} ms   ipykernel {peer:8.1f} ms   ratio {peer / mine:.2f}")
