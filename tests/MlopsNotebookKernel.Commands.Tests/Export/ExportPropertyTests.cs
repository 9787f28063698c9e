using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>What holds of the export of any notebook.</summary>
public sealed class ExportPropertyTests : IDisposable
{
    private static readonly JsonSerializerOptions AllFields = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly ExportRig _rig = new();
    private int _number;

    // A program takes a second, so only a few are tried each time; a failure names its seed, by which it comes again.
    [Fact]
    public Task Generate_AnyProgram_TheLibraryGivesTheValuesOfTheSession() => ExportProgram.Any.SampleAsync(
        async program =>
        {
            (Dictionary<string, string> session, IReadOnlyList<string> imports) = await RunAsync(program.Cells.Select(cell => cell.Source));

            ExportPlan plan = LibraryGenerator.Generate(Request(program, imports));
            byte[] library = Compile(plan);

            List<ReplayedValue> compared = [.. plan.Replay.Where(value => value.IsShown)];
            Assert.Empty(Unsaid(plan, compared));
            Assert.Equal(
                compared.Select(value => $"{value.Variable} = {session[value.Variable]}"),
                (compared.Count == 0 ? [] : Compute(library, compared)).Select(value => $"{value.Key.Variable} = {value.Value}"));

            // The notebook with its marked cells replaced by calls of the library has the same variables with the same values.
            string file = Path.Combine(_rig.Root, $"Library{_number++}.dll");
            await File.WriteAllBytesAsync(file, library);
            IEnumerable<string> calling = program.Cells
                .Select(cell => cell.Mark is null ? cell.Source : plan.NotebookCalls.SingleOrDefault(call => call.Cell == cell.Number)?.Text)
                .OfType<string>()
                .Prepend(NotebookCallText.Reference(plan, Path.GetFileName(file)));
            Assert.Equal(session, (await RunAsync(calling)).Variables);

            if (plan.Replacement.Refusals.Count == 0)
            {
                Dictionary<int, string> texts = plan.Replacement.Cells.ToDictionary(cell => cell.Cell, cell => cell.Text);
                IEnumerable<string> replaced = program.Cells
                    .Select(cell => texts.GetValueOrDefault(cell.Number, cell.Source))
                    .Prepend(NotebookCallText.Reference(plan, Path.GetFileName(file)));
                Assert.Equal(session, (await RunAsync(replaced)).Variables);
            }
        },
        iter: 4,
        threads: 1);

    [Fact]
    public void Generate_AnyProgramTwice_ChangesNothing() => ExportProgram.Any.Sample(
        program =>
        {
            ExportRequest request = Request(program, Imports);
            IReadOnlyList<ExportedFile> first = LibraryGenerator.Generate(request).Files;
            IReadOnlyList<ExportedFile> second = LibraryGenerator.Generate(request).Files;
            Assert.Equal(first, second);
            Directory.CreateDirectory(_rig.Library);
            foreach (ExportedFile file in first)
            {
                string path = Path.Combine(_rig.Library, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
                Assert.Equal(file.Text, LineMerge.Of(LineDigests.Parse(LineDigests.Of(file.Text))!, file.Text, file.Text).Text);
            }

            Assert.All(
                FileChanges.Between(_rig.Library, [.. first.Select(ManifestFile.Of)], second),
                change => Assert.Equal(FileChangeKind.Unchanged, change.Kind));
            Directory.Delete(_rig.Library, recursive: true);
        },
        iter: 3,
        threads: 1);

    public void Dispose() => _rig.Dispose();

    private static IReadOnlyList<string> Imports =>
        ["System", "System.Linq", "System.Collections.Generic", "System.Globalization"];

    private static ExportRequest Request(ExportProgram program, IReadOnlyList<string> imports) =>
        new("Demo", "../research.ipynb", null, program.Cells, imports, [], [], []);

    /// <summary>What steps give that is neither computed again nor said to be left out.</summary>
    private static IEnumerable<string> Unsaid(ExportPlan plan, IReadOnlyList<ReplayedValue> compared) => plan.NotebookCalls
        .Where(call => call.Text.StartsWith("var ", StringComparison.Ordinal)
            && !plan.Remarks.Any(remark => remark.Contains($" of {call.Mark}:", StringComparison.Ordinal)))
        .SelectMany(call => call.Text["var ".Length..call.Text.IndexOf(" = ", StringComparison.Ordinal)].Trim('(', ')').Split(", "))
        .Except(compared.Select(value => value.Variable));

    /// <summary>What a session has in its variables after some cells, as JSON by name.</summary>
    private async Task<(Dictionary<string, string> Variables, IReadOnlyList<string> Imports)> RunAsync(IEnumerable<string> cells)
    {
        await using INotebookKernel kernel = _rig.Start();
        foreach (string cell in cells)
        {
            CellRun run = await kernel.RunAsync(new CellSubmission(cell), new Silence(), CancellationToken.None);
            Assert.True(
                run.Status == CellStatus.Succeeded,
                $"{cell}\n{string.Join('\n', run.Outputs.OfType<CellOutput.Error>().Select(error => error.Message))}");
        }

        return (kernel.Variables.ToDictionary(variable => variable.Name, variable => JsonSerializer.Serialize(variable.Value, AllFields)), kernel.Imports);
    }

    /// <summary>Compiles the library with its run of the notebook in memory.</summary>
    private byte[] Compile(ExportPlan plan)
    {
        const string Folder = "namespace Demo.Tests; internal static class LibraryFolder { public static void EnterNotebook() { } }";
        CSharpCompilation compilation = CSharpCompilation.Create(
            FormattableString.Invariant($"Library{_number}"),
            plan.Files.Where(file => !file.Path.StartsWith("Demo.Cli/", StringComparison.Ordinal)).Select(file => file.Text).Append(Folder)
                .Select(text => CSharpSyntaxTree.ParseText(text)),
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }

    private static List<KeyValuePair<ReplayedValue, string>> Compute(byte[] library, IReadOnlyList<ReplayedValue> values)
    {
        using MemoryStream image = new(library);
        AssemblyLoadContext context = new("Demo", isCollectible: true);
        try
        {
            Type run = context.LoadFromStream(image).GetType("Demo.Tests.NotebookRun", throwOnError: true)!;
            return [.. values.Select(value => KeyValuePair.Create(
                value, JsonSerializer.Serialize(run.GetProperty(value.Name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null), AllFields)))];
        }
        finally
        {
            context.Unload();
        }
    }

    private sealed class Silence : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // Outputs are read from the run.
        }
    }
}
