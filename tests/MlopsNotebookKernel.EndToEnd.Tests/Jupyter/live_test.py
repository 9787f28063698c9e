"""The installed kernel, driven by jupyter_client as front ends drive it. Run: python3 live_test.py NAME-OF-THE-KERNEL."""
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

KERNEL = sys.argv[1]
LIMIT = 60

# A shell that runs the tests in the background ignores this signal, and all that it starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Kernel:
    """A running kernel and one client."""

    def __init__(self):
        self.log = tempfile.TemporaryFile(mode="w+")
        self.manager = KernelManager(kernel_name=KERNEL)
        self.manager.start_kernel(stderr=self.log)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=LIMIT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel()
        self.log.close()

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def outputs(self, request):
        """What a request put out, once it is idle."""
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return messages
            elif message["msg_type"] != "execute_input":
                messages.append(message)

    def reply(self, request):
        while True:
            message = self.client.get_shell_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def run(self, code, **options):
        request = self.send(code, **options)
        outputs = self.outputs(request)
        return self.reply(request), outputs

    def text(self, code):
        reply, outputs = self.run(code)
        assert reply["status"] == "ok", reply
        return "".join(
            output["content"].get("text") or output["content"].get("data", {}).get("text/plain", "") for output in outputs)

    def started(self, request):
        """Waits until a cell has put something out."""
        while self.client.get_iopub_msg(timeout=LIMIT)["msg_type"] not in ("stream", "display_data"):
            pass

    def said(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def pid(self):
        return self.manager.provisioner.pid


class LiveTest(unittest.TestCase):
    def test_two_kernels_at_once_share_nothing(self):
        with Kernel() as one, Kernel() as other:
            first = one.send("int x = 1; await Task.Delay(300); x")
            second = other.send('string x = "two"; await Task.Delay(300); x')
            self.assertEqual("two", other.outputs(second)[-1]["content"]["data"]["text/plain"].strip('"'))
            self.assertEqual("1", one.outputs(first)[-1]["content"]["data"]["text/plain"])

    def test_forged_and_recorded_messages_are_dropped_and_logged(self):
        with Kernel() as kernel:
            forger = Session(key=b"not the key")
            content = dict(code='Console.Write("forged");', silent=False, store_history=True, user_expressions={}, allow_stdin=False)
            forger.send(kernel.client.shell_channel.socket, "execute_request", content)
            message = kernel.client.session.msg("execute_request", dict(content, code='Console.Write("recorded");'))
            for _ in range(2):
                kernel.client.session.send(kernel.client.shell_channel.socket, message)
            recorded = message["header"]["msg_id"]
            self.assertEqual("ok", kernel.reply(recorded)["status"])
            self.assertEqual("2", kernel.text("1 + 1"))
            self.assertEqual(2, kernel.run("1")[0]["execution_count"] - 1)
            said = kernel.said()
            self.assertIn("a message on shell was dropped: its signature is wrong.", said)
            self.assertIn("a message on shell was dropped: it came before.", said)
            self.assertNotIn("forged", said)

    def interrupted(self, kernel, code, interrupt):
        request = kernel.send(code)
        kernel.started(request)
        time.sleep(0.2)
        pressed = time.monotonic()
        interrupt()
        reply = kernel.reply(request)
        self.assertLess(time.monotonic() - pressed, 5.0)
        self.assertEqual("error", reply["status"])
        self.assertEqual("7", kernel.text("kept"))

    def test_interrupt_by_message_and_by_signal_keeps_the_state(self):
        with Kernel() as kernel:
            kernel.run("int kept = 7;")
            loop = 'Console.Write("on"); while (true) { }'
            self.interrupted(kernel, loop, kernel.manager.interrupt_kernel)
            self.interrupted(kernel, loop, lambda: os.kill(kernel.pid(), signal.SIGINT))
            self.interrupted(kernel, "await Task.Delay(1); " + loop, kernel.manager.interrupt_kernel)
            self.interrupted(kernel, 'Console.Write("on"); await Task.Delay(100_000);', kernel.manager.interrupt_kernel)

    def test_failing_cell_aborts_those_that_wait(self):
        with Kernel() as kernel:
            first = kernel.send('await Task.Delay(500); throw new Exception("no");')
            second = kernel.send('Console.Write("never");')
            self.assertEqual("error", kernel.reply(first)["status"])
            self.assertEqual("aborted", kernel.reply(second)["status"])
            self.assertEqual("2", kernel.text("1 + 1"))

    def test_cell_that_reads_asks_the_person(self):
        with Kernel() as kernel:
            request = kernel.send('Console.ReadLine() + "!"', allow_stdin=True)
            self.assertEqual("input_request", kernel.client.get_stdin_msg(timeout=LIMIT)["msg_type"])
            kernel.client.input("Ada")
            self.assertIn("Ada!", kernel.outputs(request)[-1]["content"]["data"]["text/plain"])

    def test_progress_is_updated_in_place(self):
        with Kernel() as kernel:
            _, outputs = kernel.run('var shown = display("0 %"); shown.Update("100 %");')
            self.assertEqual(["display_data", "update_display_data"], [output["msg_type"] for output in outputs])
            self.assertEqual(1, len({output["content"]["transient"]["display_id"] for output in outputs}))

    def test_many_lines_are_few_messages(self):
        with Kernel() as kernel:
            _, outputs = kernel.run("for (int i = 0; i < 20_000; i++) Console.WriteLine(i);")
            self.assertEqual(20_000, sum(output["content"]["text"].count("\n") for output in outputs))
            self.assertLess(len(outputs), 100)

    def test_restart_forgets_and_serves_on(self):
        with Kernel() as kernel:
            kernel.run("int forgotten = 1;")
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=LIMIT)
            self.assertEqual("error", kernel.run("forgotten")[0]["status"])
            self.assertEqual("2", kernel.text("1 + 1"))

    def test_cell_that_nothing_stops_does_not_keep_the_kernel(self):
        with Kernel() as kernel:
            request = kernel.send('Console.Write("on"); Thread.Sleep(Timeout.Infinite);')
            kernel.started(request)
            process = kernel.manager.provisioner.process
            asked = time.monotonic()
            kernel.manager.request_shutdown()
            process.wait(timeout=LIMIT)
            self.assertLess(time.monotonic() - asked, 15)

    def test_kernel_whose_parent_dies_ends(self):
        code = (
            "import sys, time; from jupyter_client.manager import KernelManager; "
            "manager = KernelManager(kernel_name=sys.argv[1]); manager.start_kernel(); "
            "client = manager.client(); client.start_channels(); client.wait_for_ready(timeout=60); "
            "print(manager.provisioner.pid, flush=True); time.sleep(600)")
        parent = subprocess.Popen([sys.executable, "-c", code, KERNEL], stdout=subprocess.PIPE, text=True)
        child = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.close()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and os.path.exists(f"/proc/{child}") and not self.is_zombie(child):
            time.sleep(0.1)
        self.assertTrue(not os.path.exists(f"/proc/{child}") or self.is_zombie(child))

    @staticmethod
    def is_zombie(pid):
        try:
            with open(f"/proc/{pid}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] == "Z"
        except FileNotFoundError:
            return True


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
