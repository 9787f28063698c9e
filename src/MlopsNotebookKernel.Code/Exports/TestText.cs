using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the tests of an exported library.</summary>
internal static class TestText
{
    /// <summary>Where tests find the library's folder and the notebook.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    public static string LibraryFolder(ExportPlan plan, ExportRequest request) => $$"""
        using System;
        using System.IO;
        using System.Linq;
        using System.Reflection;

        namespace {{plan.LibraryName}}.Tests;

        /// <summary>Where the library lies, and its notebook.</summary>
        internal static class LibraryFolder
        {
            /// <summary>The library's folder.</summary>
            public static string Path { get; } = typeof(LibraryFolder).Assembly
                .GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "LibraryFolder").Value!;

            /// <summary>The notebook.</summary>
            public static string Notebook { get; } = System.IO.Path.GetFullPath({{Quote(request.Notebook)}}, Path);

            /// <summary>Makes the notebook's folder the current one: paths in its code are relative to it.</summary>
            public static void EnterNotebook()
            {
                string folder = System.IO.Path.GetDirectoryName(Notebook)!;
                if (Directory.Exists(folder))
                {
                    Environment.CurrentDirectory = folder;
                }
            }
        }

        """;

    /// <summary>The test that library and notebook agree.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    public static string Agreement(ExportPlan plan, ExportRequest request)
    {
        bool isDib = request.Notebook.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
        string usings = isDib ? "using System.Text.RegularExpressions;\n" : "";
        string cellsOf = isDib
            ? """
                private static IEnumerable<string> CellsOf(string notebook) =>
                    Regex.Split(File.ReadAllText(notebook).Replace("\r\n", "\n"), @"^#!(?:csharp|c#|fsharp|f#|markdown|html|javascript|js|pwsh|powershell|sql|kql|http|value|mermaid|meta|raw)\b.*$", RegexOptions.Multiline);
            """
            : """
                private static IEnumerable<string> CellsOf(string notebook)
                {
                    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(notebook));
                    List<string> sources = [];
                    foreach (JsonElement cell in document.RootElement.GetProperty("cells").EnumerateArray())
                    {
                        JsonElement source = cell.GetProperty("source");
                        sources.Add(source.ValueKind == JsonValueKind.Array
                            ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
                            : source.GetString()!);
                    }

                    return sources;
                }
            """;
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Security.Cryptography;
            using System.Text;
            using System.Text.Json;
            {{usings}}using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>The library says what the notebook says: no exported cell has changed since.</summary>
            public sealed class NotebookAgreementTests
            {
                [Fact]
                public void Notebook_SinceTheExport_HasNotChanged()
                {
                    Assert.True(File.Exists(LibraryFolder.Notebook), $"{LibraryFolder.Notebook} is not there. Delete this test when the library has left its notebook.");
                    HashSet<string> cells = [.. CellsOf(LibraryFolder.Notebook).Select(Digest)];
                    using JsonDocument export = JsonDocument.Parse(File.ReadAllText(Path.Combine(LibraryFolder.Path, "export.json")));
                    List<string> changed = [.. export.RootElement.GetProperty("sources").EnumerateArray()
                        .Where(source => !cells.Contains(source.GetProperty("sha256").GetString()!))
                        .Select(NameOf)];
                    Assert.True(changed.Count == 0, $"These cells changed since the export: {string.Join(", ", changed)}. Run: mlops export {LibraryFolder.Notebook} --to {LibraryFolder.Path}");
                }

            {{cellsOf}}

                private static string Digest(string source) => Convert.ToHexStringLower(
                    SHA256.HashData(Encoding.UTF8.GetBytes(source.Replace("\r\n", "\n").Replace('\r', '\n').Trim())));

                private static string NameOf(JsonElement source) =>
                    source.TryGetProperty("mark", out JsonElement mark) ? mark.GetString()! : $"cell {source.GetProperty("cell").GetString()}";
            }

            """;
    }

    /// <summary>The tests that the library gives what the notebook had; null when nothing is known of it.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="expected">What the notebook had.</param>
    public static string? Values(ExportPlan plan, IReadOnlyList<ExpectedValue> expected)
    {
        List<string> tests = [];
        foreach (ReplayedValue value in plan.Replay.Where(value => value is { IsShown: true, Member: not null }))
        {
            if (expected.FirstOrDefault(known => known.Variable == value.Variable) is { Checks.Count: > 0 } known)
            {
                tests.Add(Test(value, known));
            }
        }

        if (tests.Count == 0)
        {
            return null;
        }

        bool compares = expected.Any(value => value.Checks.Any(check => check.Kind == ExpectationKind.Close));
        string close = compares
            ? """


                private static void Close(double expected, double actual) =>
                    Assert.Equal(expected, actual, Math.Abs(expected) * 1e-9);
            """
            : "";
        return $$"""
            using System;
            using System.Globalization;
            using System.Linq;
            using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>The library gives what the notebook had when its cells were exported.</summary>
            public sealed class {{plan.PipelineName}}Tests
            {
            {{CodeLines.Indent(string.Join("\n\n", tests), 4)}}{{close}}
            }

            """;
    }

    /// <summary>The name of the test of a value.</summary>
    /// <param name="value">The value.</param>
    public static string TestName(ReplayedValue value) => $"{value.Member}_AsInTheNotebook_Gives{value.Name}";

    private static string Test(ReplayedValue value, ExpectedValue known)
    {
        string local = Identifiers.Camel(value.Name);
        return $$"""
            [Fact]
            public void {{TestName(value)}}()
            {
                var {{local}} = NotebookRun.{{value.Name}};

            {{string.Join('\n', known.Checks.Select(check => "    " + Assertion(local, check)))}}
            }
            """;
    }

    private static string Assertion(string value, Expectation check) => check.Kind switch
    {
        ExpectationKind.Close => $"Close({check.Expected}, {value}{check.Path});",
        ExpectationKind.NotNull => $"Assert.NotNull({value}{check.Path});",
        ExpectationKind.Null => $"Assert.Null({value}{check.Path});",
        _ when check.Expected is "true" => $"Assert.True({value}{check.Path});",
        _ when check.Expected is "false" => $"Assert.False({value}{check.Path});",
        _ => $"Assert.Equal({check.Expected}, {value}{check.Path});",
    };

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
