using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports.Models;

/// <summary>
/// Finds the models that steps give, the rows they learn from and what they predict: said by the types of the code that
/// fits them.
/// </summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="names">The library's names.</param>
internal sealed class ModelFinder(NotebookIndex index, LibraryParts parts, LibraryNames names)
{
    /// <summary>The models, in order of the notebook.</summary>
    /// <param name="remarks">Models that get no typed prediction, and why.</param>
    public IReadOnlyList<ModelPart> Find(out IReadOnlyList<string> remarks)
    {
        List<string> said = [];
        List<ModelPart> models = [];
        List<(NotebookVariable Variable, StepPart Step)> fitted = [.. parts.Steps.SelectMany(step =>
            step.Results.Where(result => IsTransformer(result.Type)).Select(result => (result, step)))];
        foreach ((NotebookVariable variable, StepPart step) in fitted)
        {
            List<(SyntaxNode Node, NotebookCellModel Cell)> code = [.. Code(step)];
            List<INamedTypeSymbol> rows = [.. code.SelectMany(Rows).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
            List<ModelTask> tasks = [.. code.SelectMany(Tasks).Distinct()];
            if (rows is [var row] && tasks is [var task])
            {
                string prefix = fitted.Count == 1 ? names.Prefix : Identifiers.Pascal(variable.Name);
                models.Add(new ModelPart(variable, step, row, task, prefix));
            }
            else
            {
                said.Add($"{variable.Name} gets no typed Predict: {(rows.Count == 1 ? "what kind of model it is" : "the type of the rows it learns from")} is not told by the code of {step.Name}{(rows.Count > 1 || tasks.Count > 1 ? " alone" : "")}.");
            }
        }

        remarks = said;
        return models;
    }

    private static bool IsTransformer(ITypeSymbol type) => type.AllInterfaces.Append(type).Any(candidate =>
        candidate.Name == "ITransformer" && candidate.ContainingNamespace.ToDisplayString() == "Microsoft.ML");

    private static bool IsOfMachineLearning(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.ML", StringComparison.Ordinal) == true;

    /// <summary>The statements of a step, the functions that they call, and what makes the pipelines and views of rows that they take, however deep.</summary>
    private IEnumerable<(SyntaxNode Node, NotebookCellModel Cell)> Code(StepPart step)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Queue<(SyntaxNode Node, NotebookCellModel Cell)> open = new(step.Body.Select(member => ((SyntaxNode)member, step.Cell)));

        while (open.TryDequeue(out (SyntaxNode Node, NotebookCellModel Cell) next))
        {
            yield return next;
            foreach ((ISymbol symbol, SyntaxNode _) in next.Cell.Used(next.Node).Symbols)
            {
                if (symbol is IMethodSymbol { ContainingType.IsScriptClass: true } && seen.Add(symbol.OriginalDefinition)
                    && index.CellOf(symbol) is { } cell)
                {
                    open.Enqueue((symbol.DeclaringSyntaxReferences[0].GetSyntax(), cell));
                }
                else if (index.VariableOf(symbol) is { Initializer: { } initializer } variable && variable.Cell != step.Cell
                    && IsOfMachineLearning(variable.Type) && seen.Add(symbol))
                {
                    open.Enqueue((initializer, variable.Cell));
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Rows((SyntaxNode Node, NotebookCellModel Cell) code) => code.Node
        .DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Select(call => code.Cell.Semantics.GetSymbolInfo(call).Symbol)
        .OfType<IMethodSymbol>()
        .Where(method => method.Name is "LoadFromEnumerable" or "LoadFromTextFile" && method.TypeArguments.Length == 1)
        .Select(method => method.TypeArguments[0])
        .OfType<INamedTypeSymbol>()
        .Where(row => row is { TypeKind: TypeKind.Class, IsAnonymousType: false })
        .Select(row => row.OriginalDefinition);

    private static IEnumerable<ModelTask> Tasks((SyntaxNode Node, NotebookCellModel Cell) code)
    {
        bool isNamed = code.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "MapKeyToValue");
        return code.Node.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Select(expression => code.Cell.Semantics.GetTypeInfo(expression).Type)
            .OfType<INamedTypeSymbol>()
            .SelectMany(Inside)
            .Select(type => Of(type, isNamed))
            .OfType<ModelTask>();
    }

    private static IEnumerable<INamedTypeSymbol> Inside(INamedTypeSymbol type) =>
        type.TypeArguments.OfType<INamedTypeSymbol>().SelectMany(Inside).Prepend(type);

    private static ModelTask? Of(INamedTypeSymbol type, bool isNamed) => type.ContainingNamespace?.ToDisplayString() != "Microsoft.ML.Data" ? null : type.Name switch
    {
        "BinaryPredictionTransformer" => type.TypeArguments[0].Name.StartsWith("Calibrated", StringComparison.Ordinal) ? ModelTask.CalibratedBinary : ModelTask.Binary,
        "MulticlassPredictionTransformer" => isNamed ? ModelTask.NamedMulticlass : ModelTask.Multiclass,
        "RegressionPredictionTransformer" => ModelTask.Regression,
        "ClusteringPredictionTransformer" => ModelTask.Clustering,
        "RankingPredictionTransformer" => ModelTask.Ranking,
        _ => null,
    };
}
