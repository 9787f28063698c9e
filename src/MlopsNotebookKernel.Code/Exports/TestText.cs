using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Exports.Inputs;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the tests of an exported library.</summary>
internal static partial class TestText
{
    /// <summary>The namespaces of what tests of values may say.</summary>
    private static readonly (string Namespace, string[] Words)[] Needed =
    [
        ("System", ["Math.", "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "Guid"]),
        ("System.Globalization", ["CultureInfo"]),
        ("System.Linq", [".Sum(", ".ElementAt(", ".Count()"]),
    ];

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
                private static string[] CellsOf(string notebook) =>
                    Regex.Split(File.ReadAllText(notebook).Replace("\r\n", "\n"), @"^#!(?:csharp|c#|fsharp|f#|markdown|html|javascript|js|pwsh|powershell|sql|kql|http|value|mermaid|meta|raw)\b.*$", RegexOptions.Multiline);
            """
            : """
                private static List<string> CellsOf(string notebook)
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
                    Assert.True(changed.Count == 0, $"These cells changed since the export: {string.Join(", ", changed)}. Run: mlops export \"{LibraryFolder.Notebook}\" --to \"{LibraryFolder.Path}\"");
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
        IReadOnlySet<string> reading = GoldenText.Reading(plan);
        foreach (ReplayedValue value in plan.Replay.Where(value => value is { IsShown: true, Member: not null }))
        {
            if (expected.FirstOrDefault(known => known.Variable == value.Variable) is { Checks.Count: > 0 } known)
            {
                tests.Add(Test(value, known, reading.Contains(value.Name)));
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
        string text = string.Join("\n\n", tests) + close;
        string usings = string.Concat(Needed.Where(need => need.Words.Any(word => text.Contains(word, StringComparison.Ordinal)))
            .Select(need => $"using {need.Namespace};\n"));
        return $$"""
            {{usings}}using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>The library gives what the notebook had when its cells were exported.</summary>
            public sealed class {{plan.PipelineName}}Tests
            {
            {{CodeLines.Indent(string.Join("\n\n", tests), 4)}}{{close}}
            }

            """;
    }

    /// <summary>The test that the public API is the one that was reviewed.</summary>
    /// <param name="plan">The library.</param>
    public static string Api(ExportPlan plan) => $$"""
        using System.IO;
        using System.Reflection;
        using Xunit;

        namespace {{plan.LibraryName}}.Tests;

        /// <summary>The public API is the one in PublicApi.txt, so that a change of it is seen in review.</summary>
        public sealed class PublicApiTests
        {
            [Fact]
            public void PublicApi_OfTheLibrary_IsAsReviewed()
            {
                string file = Path.Combine(LibraryFolder.Path, {{Quote(plan.LibraryName + ".Tests")}}, "PublicApi.txt");
                string actual = PublicApiText.Of(Assembly.Load({{Quote(plan.LibraryName)}}));

                Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n"), actual);
            }
        }

        """;

    /// <summary>The tests of the command line.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="expected">What the notebook had.</param>
    public static string Commands(ExportPlan plan, IReadOnlyList<ExpectedValue> expected)
    {
        // What only the notebook can make, the program makes anew.
        IReadOnlySet<string> written = plan.ComputedFrom(value => value.IsInline);
        HashSet<string> others = [.. plan.Replay.Where(value => written.Contains(value.Name)).Select(value => value.Variable)];
        List<string> compared = [];
        foreach (ExportMetric metric in plan.Metrics.Where(metric => !others.Contains(metric.Variable)))
        {
            Expectation? check = expected.FirstOrDefault(value => value.Variable == metric.Variable)?.Checks
                .FirstOrDefault(check => check.Path == metric.Path && check.Kind is ExpectationKind.Close or ExpectationKind.Equal);
            if (check is not null)
            {
                compared.Add($"Close({check.Expected.TrimEnd('m')}, metrics.RootElement.GetProperty({Quote(metric.Name)}).GetDouble());");
            }
        }

        string inputs = string.Concat(plan.CommandInputs.Select(input => $", {Quote("--" + input.Option)}, GoldenInputs.{input.Input.Name}.Path"));
        string test = compared.Count == 0 ? "" : $$"""


                [{{GoldenText.FactFor(plan.Inputs.Count > 0)}}]
                public void {{Identifiers.Pascal(plan.TrainCommand!)}}_WithTheNotebooksOptions_GivesItsMetrics()
                {
                    LibraryFolder.EnterNotebook();
                    string file = Path.GetTempFileName();
                    try
                    {
                        using StringWriter output = new();
                        Assert.Equal(0, PipelineCommands.Run([{{Quote(plan.TrainCommand!)}}, "--metrics", file{{inputs}}], output, output));
                        using JsonDocument metrics = JsonDocument.Parse(File.ReadAllText(file));
            {{CodeLines.Indent(string.Join('\n', compared), 12)}}
                    }
                    finally
                    {
                        File.Delete(file);
                    }
                }

                private static void Close(double expected, double actual) =>
                    Assert.Equal(expected, actual, Math.Abs(expected) * 1e-9);
            """;
        return $$"""
            {{(compared.Count == 0 ? "" : "using System;\n")}}using System.IO;
            {{(compared.Count == 0 ? "" : "using System.Text.Json;\n")}}using {{plan.LibraryName}}.Cli;
            using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>The command line does what the notebook did, and says what it cannot do.</summary>
            public sealed class PipelineCommandsTests
            {
                [Theory]
                [InlineData("no-such-command")]
                [InlineData({{Quote(plan.TrainCommand!)}}, "--no-such-option", "1")]
                public void Run_WrongUsage_SaysSo(params string[] arguments)
                {
                    using StringWriter errors = new();
                    Assert.Equal(2, PipelineCommands.Run(arguments, errors, errors));
                    Assert.Contains("no-such", errors.ToString());
                }{{test}}
            }

            """;
    }

    /// <summary>The name of the test of a value.</summary>
    /// <param name="value">The value.</param>
    public static string TestName(ReplayedValue value) => $"{value.Member}_AsInTheNotebook_Gives{value.Name}";

    private static string Test(ReplayedValue value, ExpectedValue known, bool readsFiles)
    {
        string local = Identifiers.Camel(value.Name);
        return $$"""
            [{{GoldenText.FactFor(readsFiles)}}]
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
        _ when check.Expected is "0" or "1" && Counted().Match(check.Path) is { Success: true } count =>
            $"Assert.{(check.Expected == "0" ? "Empty" : "Single")}({value}{check.Path[..count.Index]});",
        _ when check.Expected is "true" => $"Assert.True({value}{check.Path});",
        _ when check.Expected is "false" => $"Assert.False({value}{check.Path});",
        _ => $"Assert.Equal({check.Expected}, {value}{check.Path});",
    };

    /// <summary>How many things there are: xunit has words of its own for none and one.</summary>
    [GeneratedRegex(@"\.(?:Count(?:\(\))?|Length)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
