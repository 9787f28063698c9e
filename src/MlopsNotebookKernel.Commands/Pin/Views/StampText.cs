using System.Globalization;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>What a stamp holds, in a few words.</summary>
internal static class StampText
{
    private const int CommitDigits = 7;

    /// <summary><c>14 cells, 2 assets, 61 packages as on 2026-11-23 (commit ab12cd3)</c>.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string Contents(Stamp stamp) =>
        $"{QuantityText.Count(stamp.Cells.Count, "cell")}, {QuantityText.Count(stamp.Assets.Count, "asset")}, {QuantityText.Count(stamp.Packages.Count, "package")} as on {When(stamp)}";

    /// <summary><c>2026-11-23 (commit ab12cd3)</c>.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string When(Stamp stamp) => Date(stamp) + Commit(stamp);

    /// <summary>The day it was stamped, UTC.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string Date(Stamp stamp) => stamp.Stamped.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A commit's id as shown to people.</summary>
    /// <param name="id">The full id.</param>
    public static string ShortCommit(string id) => id.Length > CommitDigits ? id[..CommitDigits] : id;

    private static string Commit(Stamp stamp) => stamp.Git?.Commit is { } commit ? $" (commit {ShortCommit(commit)})" : "";
}
