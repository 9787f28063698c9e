using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Code.Exports.CommandLine;
using MlopsNotebookKernel.Code.Exports.Inputs;
using MlopsNotebookKernel.Code.Exports.Models;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The two ways in which a library is run as its notebook ran: by its tests, and by its command line.</summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="names">The library's names.</param>
/// <param name="models">The models.</param>
/// <param name="left">Variables that are left out.</param>
internal sealed class LibraryRuns(
    NotebookIndex index, LibraryParts parts, LibraryNames names, IReadOnlyList<ModelPart> models, IReadOnlySet<string> left)
{
    /// <summary>A file that stands for one of the tests' own while the library is checked.</summary>
    public const string StandIn = "LibraryFolder.cs";

    /// <summary>The values of the tests.</summary>
    public Replay Tests { get; } = new(index, parts, names, ReplayKind.Tests, left);

    /// <summary>The command line.</summary>
    public CommandLineParts CommandLine { get; } = new(index, parts, new Replay(index, parts, names, ReplayKind.CommandLine, left), models);

    /// <summary>The files of both.</summary>
    /// <param name="library">The library's files.</param>
    public IEnumerable<LibraryDraft> Write(IReadOnlyList<LibraryDraft> library)
    {
        if (Tests.Values.Count > 0)
        {
            yield return ReplayText.Write(Tests, library, names);
            yield return new LibraryDraft(StandIn, [], $"namespace {names.Library}.Tests;\n{StandInText()}");
        }

        if (!CommandLine.IsEmpty)
        {
            foreach (LibraryDraft draft in new CommandLineText(CommandLine, names).Write(library))
            {
                yield return draft;
            }
        }
    }

    /// <summary>The tests of models that tests can fit again and have rows for.</summary>
    public IEnumerable<ExportedFile> ModelTests()
    {
        ModelText text = new(names, Tests.Golden.Count > 0);
        string? context = Tests.Values.FirstOrDefault(value => value.IsShown && Tests.TypeOf(value)?.Name == "MLContext")?.Name;
        foreach (ModelPart model in models)
        {
            string? fitted = Tests.Values.FirstOrDefault(value => value.IsShown && value.Variable == model.Variable.Name)?.Name;
            string? rows = Tests.Values.FirstOrDefault(value => value.IsShown && IsListOf(Tests.TypeOf(value), model.Row))?.Name;
            if (context is not null && fitted is not null && rows is not null)
            {
                yield return text.WriteTests(model, context, fitted, rows);
            }
        }
    }

    /// <summary>The files that tests read, where the command line takes another for them, with the option that names each.</summary>
    public IEnumerable<(string Option, ExportInput Input)> CommandInputs() => CommandLine.Replay.Inputs
        .Select(input => (input.Name, input.Path))
        .Concat(CommandLine.Options.Where(option => option.Constant.Value is string)
            .Select(option => (option.Name, Path: ((string)option.Constant.Value!).Replace('\\', '/'))))
        .SelectMany(input => Tests.Golden
            .Where(golden => golden.Path == input.Path)
            .Select(golden => (CommandLineText.Kebab(input.Name), golden)));

    /// <summary>The variables whose computing does not compile; empty when an error lies elsewhere, too.</summary>
    /// <param name="errors">The errors.</param>
    public IReadOnlyList<string> Blamed(IReadOnlyList<LibraryError> errors)
    {
        ILookup<string, LibraryError> byFile = errors.ToLookup(error => Path.GetFileName(error.Path));
        return byFile.All(file => file.Key is "NotebookRun.cs" or "PipelineRun.cs")
            ? [.. ReplayText.Blamed(Tests, byFile["NotebookRun.cs"]), .. ReplayText.Blamed(CommandLine.Replay, byFile["PipelineRun.cs"])]
            : [];
    }

    private string StandInText() =>
        "internal static class LibraryFolder { public static void EnterNotebook() { } }\n"
        + "internal sealed class GoldenInput { public string Path => string.Empty; }\n"
        + $"internal static class {GoldenInputs.ClassName} {{ {string.Join(' ', Tests.Golden.Select(input => $"public static GoldenInput {input.Name} {{ get; }} = new();"))} }}\n";

    private static bool IsListOf(ITypeSymbol? type, INamedTypeSymbol row) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => SymbolEqualityComparer.Default.Equals(array.ElementType, row),
        INamedTypeSymbol named => named.AllInterfaces.Append(named).Any(candidate =>
            candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], row)),
        _ => false,
    };
}
