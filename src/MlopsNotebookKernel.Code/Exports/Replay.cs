using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Exports.Inputs;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Finds how tests can compute the notebook's values again: steps are called, and variables of other cells are made
/// as their cell makes them, as long as that needs nothing but the library, packages and constants.
/// </summary>
internal sealed class Replay
{
    private readonly NotebookIndex _index;
    private readonly LibraryParts _parts;
    private readonly LibraryNames _names;
    private readonly Dictionary<NotebookVariable, string?> _expressions = [];
    private readonly InlineInputs _inline;
    private readonly HashSet<NotebookVariable> _making = [];
    private readonly Dictionary<StepPart, string?> _steps = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<ReplayedValue> _values = [];
    private readonly TypeWriter _types;
    private readonly ReplayKind _kind;
    private readonly IReadOnlySet<string> _left;
    private readonly List<ReplayInput> _inputs = [];
    private readonly GoldenInputs _golden;
    private readonly Dictionary<string, ITypeSymbol> _typesOf = new(StringComparer.Ordinal);

    /// <summary>Finds the values.</summary>
    /// <param name="index">The notebook.</param>
    /// <param name="parts">What goes into the library.</param>
    /// <param name="names">The library's names.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="left">Variables that are left out.</param>
    public Replay(NotebookIndex index, LibraryParts parts, LibraryNames names, ReplayKind kind, IReadOnlySet<string> left)
    {
        _inline = new InlineInputs(index, parts, kind == ReplayKind.Tests ? names.InlineValues : null);
        _golden = new GoldenInputs(kind == ReplayKind.Tests ? names.InputPaths : new HashSet<string>());
        _kind = kind;
        _left = left;
        _index = index;
        _parts = parts;
        _names = names;
        _types = names.Types();
        foreach (NotebookVariable variable in index.Variables.Where(variable => kind == ReplayKind.Tests
            ? GivenBy(variable) is not null
            : parts.Steps.Any(step => step.Results.Contains(variable))))
        {
            Compute(variable);
        }

        // A step that lacks one of its inputs needs the others no more.
        _values.RemoveAll(value => value.IsInline && !_values.Any(other => ExportPlan.Names(other.Expression).Contains(value.Name)));
    }

    /// <summary>The values, each after those it needs.</summary>
    public IReadOnlyList<ReplayedValue> Values => _values;

    /// <summary>The paths that the caller may replace; none for tests.</summary>
    public IReadOnlyList<ReplayInput> Inputs => _inputs;

    /// <summary>The files that tests read as the notebook did.</summary>
    public IReadOnlyList<ExportInput> Golden => _golden.Found;

    /// <summary>The steps whose results cannot be computed again, each with the variable that they read and that cannot be had.</summary>
    public IEnumerable<(StepPart Step, NotebookVariable? Reason)> LeftOut => _parts.Steps
        .Where(step => step.Results.Count > 0 && _values.All(value => value.Member != step.Name))
        .OrderBy(step => step.Cell.Order)
        .Select(step => (step, step.Parameters.FirstOrDefault(parameter => _expressions.GetValueOrDefault(parameter) is null)));

    /// <summary>The type of a value; null for the record of a step's several results.</summary>
    /// <param name="value">The value.</param>
    public ITypeSymbol? TypeOf(ReplayedValue value) => _typesOf.GetValueOrDefault(value.Name);

    /// <summary>The namespaces that they need.</summary>
    public IReadOnlyCollection<string> Namespaces => [.. _types.Namespaces.Concat(_inline.Namespaces).Distinct(StringComparer.Ordinal)];

    /// <summary>The exported member that a variable's value comes from directly; null for none.</summary>
    private string? GivenBy(NotebookVariable variable)
    {
        if (_parts.Steps.FirstOrDefault(step => step.Results.Contains(variable)) is { } step)
        {
            return step.Name;
        }

        ExpressionSyntax? value = variable.Initializer is AwaitExpressionSyntax awaited ? awaited.Expression : variable.Initializer;
        return value is InvocationExpressionSyntax call
            && variable.Cell.Semantics.GetSymbolInfo(call).Symbol is { } symbol
            && Exported(symbol) is { } function
                ? function.Name
                : null;
    }

    private LibraryPart.Function? Exported(ISymbol symbol) => _parts.Functions.FirstOrDefault(function =>
        SymbolEqualityComparer.Default.Equals(function.Symbol, symbol.OriginalDefinition));

    /// <summary>How tests name a value that another one is computed from: computed itself, or written out; null for neither.</summary>
    private string? Resolve(NotebookVariable variable) => Compute(variable) ?? Inline(variable);

