using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// The Markdown under a decision's front matter: a title, then sections with a paragraph or a list. Reads what people
/// write by hand; what it does not know (other sections, prose before the first) it keeps as it is.
/// </summary>
internal static class DecisionBody
{
    private const int ShortDigits = 12;
    private const int DigestDigits = 64;
    private const int MostFiles = 10;

    private static readonly string[] Hypothesis = ["hypothesis"];
    private static readonly string[] Held = ["held under"];
    private static readonly string[] Choice = ["choice", "chosen", "decision"];
    private static readonly string[] Options = ["options", "options considered"];
    private static readonly string[] Rejected = ["rejected", "rejected options"];
    private static readonly string[] Evidence = ["evidence"];
    private static readonly string[] Reopen = ["reopen when"];

    /// <summary>Writes the sections that have content.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="kept">What an earlier text of this file held besides; empty for a new file.</param>
    /// <param name="basis">What it holds under, which becomes links.</param>
    /// <param name="commits">What the address of a commit's page begins with; null for no link.</param>
    public static string Write(DecisionText text, string kept, DecisionBasis basis, string? commits)
    {
        DecisionText lines = text.Normalized();
        StringBuilder body = new();
        body.Append("\n# ").Append(Escape(lines.Title)).Append('\n');
        Section(body, "Hypothesis", lines.Hypothesis is null ? [] : [Escape(lines.Hypothesis)]);
        Section(body, "Choice", lines.Choice is null ? [] : [Escape(lines.Choice)]);
        Section(body, "Options", lines.Options.Select(option => $"- {Escape(option)}"));
        Section(body, "Rejected", lines.Rejected.Select(option => option.Why.Length == 0 ? $"- **{Escape(option.Option)}**" : $"- **{Escape(option.Option)}**: {Escape(option.Why)}"));
        Section(body, "Evidence", lines.Evidence.Select(evidence => $"- {Escape(evidence)}"));
        Section(body, "Reopen when", lines.ReopenWhen is null ? [] : [Escape(lines.ReopenWhen)]);
        Section(body, "Held under", Links(basis, commits).Select(link => $"- {link}"));
        if (kept.Length > 0)
        {
            body.Append('\n').Append(kept).Append('\n');
        }

        return body.ToString();
    }

    /// <summary>Reads the sections.</summary>
    /// <param name="body">The Markdown.</param>
    /// <param name="title">The title that the front matter gives; null takes the first heading.</param>
    /// <param name="theme">The theme that the front matter gives.</param>
    /// <returns>The text, and what else the file holds.</returns>
    public static (DecisionText Text, string Kept) Read(string body, string? title, string? theme)
    {
        Dictionary<string, List<string>> sections = new(StringComparer.Ordinal);
        List<string> kept = [];
        List<string>? current = null;
        string? heading = null;
        foreach (string line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (heading is null && line.StartsWith("# ", StringComparison.Ordinal))
            {
                heading = line[2..].Trim();
                continue;
            }

            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                string name = Name(line[3..]);
                current = name.Length == 0 ? null : sections.TryGetValue(name, out List<string>? known) ? known : sections[name] = [];
            }

            if (current is null)
            {
                kept.Add(line);
            }
            else if (!line.StartsWith("## ", StringComparison.Ordinal))
            {
                current.Add(line);
            }
        }

