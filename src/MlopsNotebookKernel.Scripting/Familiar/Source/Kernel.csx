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

        public static dynamic Root => throw Missing("Kernel.Root, which sends commands to other kernels");

        public static dynamic Current => throw Missing("Kernel.Current, which is a kernel object");

        public static DisplayedValue display(object value, params string[] mimeTypes) => Notebook.display(value, mimeTypes);

        public static MimeContent HTML(string content) => Notebook.HTML(content);

        public static void CSS(string content) => KernelFunctions.CSS(content);

        public static void Javascript(string code) => KernelFunctions.Javascript(code);

        public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Task.FromResult(Notebook.input(prompt));

        public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(new PasswordString(Notebook.password(prompt)));

        internal static NotSupportedException Missing(string what) => new(
            "This kernel has no " + what + ": that belongs to .NET Interactive, which would run this cell.");
    }

    public sealed class PasswordString
    {
        private readonly string _text;

        public PasswordString(string text) => _text = text;

        public string GetClearTextPassword() => _text;

        public override string ToString() => new('*', _text?.Length ?? 0);
    }

    public static class KernelFunctions
    {
        public static void CSS(string content) => Notebook.display("<style>" + content + "</style>", "text/html");

        public static void Javascript(string code) => Notebook.display("<script>" + code + "</script>", "text/html");

        public static DisplayedValue DisplayTable<T>(this T value) => Notebook.display(value);
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

    public class LaTeXString
    {
        private readonly string _text;

        static LaTeXString() => NotebookHost.Require().Formats?.Register(typeof(LaTeXString), "text/latex", value => value.ToString());

        public LaTeXString(string text) => _text = text;

        public static implicit operator LaTeXString(string text) => new(text);

        public override string ToString() => _text;
    }

    public sealed class MathString : LaTeXString
    {
        public MathString(string text)
            : base("$$" + text + "$$")
        {
        }

        public static implicit operator MathString(string text) => new(text);
    }
}

// Named in usings of cells that need nothing of them here; what is used of them is missing by its own name.
namespace Microsoft.DotNet.Interactive.Commands
{
    internal static class None;
}

namespace Microsoft.DotNet.Interactive.Events
{
    internal static class None;
}

namespace Microsoft.DotNet.Interactive.Connection
{
    internal static class None;
}

namespace Microsoft.DotNet.Interactive.Formatting.TabularData
{
    internal static class None;
}
