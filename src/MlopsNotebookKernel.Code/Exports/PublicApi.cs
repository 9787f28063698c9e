using System.Reflection;
using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The public API of a library that is not built yet, and the source by which its tests write it again.</summary>
internal static class PublicApi
{
    private const string Namespace = "namespace MlopsNotebookKernel.Code.Exports;";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Reflection;
        """;

    /// <summary>The API as text.</summary>
    /// <param name="library">The compiled library.</param>
    /// <param name="paths">What it compiles against, absolute paths.</param>
    public static string Of(Stream library, IEnumerable<string> paths)
    {
        using MetadataLoadContext context = new(new PathAssemblyResolver(
            paths.GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase).Select(same => same.Last())));
        return PublicApiText.Of(context.LoadFromStream(library));
    }

    /// <summary>The source of the writer, in a namespace of the library's tests.</summary>
    /// <param name="testNamespace">The namespace.</param>
    public static string Source(string testNamespace)
    {
        using Stream resource = typeof(PublicApi).Assembly.GetManifestResourceStream("PublicApiText.cs")!;
        using StreamReader reader = new(resource);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return $"{Usings.ReplaceLineEndings("\n")}\n\nnamespace {testNamespace};{text[(text.IndexOf(Namespace, StringComparison.Ordinal) + Namespace.Length)..]}";
    }

    /// <summary>The paths of references, for <see cref="Of"/>.</summary>
    /// <param name="references">The references.</param>
    public static IEnumerable<string> PathsOf(IEnumerable<MetadataReference> references) =>
        references.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>();
}