        DecisionText text = new(
            title ?? Unescape(heading ?? ""),
            Paragraph(sections, Choice[0]),
            Items(sections, Options[0]),
            [.. Items(sections, Rejected[0]).Select(Split)],
            Items(sections, Evidence[0]),
            theme,
            Paragraph(sections, Reopen[0]))
        {
            Hypothesis = Paragraph(sections, Hypothesis[0]),
        };
        return (text.Normalized(), string.Join('\n', kept).Trim('\n'));
    }

    private static string Name(string heading)
    {
        string name = heading.Trim().TrimEnd(':', '#').Trim().ToLowerInvariant();
        return new[] { Hypothesis, Choice, Options, Rejected, Evidence, Reopen, Held }.FirstOrDefault(names => names.Contains(name))?[0] ?? "";
    }

    /// <summary>Links that a code host follows from the file's folder; what they lead to is in the front matter, too.</summary>
    private static IEnumerable<string> Links(DecisionBasis basis, string? commits)
    {
        if (basis.Notebook is { } notebook)
        {
            // Front ends that know the fragment go to the cell; others open the notebook.
            string fragment = basis.Cell is { } cell ? $"#cell-id={Uri.EscapeDataString(cell)}" : "";
            string place = basis.CellNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $", cell {number}") : "";
            yield return $"notebook [{Escape(notebook)}{place}](../../{Address(notebook)}{fragment}), [its stamp](../pins/{Address(notebook)}.pin.json)";
        }

        if (basis.SnapshotName is { } name && basis.SnapshotId is { } id)
        {
            string shown = Escape($"{name}@{id[..Math.Min(ShortDigits, id.Length)]}");
            yield return id.Length == DigestDigits ? $"snapshot [{shown}](../snapshots/{Address(name)}/{id}.json)" : $"snapshot {shown}";
        }

        if (basis.Files.Count > 0)
        {
            string more = basis.Files.Count > MostFiles ? string.Create(CultureInfo.InvariantCulture, $" and {basis.Files.Count - MostFiles} more") : "";
            yield return $"files {string.Join(", ", basis.Files.Take(MostFiles).Select(file => $"[{Escape(file.Path)}](../../{Address(file.Path)})"))}{more}";
        }

        if (basis.Commit is { } commit)
        {
            yield return commits is null || !commit.All(char.IsAsciiHexDigitLower)
                ? $"commit {Escape(commit)}"
                : $"commit [{commit[..Math.Min(ShortDigits, commit.Length)]}]({commits}{commit})";
        }

        if (basis.Packages is { } packages)
        {
            yield return $"packages {Escape(packages)}";
        }
    }

    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static void Section(StringBuilder body, string name, IEnumerable<string> lines)
    {
        string[] written = [.. lines];
        if (written.Length > 0)
        {
            body.Append("\n## ").Append(name).Append("\n\n").AppendJoin('\n', written).Append('\n');
        }
    }

    private static string? Paragraph(Dictionary<string, List<string>> sections, string name)
    {
        string text = DecisionText.Line(Unescape(string.Join(' ', sections.GetValueOrDefault(name) ?? [])));
        return text.Length == 0 ? null : text;
    }

    private static string[] Items(Dictionary<string, List<string>> sections, string name)
    {
        List<string> items = [];
        foreach (string line in sections.GetValueOrDefault(name) ?? [])
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith("- ", StringComparison.Ordinal) || trimmed.StartsWith("* ", StringComparison.Ordinal))
            {
                items.Add(trimmed[2..].Trim());
            }
            else if (trimmed.Length > 0 && items.Count > 0)
            {
                items[^1] = $"{items[^1]} {trimmed}";
            }
            else if (trimmed.Length > 0)
            {
                items.Add(trimmed);
            }
        }

        return [.. items.Select(Unescape)];
    }

    private static RejectedOption Split(string item)
    {
        if (item.StartsWith("**", StringComparison.Ordinal) && item.IndexOf("**", 2, StringComparison.Ordinal) is > 2 and int end)
        {
            return new RejectedOption(item[2..end].TrimEnd(':').Trim(), item[(end + 2)..].TrimStart(':', ' ').Trim());
        }

        int colon = item.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? new RejectedOption(item.TrimEnd(':'), "") : new RejectedOption(item[..colon], item[(colon + 2)..].Trim());
    }

    // Code hosts hide what looks like an HTML tag; Markdown shows an escaped "<" as it is. Two asterisks end bold text.
    private static string Escape(string text) => text
        .Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("**", "\\*\\*", StringComparison.Ordinal);

    private static string Unescape(string text) => text
        .Replace("\\<", "<", StringComparison.Ordinal)
        .Replace("\\*\\*", "**", StringComparison.Ordinal);
}
