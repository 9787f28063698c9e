using System.Text;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>The difference of two short texts, line by line, with the fewest changed lines (longest common subsequence).</summary>
internal static class LineDiff
{
    /// <summary>Above this many lines a side, both texts are shown whole instead: the table of the method grows with their product.</summary>
    private const int LargestText = 2000;

    /// <summary>Lines that went begin with "-", lines that came with "+", others with a space.</summary>
    /// <param name="was">The old text.</param>
    /// <param name="now">The new text.</param>
    public static string Of(string was, string now)
    {
        string[] old = was.Length == 0 ? [] : was.Split('\n');
        string[] current = now.Length == 0 ? [] : now.Split('\n');
        if (old.Length > LargestText || current.Length > LargestText)
        {
            return string.Join('\n', [.. old.Select(line => "-" + line), .. current.Select(line => "+" + line)]);
        }

        int[,] common = new int[old.Length + 1, current.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = current.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == current[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        StringBuilder diff = new();
        int row = 0;
        int column = 0;
        while (row < old.Length || column < current.Length)
        {
            if (row < old.Length && column < current.Length && old[row] == current[column])
            {
                diff.Append(' ').Append(old[row++]).Append('\n');
                column++;
            }
            else if (row < old.Length && (column == current.Length || common[row + 1, column] >= common[row, column + 1]))
            {
                diff.Append('-').Append(old[row++]).Append('\n');
            }
            else
            {
                diff.Append('+').Append(current[column++]).Append('\n');
            }
        }

        return diff.ToString().TrimEnd('\n');
    }
}
