using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the class by which tests compute the notebook's values again, each once for all tests.</summary>
internal static class ReplayText
{
    /// <summary>Writes the class.</summary>
    /// <param name="replay">The values.</param>
    /// <param name="library">The library's files, for the using directives they have.</param>
    /// <param name="names">The library's names.</param>
    public static LibraryDraft Write(Replay replay, IEnumerable<LibraryDraft> library, LibraryNames names)
    {
        string values = string.Join("\n\n", replay.Values.Select(Property));
        string body = $$"""
            namespace {{names.Library}}.Tests;

            /// <summary>The values of the notebook, computed by calling the library as the notebook's cells do; each once.</summary>
            internal static class NotebookRun
            {
                static NotebookRun() => LibraryFolder.EnterNotebook();

            {{CodeLines.Indent(values, 4)}}
            }

            """;
        List<string> usings = [.. library.SelectMany(draft => draft.Usings)
            .Concat(replay.Namespaces.Select(name => $"using {name};")).Append("using System;").Distinct()];
        return new LibraryDraft($"{names.Library}.Tests/NotebookRun.cs", usings, body);
    }

    /// <summary>The variables whose computing does not compile; empty when an error lies elsewhere, too.</summary>
    /// <param name="drafts">All files.</param>
    /// <param name="replay">The values.</param>
    /// <param name="errors">The errors.</param>
    public static IEnumerable<string> Blamed(IReadOnlyList<LibraryDraft> drafts, Replay replay, IReadOnlyList<LibraryError> errors)
    {
        if (drafts.FirstOrDefault(draft => draft.Path.EndsWith("/NotebookRun.cs", StringComparison.Ordinal)) is not { } run
            || errors.Any(error => error.Path != run.Path))
        {
            return [];
        }

        // The line is found again in the text of the value that it belongs to.
        HashSet<string> blamed = [];
        foreach (LibraryError error in errors)
        {
            ReplayedValue? value = replay.Values.LastOrDefault(value =>
                Property(value).Split('\n').Any(line => line.Trim() == error.Code)) ?? replay.Values[^1];
            blamed.Add(value.Variable);
        }

        return blamed;
    }

    private static string Property(ReplayedValue value)
    {
        if (value.Expression.Split('.') is [_, var member] && Identifiers.IsIdentifier(member) && !value.Expression.StartsWith("new ", StringComparison.Ordinal))
        {
            return $"public static {value.Type} {value.Name} => {value.Expression};";
        }

        string field = "Lazy" + value.Name;
        return $$"""
            private static readonly Lazy<{{value.Type}}> {{field}} = new(() => {{value.Expression}});

            public static {{value.Type}} {{value.Name}} => {{field}}.Value;
            """;
    }
}
