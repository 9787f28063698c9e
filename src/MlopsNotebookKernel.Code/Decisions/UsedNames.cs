using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Decisions;

namespace MlopsNotebookKernel.Code.Decisions;

/// <summary>
/// Finds what code learns from, by its syntax: names given to calls that make features or fit a model, names collected in
/// something called features, and the trainers and transforms themselves. A name only counts when nothing but collecting
/// lies between it and such a place, so that what is filtered, compared, dropped, shown or loaded does not.
/// </summary>
public sealed class UsedNames : IUsedNames
{
    private const string Feature = "feature";

    /// <summary>Calls that carry what they are given on.</summary>
    private static readonly HashSet<string> Collecting = new(["Select", "SelectMany", "ToArray", "ToList", "Append", "Prepend", "Concat", "Union"], StringComparer.Ordinal);

    /// <summary>Calls of which a column's name is a part of the model; by their beginnings.</summary>
    private static readonly string[] Learning = ["Concatenate", "OneHot", "Normalize", "Featurize", "Fit", "Train"];

    /// <inheritdoc/>
    public IReadOnlyList<NamedUse> Of(string source)
    {
        CellCode cell = CellCode.Parse(source);
        List<NamedUse> uses = [];
        foreach (SyntaxNode node in cell.Root.DescendantNodes())
        {
            NamedUse? use = node switch
            {
                LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) && IsLearntFrom(literal) => new NamedUse(literal.Token.ValueText, false),
                MemberAccessExpressionSyntax member when member.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax) && IsLearntFrom(member) => new NamedUse(member.Name.Identifier.ValueText, false),
                InvocationExpressionSyntax call when Approach(call) is { } name => new NamedUse(name, true),
                ObjectCreationExpressionSyntax made when Name(made.Type) is { } name && name.EndsWith("Trainer", StringComparison.Ordinal) => new NamedUse(name, true),
                _ => null,
            };
            if (use is not null && !uses.Contains(use))
            {
                uses.Add(use);
            }
        }

        return uses;
    }

    /// <summary>Climbs from a name through what only collects, to a place that learns from it or to one that does not.</summary>
    private static bool IsLearntFrom(ExpressionSyntax name)
    {
        for (SyntaxNode node = name; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ArgumentSyntax { NameColon.Name.Identifier.ValueText: var argument } when IsFeature(argument):
                    return true;
                case ArgumentListSyntax { Parent: InvocationExpressionSyntax call }:
                    string method = Name(call.Expression) ?? "";
                    if (method != "TrainTestSplit" && Learning.Any(beginning => method.StartsWith(beginning, StringComparison.Ordinal)))
                    {
                        return true;
                    }

                    if (!Collecting.Contains(method))
                    {
                        return false;
                    }

                    break;
                case ObjectCreationExpressionSyntax made when IsFeature(Name(made.Type)):
                    return true;
                case VariableDeclaratorSyntax variable:
                    return IsFeature(variable.Identifier.ValueText);
                case PropertyDeclarationSyntax property:
                    return IsFeature(property.Identifier.ValueText);
                case AssignmentExpressionSyntax assignment when assignment.Right == node && assignment.Parent is not InitializerExpressionSyntax:
                    return IsFeature(Name(assignment.Left));
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    if (IsFeature(Name(assignment.Left)))
                    {
                        return true;
                    }

                    break;
                case BinaryExpressionSyntax arithmetic when arithmetic.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression:
                case ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or EqualsValueClauseSyntax or LambdaExpressionSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax:
                case CollectionExpressionSyntax or ExpressionElementSyntax or SpreadElementSyntax or InitializerExpressionSyntax:
                case ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax:
                case AnonymousObjectCreationExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax or TupleExpressionSyntax:
                case MemberAccessExpressionSyntax carried when carried.Expression == node && Collecting.Contains(carried.Name.Identifier.ValueText):
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The name of a trainer or transform that is called: what follows <c>.Trainers.</c> or <c>.Transforms.</c>.</summary>
    private static string? Approach(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax member)
        {
            return null;
        }

        for (ExpressionSyntax? holder = member.Expression; holder is MemberAccessExpressionSyntax outer; holder = outer.Expression)
        {
            if (outer.Name.Identifier.ValueText is "Trainers" or "Transforms")
            {
                return member.Name.Identifier.ValueText;
            }
        }

        return null;
    }

    private static bool IsFeature(string? name) => name?.Contains(Feature, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string? Name(ExpressionSyntax? expression) => expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
