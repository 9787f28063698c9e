namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how files that code used differ from a stamp's.</summary>
public static class FileDifferences
{
    /// <summary>Compares by path.</summary>
    /// <param name="was">The stamp's.</param>
    /// <param name="now">Those used now, with today's content.</param>
    public static IReadOnlyList<StampDifference> Of(IReadOnlyList<StampedFile> was, IReadOnlyList<StampedFile> now)
    {
        Dictionary<string, StampedFile> old = was.ToDictionary(file => file.Path, StringComparer.Ordinal);
        Dictionary<string, StampedFile> current = now.ToDictionary(file => file.Path, StringComparer.Ordinal);
        List<StampDifference> differences = [];
        foreach (string path in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            StampedFile? before = old.GetValueOrDefault(path);
            StampedFile? after = current.GetValueOrDefault(path);
            if (before?.Sha256 == after?.Sha256)
            {
                continue;
            }

            DifferenceKind kind = before is null ? DifferenceKind.FileAdded : after is null ? DifferenceKind.FileRemoved : DifferenceKind.FileChanged;
            differences.Add(new StampDifference(
                kind, DifferenceWeight.Material, path, before?.Sha256[..12], after?.Sha256[..12], Remedy.RerunFrom((after ?? before)!.Cell)));
        }

        return differences;
    }
}
