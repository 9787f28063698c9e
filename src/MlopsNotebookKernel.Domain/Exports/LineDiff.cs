using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// The difference of two texts as a unified diff with three lines of context, by the longest common subsequence of
/// lines (Hunt and McIlroy 1976), common ends cut off first.
/// </summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>Beyond this many pairs of lines the differing middle is shown as one block.</summary>
    private const long MostPairs = 4_000_000;

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
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        List<(char, string)> script = [.. old[..start].Select(line => (' ', line))];
        Middle(old[start..(old.Length - end)], now[start..(now.Length - end)], script);
        script.AddRange(old[(old.Length - end)..].Select(line => (' ', line)));
        return script;
    }

    private static void Middle(string[] old, string[] now, List<(char, string)> script)
    {
        if ((long)old.Length * now.Length > MostPairs)
        {
            script.AddRange(old.Select(line => ('-', line)));
            script.AddRange(now.Select(line => ('+', line)));
            return;
        }

        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        int at = 0;
        int to = 0;
        while (at < old.Length || to < now.Length)
        {
            if (at < old.Length && to < now.Length && old[at] == now[to])
            {
                script.Add((' ', old[at++]));
                to++;
            }
            else if (to == now.Length || (at < old.Length && common[at + 1, to] >= common[at, to + 1]))
            {
                script.Add(('-', old[at++]));
            }
            else
            {
                script.Add(('+', now[to++]));
            }
        }
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
