using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Code.Exports.Models;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.CommandLine;

/// <summary>What a library's command line can do: which values it computes, prints and writes.</summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="replay">How values are computed.</param>
/// <param name="models">The models.</param>
internal sealed partial class CommandLineParts(NotebookIndex index, LibraryParts parts, Replay replay, IReadOnlyList<ModelPart> models)
{
    /// <summary>The models that the run gives.</summary>
    public IReadOnlyList<ModelPart> Models => [.. models.Where(model => ValueOf(model.Variable.Name) is not null)];

    /// <summary>How values are computed.</summary>
    public Replay Replay => replay;

    /// <summary>Whether there is anything to run.</summary>
    public bool IsEmpty => replay.Values.Count == 0;

    /// <summary>The command that trains, or runs all steps where nothing is trained.</summary>
    public string TrainCommand => Models.Count > 0 ? "train" : "run";

    /// <summary>The options that a command line can give: those of types that can be read from text.</summary>
    public IEnumerable<NotebookVariable> Options => parts.Values.Options.Where(option =>
        option.Type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Char
            or (>= SpecialType.System_SByte and <= SpecialType.System_Double));

    /// <summary>Lists of rows of the library's own types, which can be written as data.</summary>
    public IEnumerable<ReplayedValue> Rows => replay.Values.Where(value => value.IsShown && ElementOf(value) is { IsTupleType: false } row && index.CellOf(row) is not null);

    /// <summary>The rows that a model can be asked about, read from what the caller names; null when nothing reads them.</summary>
    /// <param name="model">The model.</param>
    public ReplayedValue? Source(ModelPart model) => replay.Values.FirstOrDefault(value =>
        value.Expression.Contains("inputs.", StringComparison.Ordinal)
        && SymbolEqualityComparer.Default.Equals(ElementOf(value), model.Row));

    /// <summary>How the run names a variable's value; null when it does not give it.</summary>
    /// <param name="variable">The notebook's variable.</param>
    public string? ValueOf(string variable) => replay.Values.FirstOrDefault(value => value.Variable == variable && value.IsShown)?.Name;

    /// <summary>The name of the context in which a model was fitted, as the run gives it; null when it does not.</summary>
    public string? Context => replay.Values.FirstOrDefault(value => value.IsShown && replay.TypeOf(value)?.Name == "MLContext")?.Name;

    /// <summary>The numbers that steps give: those with a name as metrics first, then others.</summary>
    public IReadOnlyList<CommandLineMetric> Metrics
    {
        get
        {
            Dictionary<string, string> named = index.Cells.SelectMany(cell => cell.Code.Magics)
                .Select(magic => Metric().Match(magic.Text))
                .Where(match => match.Success)
                .GroupBy(match => match.Groups["variable"].Value, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Last().Groups["name"].Value, StringComparer.Ordinal);
            List<CommandLineMetric> metrics = [];
            foreach (ReplayedValue value in replay.Values.Where(value => value is { IsShown: true, Member: not null }))
            {
                if (replay.TypeOf(value) is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } number)
                {
                    string cast = number.SpecialType == SpecialType.System_Decimal ? "(double)" : "";
                    metrics.Add(new CommandLineMetric(named.GetValueOrDefault(value.Variable) ?? value.Variable, $"{cast}run.{value.Name}", value.Variable, ""));
                }
                else if (replay.TypeOf(value) is { } type && type.Name.EndsWith("Metrics", StringComparison.Ordinal))
                {
                    metrics.AddRange(Properties(type).Select(property => new CommandLineMetric($"{value.Variable}.{property.Name}", $"run.{value.Name}.{property.Name}", value.Variable, "." + property.Name)));
                }
            }

            return [.. metrics.DistinctBy(metric => metric.Name)];
        }
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (IPropertySymbol property in at.GetMembers().OfType<IPropertySymbol>().Where(property =>
                property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, Type.SpecialType: SpecialType.System_Double }))
            {
                yield return property;
            }
        }
    }

    private INamedTypeSymbol? ElementOf(ReplayedValue value) => replay.TypeOf(value) switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: INamedTypeSymbol element } => element,
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } type => type.AllInterfaces.Append(type)
            .FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            ?.TypeArguments[0] as INamedTypeSymbol,
        _ => null,
    };

    [GeneratedRegex("""^#!mlops-metric\s+"?(?<name>[\w-]+)"?\s.*--value[\s=]+"?@(?<variable>\w+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();
}