    /// <summary>The value that the notebook had, where tests may have it so.</summary>
    private string? Inline(NotebookVariable variable)
    {
        if (_left.Contains(variable.Name) || _making.Contains(variable) || _inline.Of(variable) is not { } source)
        {
            return null;
        }

        return _expressions[variable] = Add(variable.Name, variable.Type, source, member: null, isInline: true);
    }

    /// <summary>How tests name a value that they compute; null when they cannot.</summary>
    private string? Compute(NotebookVariable variable)
    {
        if (_expressions.TryGetValue(variable, out string? known))
        {
            return known;
        }

        // A value that is in the making when it is asked for again goes round in a circle.
        _expressions[variable] = null;
        _making.Add(variable);
        string? found = variable switch
        {
            _ when _left.Contains(variable.Name) => null,
            { Constant.Value: string path } when !IsChangedOutside(variable) && _golden.Of(path, variable.Name) is { } input => input,
            _ when _parts.Values.IsOption(variable) =>
                $"{(_kind == ReplayKind.Tests ? $"new {_names.Options}()" : "options")}.{Identifiers.Pascal(variable.Name)}",
            _ when _parts.MustBeConstant.Contains(variable) => $"{_names.Pipeline}.{variable.Name}",
            { Symbol.IsConst: true, Constant.Value: string path } when _kind == ReplayKind.CommandLine && LooksLikePath(path) => InputOf(variable, SymbolDisplay.FormatLiteral(path, quote: true), path),
            { Symbol.IsConst: true } => SymbolDisplay.FormatPrimitive(variable.Constant.Value!, quoteStrings: true, useHexadecimalNumbers: false),
            _ when IsChangedOutside(variable) || TypeWriter.WhyUnnameable(variable.Type) is not null => null,
            _ when _parts.Steps.FirstOrDefault(step => step.Results.Contains(variable)) is { } step => OfStep(variable, step),
            _ when _parts.Steps.Any(step => step.Cell == variable.Cell) => null,
            { Initializer: { } initializer } when _kind == ReplayKind.Tests && InlineInputs.IsOfTheMoment(variable, initializer) => null,
            { Initializer: not null } when InlineInputs.IsChangedLater(variable) && (_kind == ReplayKind.CommandLine || _inline.Of(variable) is not null) => null,
            { Initializer: { } initializer } => OfInitializer(variable, initializer),
            _ => null,
        };
        _making.Remove(variable);
        return _expressions[variable] = found;
    }

    /// <summary>A step changes its own results before it hands them on; whatever else is changed has no one value.</summary>
    private bool IsChangedOutside(NotebookVariable variable) => variable.Uses.Any(use => use.IsWrite
        && !(use.Cell == variable.Cell && _parts.Steps.Any(step => step.Results.Contains(variable))));

    private string? OfStep(NotebookVariable variable, StepPart step)
    {
        if (!_steps.TryGetValue(step, out string? record))
        {
            _steps[step] = null;
            List<string?> arguments = [.. step.Parameters.Select(Resolve)];
            if (arguments.Contains(null) || _left.Contains(step.ResultType))
            {
                return null;
            }

            if (_kind == ReplayKind.CommandLine && step.OptionsParameter is { } parameter)
            {
                arguments.Add($"{parameter}: options");
            }

            if (_kind == ReplayKind.Tests && GoldenOptions(step) is { Count: > 0 } given)
            {
                arguments.Add($"{step.OptionsParameter}: new {_names.Options} {{ {string.Join(", ", given)} }}");
            }

            string call = $"{_names.Pipeline}.{step.Name}({string.Join(", ", arguments)})";
            call = step.IsAsync ? call + ".GetAwaiter().GetResult()" : call;
            record = step.Results.Count == 1
                ? Add(variable.Name, variable.Type, call, step.Name)
                : Add(step.ResultType, step.ResultType, call, step.Name, isShown: false);
            _steps[step] = record;
        }

        return record is null || step.Results.Count == 1
            ? record
            : Add(variable.Name, variable.Type, $"{record}.{Identifiers.Pascal(variable.Name)}", step.Name);
    }

    /// <summary>The options of a step that name files which tests read as the notebook did.</summary>
    private List<string> GoldenOptions(StepPart step) => step.OptionsParameter is null ? [] :
    [
        .. _parts.Values.Options
            .Where(option => option.Uses.Any(use => use.Cell == step.Cell) && option.Constant.Value is string)
            .Select(option => (option.Name, Path: _golden.Of((string)option.Constant.Value!, option.Name)))
            .Where(option => option.Path is not null)
            .Select(option => $"{Identifiers.Pascal(option.Name)} = {option.Path}"),
    ];

