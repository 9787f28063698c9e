using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Inputs;

/// <summary>
/// Writes the files that tests read: short ones as text in the tests' source, others found again by their digest, where the
/// notebook has them or where Git does. A test whose file is neither here nor in Git is skipped, and says so.
/// </summary>
internal static class GoldenText
{
    /// <summary>The attribute of a test.</summary>
    /// <param name="readsFiles">Whether it reads files as the notebook did.</param>
    public static string FactFor(bool readsFiles) => readsFiles ? "GoldenFact" : "Fact";

    /// <summary>The names of the values that are computed from such files, at first hand or not.</summary>
    /// <param name="plan">The library.</param>
    public static IReadOnlySet<string> Reading(ExportPlan plan) =>
        plan.ComputedFrom(value => ExportPlan.Names(value.Expression).Contains(GoldenInputs.ClassName));

    /// <summary>The files of the tests; none where no test reads a file.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="inputs">The files as the notebook read them.</param>
    public static IEnumerable<ExportedFile> Files(ExportPlan plan, ExportRequest request, IReadOnlyList<GoldenFile> inputs)
    {
        if (plan.Inputs.Count == 0)
        {
            yield break;
        }

        string folder = LibraryProject.TestFolder(plan.LibraryName);
        yield return new ExportedFile($"{folder}/{GoldenInputs.ClassName}.cs", Inputs(plan, inputs));
        yield return new ExportedFile($"{folder}/GoldenInput.cs", Source("GoldenInput.cs", plan.LibraryName));
        yield return new ExportedFile($"{folder}/GoldenFactAttribute.cs", Fact(plan, request));
    }

    private static string Inputs(ExportPlan plan, IReadOnlyList<GoldenFile> files)
    {
        Dictionary<string, GoldenFile> byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        IEnumerable<string> properties = plan.Inputs.Select(input => Property(input, byPath[input.Path]));
        return $$"""
            using System.Linq;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>The files that the notebook read.</summary>
            internal static class {{GoldenInputs.ClassName}}
            {
            {{CodeLines.Indent(string.Join("\n\n", properties), 4)}}

                /// <summary>Why one of them cannot be had; null when all can.</summary>
                public static string? WhyMissing { get; } = new[] { {{string.Join(", ", plan.Inputs.Select(input => input.Name))}} }
                    .Select(input => input.WhyMissing)
                    .FirstOrDefault(reason => reason is not null);
            }

            """;
    }

    private static string Property(ExportInput input, GoldenFile file)
    {
        List<string> arguments = [Literals.Of(file.Path), Literals.Of(file.Sha256), $"blob: {Literals.Of(file.Blob)}"];
        if (file.Snapshot is { } snapshot)
        {
            arguments.Add($"snapshot: {Literals.Of(snapshot)}");
        }

        if (file.Text is { } text)
        {
            arguments.Add($"text: {string.Join(" +\n        ", Lines(text).Select(Literals.Of))}");
        }

        return $$"""
            /// <summary>The notebook's <c>{{Documentation.Escape(file.Path)}}</c>.</summary>
            public static GoldenInput {{input.Name}} { get; } = new(
                {{string.Join(",\n    ", arguments)}});
            """;
    }

    /// <summary>A line each, its end with it; a text without any is one empty line.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        int start = 0;
        while (start < text.Length || text.Length == 0)
        {
            int end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            yield return text[start..end];
            if (text.Length == 0)
            {
                yield break;
            }

            start = end;
        }
    }

    private static string Fact(ExportPlan plan, ExportRequest request)
    {
        // xunit.v3 asks for the place of a test, which only its attribute's caller knows.
        string constructor = request.Style.HasXunit3
            ? """
                public GoldenFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
                    : base(file, line) => Skip = GoldenInputs.WhyMissing;
            """
            : """
                public GoldenFactAttribute() => Skip = GoldenInputs.WhyMissing;
            """;
        return $$"""
            using System;
            {{(request.Style.HasXunit3 ? "using System.Runtime.CompilerServices;\n" : "")}}using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>A test that reads files as the notebook did; skipped where they cannot be had, with the reason.</summary>
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class GoldenFactAttribute : FactAttribute
            {
                /// <summary>Looks for the files.</summary>
            {{constructor}}
            }

            """;
    }

    private static string Source(string name, string library)
    {
        using Stream resource = typeof(GoldenText).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace("namespace MlopsNotebookKernel.Code.Exports.Inputs.Source;", $"namespace {library}.Tests;", StringComparison.Ordinal);
    }
}
