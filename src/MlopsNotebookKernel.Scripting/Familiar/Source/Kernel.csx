// What C# notebooks have long used of the kernel that ran them, for notebooks that were written for another one.
using System;
using System.Threading.Tasks;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Hosting;

namespace Microsoft.DotNet.Interactive
{
    public sealed class Kernel
    {
        private Kernel()
        {
        }

        public static Kernel Root => throw Missing("Kernel.Root, which sends commands to other kernels");

        public static Kernel Current => throw Missing("Kernel.Current, which is a kernel object");

        public static DisplayedValue display(object value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);

        public static MimeContent HTML(string content) => Notebook.HTML(content);

        public static void CSS(string content) => Notebook.display("<style>" + content + "</style>", "text/html");

        public static void Javascript(string code) => Notebook.display("<script>" + code + "</script>", "text/html");

        public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Task.FromResult(Notebook.input(prompt));

        public static Task<string> GetPasswordAsync(string prompt = "") => Task.FromResult(Notebook.password(prompt));

        internal static NotSupportedException Missing(string what) => new(
            "This kernel has no " + what + ": that belongs to .NET Interactive, which would run this cell.");
    }

    public sealed class KernelInvocationContext
    {
        private KernelInvocationContext()
        {
        }

        public static KernelInvocationContext Current { get; } = new();

        public DisplayedValue Display(object value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);

        public DisplayedValue DisplayAs(string content, string mimeType) => Notebook.display(content, mimeType);

        public void DisplayStandardOut(string text) => NotebookHost.Require().Write(false, text);

        public void DisplayStandardError(string text) => NotebookHost.Require().Write(true, text);

        public void Publish(object value) => throw Kernel.Missing("events to publish");
    }
}
