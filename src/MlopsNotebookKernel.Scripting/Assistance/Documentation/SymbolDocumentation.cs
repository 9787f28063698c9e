using System.Text;

namespace MlopsNotebookKernel.Scripting.Assistance.Documentation;

/// <summary>What the authors of a symbol say of it.</summary>
/// <param name="Summary">What it is; empty when they say nothing.</param>
/// <param name="Parameters">Its parameters and type parameters, by name.</param>
/// <param name="Returns">What it returns; empty when not said.</param>
/// <param name="Exceptions">What it throws, and when.</param>
/// <param name="Remarks">What else there is to say; empty when nothing.</param>
internal sealed record SymbolDocumentation(
    string Summary,
    IReadOnlyList<(string Name, string Text)> Parameters,
    string Returns,
    IReadOnlyList<(string Name, string Text)> Exceptions,
    string Remarks)
{
    /// <summary>Nothing is said.</summary>
    public static SymbolDocumentation None { get; } = new("", [], "", [], "");

    /// <summary>As plain text.</summary>
    public string ToText() => Write("", "  ", "");

    /// <summary>As Markdown.</summary>
    public string ToMarkdown() => Write("**", "- ", "`");

    private string Write(string strong, string item, string code)
    {
        List<string> parts = [];
        Add(parts, Summary);
        AddList(parts, "Parameters", Parameters);
        if (Returns.Length > 0)
        {
            parts.Add($"{strong}Returns{strong} {Returns}");
        }

        AddList(parts, "Throws", Exceptions);
        Add(parts, Remarks);
        return string.Join("\n\n", parts);

        void AddList(List<string> to, string title, IReadOnlyList<(string Name, string Text)> items)
        {
            if (items.Count > 0)
            {
                StringBuilder list = new($"{strong}{title}{strong}{(strong.Length > 0 ? "\n" : "")}");
                foreach ((string name, string text) in items)
                {
                    list.Append('\n').Append(item).Append(code).Append(name).Append(code).Append(": ").Append(text);
                }

                to.Add(list.ToString());
            }
        }
    }

    private static void Add(List<string> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(text);
        }
    }
}