    private string? OfInitializer(NotebookVariable variable, ExpressionSyntax initializer)
    {
        SemanticModel semantics = variable.Cell.Semantics;
        bool isAwaited = initializer is AwaitExpressionSyntax;
        ExpressionSyntax value = initializer is AwaitExpressionSyntax awaited ? awaited.Expression : initializer;
        if (value.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax)
            || semantics.GetDiagnostics(value.Span).Any(found => found.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        CodeEdits edits = new(variable.Cell.Root.SyntaxTree.GetText());
        foreach ((ISymbol symbol, SyntaxNode node) in variable.Cell.Used(value).Symbols)
        {
            if (IsOfItsOwn(symbol))
            {
                continue;
            }

            if (_index.VariableOf(symbol) is { } other)
            {
                if (Resolve(other) is not { } name)
                {
                    return null;
                }

                edits.Replace(node.Span, name);
            }
            else if (symbol.ContainingType is { IsScriptClass: true } && symbol is not ITypeSymbol)
            {
                if (Exported(symbol) is null)
                {
                    return null;
                }

                if (node is SimpleNameSyntax)
                {
                    edits.Insert(node.SpanStart, _names.Pipeline + ".");
                }
            }
            else if (!IsReachable(symbol is ITypeSymbol type ? type : symbol.ContainingType))
            {
                return null;
            }
        }

        ReplaceInput(variable, value, edits);
        foreach (LiteralExpressionSyntax literal in value.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>())
        {
            if (literal.Token.Value is string path && _golden.Of(path, variable.Name) is { } input)
            {
                edits.Replace(literal.Span, input);
            }
        }

        string expression = edits.Render(value.Span);
        return Add(variable.Name, variable.Type, isAwaited ? $"{expression}.GetAwaiter().GetResult()" : expression, GivenBy(variable));
    }

    /// <summary>The one path in a value's making becomes an input of the command line.</summary>
    private void ReplaceInput(NotebookVariable variable, ExpressionSyntax value, CodeEdits edits)
    {
        if (_kind == ReplayKind.CommandLine
            && value.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
                .Where(literal => literal.Token.Value is string text && LooksLikePath(text)).ToList() is [var path])
        {
            edits.Replace(path.Span, InputOf(variable, path.ToString(), (string)path.Token.Value!));
        }
    }

    private string InputOf(NotebookVariable variable, string literal, string path)
    {
        string name = Identifiers.Pascal(variable.Name);
        _inputs.Add(new ReplayInput(name, variable.Name, literal, path.Replace('\\', '/')));
        return $"inputs.{name}";
    }

    private static bool LooksLikePath(string text) =>
        text.Length is > 0 and < 260 && !text.Contains('\n', StringComparison.Ordinal)
        && (text.Contains('/', StringComparison.Ordinal) || Path.GetExtension(text) is { Length: > 1 and <= 9 } extension && extension[1..].All(char.IsLetterOrDigit));

    /// <summary>Lambdas, with their parameters and variables: they move with the expression that they stand in.</summary>
    private static bool IsOfItsOwn(ISymbol symbol) => symbol
        is IParameterSymbol or ILocalSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

    /// <summary>Types of packages and those of the library; not what stays in the notebook.</summary>
    private bool IsReachable(ITypeSymbol? type)
    {
        while (type?.ContainingType is { IsScriptClass: false } outer)
        {
            type = outer;
        }

        return type is null || type.IsAnonymousType || type.IsTupleType || _index.CellOf(type) is not { } cell || _parts.LibraryCells.Contains(cell)
            || _parts.Types.Any(own => SymbolEqualityComparer.Default.Equals(own.Symbol, type.OriginalDefinition));
    }

    private string Add(string variable, ITypeSymbol type, string expression, string? member, bool isInline = false)
    {
        bool isShown = _index.Variables.Last(other => other.Name == variable).Symbol.Type.Equals(type, SymbolEqualityComparer.Default);
        string name = Add(variable, _types.Write(type), expression, member, isShown, isInline);
        _typesOf[name] = type;
        return name;
    }

    private string Add(string variable, string type, string expression, string? member, bool isShown, bool isInline = false)
    {
        string name = Identifiers.Pascal(variable);
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = FormattableString.Invariant($"{Identifiers.Pascal(variable)}{number}");
        }

        _values.Add(new ReplayedValue(variable, name, type, expression, member, isShown) { IsInline = isInline });
        return name;
    }
}
