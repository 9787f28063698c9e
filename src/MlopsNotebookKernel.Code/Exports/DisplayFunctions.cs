using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The functions by which cells show things, as signatures only: enough to read a notebook, never run.</summary>
internal static class DisplayFunctions
{
    /// <summary>The assembly's name, by which a use of them is recognised.</summary>
    public const string AssemblyName = "MlopsNotebookKernel.Bridge";

    private const string Signatures = """
        namespace MlopsNotebookKernel.Cells;

        public sealed class DisplayedValue
        {
            public string DisplayId => "";
            public void Update(object? value) { }
        }

        public sealed class MimeContent(string mimeType, string content)
        {
            public const string Html = "text/html";
            public string MimeType => mimeType;
            public string Content => content;
        }

        public static class Notebook
        {
            public static DisplayedValue display(object? value) => new();
            public static DisplayedValue display(string content, string mimeType) => new();
            public static MimeContent HTML(string content) => new("", content);
        }

        public static class DisplayExtensions
        {
            public static DisplayedValue Display<T>(this T value) => new();
            public static DisplayedValue DisplayAs(this string content, string mimeType) => new();
        }
        """;

    /// <summary>The signatures, for the compiler.</summary>
    /// <param name="framework">The framework's assemblies.</param>
    public static MetadataReference Reference(IEnumerable<MetadataReference> framework) => CSharpCompilation.Create(
        AssemblyName,
        [CSharpSyntaxTree.ParseText(Signatures)],
        framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .ToMetadataReference();
}
