using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// The difference of two texts as a unified diff with three lines of context.
/// </summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>The difference; empty when there is none.</summary>
    /// <param name="path">The file's name, for the head.</param>
    /// <param name="before">The text before; null when the file is new.</param>
    /// <param name="after">The text after; null when the file goes.</param>
    public static string Of(string path, string? before, string? after)
    {
        if (before == after)
        {
            return "";
        }

        string[] old = Lines(before);
        string[] now = Lines(after);
        List<(char Sign, string Line)> script = Script(old, now);
        StringBuilder diff = new();
        diff.Append(CultureInfo.InvariantCulture, $"--- {(before is null ? "/dev/null" : "a/" + path)}\n");
        diff.Append(CultureInfo.InvariantCulture, $"+++ {(after is null ? "/dev/null" : "b/" + path)}\n");
        AppendHunks(diff, script);
        return diff.ToString();
    }

    private static string[] Lines(string? text) =>
        string.IsNullOrEmpty(text) ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static List<(char Sign, string Line)> Script(string[] old, string[] now)
    {
        int[] matches = LineMatches.Between(old, now);
        List<(char, string)> script = [];
        int to = 0;
        for (int at = 0; at < old.Length; at++)
        {
            if (matches[at] < 0)
            {
                script.Add(('-', old[at]));
                continue;
            }

            while (to < matches[at])
            {
                script.Add(('+', now[to++]));
            }

            script.Add((' ', now[to++]));
        }

        script.AddRange(now[to..].Select(line => ('+', line)));
        return script;
    }

    private static void AppendHunks(StringBuilder diff, List<(char Sign, string Line)> script)
    {
        int oldLine = 1;
        int newLine = 1;
        int position = 0;
        while (position < script.Count)
        {
            int change = script.FindIndex(position, line => line.Sign != ' ');
            if (change < 0)
            {
                return;
            }

            int from = Math.Max(position, change - Context);
            oldLine += from - position;
            newLine += from - position;
            int last = change;
            for (int next = change; next < script.Count && next - last <= 2 * Context; next++)
            {
                last = script[next].Sign != ' ' ? next : last;
            }

            int to = Math.Min(script.Count, last + Context + 1);
            List<(char Sign, string Line)> hunk = script[from..to];
            int olds = hunk.Count(line => line.Sign != '+');
            int news = hunk.Count(line => line.Sign != '-');
            diff.Append(CultureInfo.InvariantCulture, $"@@ -{(olds == 0 ? oldLine - 1 : oldLine)},{olds} +{(news == 0 ? newLine - 1 : newLine)},{news} @@\n");
            foreach ((char sign, string line) in hunk)
            {
                diff.Append(sign).Append(line).Append('\n');
            }

            oldLine += olds;
            newLine += news;
            position = to;
        }
    }
}
