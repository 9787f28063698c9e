using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the class that computes the notebook's values again, each once.</summary>
internal static class ReplayText
{
    /// <summary>Writes the class of the tests.</summary>
    /// <param name="replay">The values.</param>
    /// <param name="library">The library's files, for the using directives they have.</param>
    /// <param name="names">The library's names.</param>
    public static LibraryDraft Write(Replay replay, IEnumerable<LibraryDraft> library, LibraryNames names) => new(
        $"{names.Library}.Tests/NotebookRun.cs",
        Usings(replay, library, names),
        $$"""
        namespace {{names.Library}}.Tests;

        /// <summary>The values of the notebook, computed by calling the library as the notebook's cells do; each once.</summary>
        internal static class NotebookRun
        {
            static NotebookRun() => LibraryFolder.EnterNotebook();

        {{CodeLines.Indent(string.Join("\n\n", replay.Values.Select(Property)), 4)}}
        }

        """);

    /// <summary>The using directives that values may need.</summary>
    /// <param name="replay">The values.</param>
    /// <param name="library">The library's files.</param>
    /// <param name="names">The library's names.</param>
    public static IReadOnlyCollection<string> Usings(Replay replay, IEnumerable<LibraryDraft> library, LibraryNames names) =>
    [
        .. library.Where(draft => !draft.Path.Contains('/', StringComparison.Ordinal)).SelectMany(draft => draft.Usings)
            .Concat(replay.Namespaces.Select(name => $"using {name};"))
            .Append("using System;")
            .Append($"using {names.Library};")
            .Distinct(),
    ];

    /// <summary>The variables whose computing does not compile.</summary>
    /// <param name="replay">The values.</param>
    /// <param name="errors">The errors in the class.</param>
    public static IEnumerable<string> Blamed(Replay replay, IEnumerable<LibraryError> errors)
    {
        // The line is found again in the text of the value that it belongs to.
        foreach (LibraryError error in errors)
        {
            ReplayedValue value = replay.Values.LastOrDefault(value =>
                Property(value).Split('\n').Concat(value.Expression.Split('\n')).Any(line => line.Any(char.IsLetterOrDigit) && error.Code.Contains(line.Trim(), StringComparison.Ordinal)))
                ?? replay.Values[^1];
            yield return value.Variable;
        }
    }

    /// <summary>Whether a value is only a part of another one.</summary>
    /// <param name="value">The value.</param>
    public static bool IsPart(ReplayedValue value) =>
        value.Expression.Split('.') is [_, var member] && Identifiers.IsIdentifier(member) && !value.Expression.StartsWith("new ", StringComparison.Ordinal);

    private static string Property(ReplayedValue value)
    {
        if (IsPart(value))
        {
            return $"public static {value.Type} {value.Name} => {value.Expression};";
        }

        if (value.IsInline)
        {
            string source = value.Expression.Contains('\n', StringComparison.Ordinal) ? "\n" + CodeLines.Indent(value.Expression, 4) : " " + value.Expression;
            return $"""
                /// <summary>What the notebook had in <c>{value.Variable}</c>, which only the notebook can make.</summary>
                public static {value.Type} {value.Name} =>{source};
                """;
        }

        string field = "Lazy" + value.Name;
        return $$"""
            private static readonly Lazy<{{value.Type}}> {{field}} = new(() => {{value.Expression}});

            public static {{value.Type}} {{value.Name}} => {{field}}.Value;
            """;
    }
}
