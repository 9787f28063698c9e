"""Jupyter's own test of kernels, told what C# looks like. Run: python3 kernel_test.py NAME-OF-THE-KERNEL."""
import sys
import unittest

import jupyter_kernel_test


class CSharpKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv[1]
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.Write("hello, world");'
    code_stderr = 'Console.Error.Write("oh no");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "#!mlops-snap", "matches": {"#!mlops-snapshot"}},
    ]
    complete_code_samples = ["1 + 1", 'Console.Write("a");', "int F() { return 1; }", "#!mlops-env"]
    incomplete_code_samples = ["int F() {", "if (true)\n{", "Console.Write(", '/* a comment']
    invalid_code_samples = ["int = 3;", "class { }", "1 + 1)"]
    code_generate_error = "throw new InvalidOperationException(\"as asked\");"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 2", "result": "3"},
        {"code": "6 * 7", "result": "42"},
        {"code": "6 * 7", "result": "42"},
        {"code": "new[] { 1, 2, 3 }.Sum()", "result": "6"},
    ]
    code_display_data = [
        {"code": "display(HTML(\"<b>bold</b>\"));", "mime": "text/html"},
        {"code": "display(\"<svg xmlns='http://www.w3.org/2000/svg'/>\", \"image/svg+xml\");", "mime": "image/svg+xml"},
        {"code": "#!mlops-env", "mime": "text/html"},
    ]
    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear();"

    def execute_helper(self, *args, **options):
        """The original gives each output 0.1 s to arrive: a busy machine may take longer, and still be right."""
        channel = self.kc.iopub_channel
        original = channel.get_msg
        channel.get_msg = lambda timeout: original(timeout=15)
        try:
            return super().execute_helper(*args, **options)
        finally:
            del channel.get_msg


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
