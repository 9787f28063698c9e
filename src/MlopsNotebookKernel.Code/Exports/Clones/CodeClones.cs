using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Clones;

/// <summary>Finds what marked cells repeat: the same logic under other names, in other cells, notebooks or files.</summary>
public static class CodeClones
{
    /// <summary>The clones, one for each stretch of a marked cell and each other place.</summary>
    /// <param name="marked">The marked cells.</param>
    /// <param name="others">What they may repeat.</param>
    public static IReadOnlyList<ExportClone> Find(IReadOnlyList<ExportCell> marked, IEnumerable<CloneSource> others)
    {
        Dictionary<ExportCell, ILookup<string, CodeWindow>> own = marked.ToDictionary(
            cell => cell, cell => CodeWindows.In(cell.Source).ToLookup(window => window.Digest));
        List<ExportClone> clones = [];
        foreach (CloneSource other in others)
        {
            IReadOnlyList<CodeWindow> windows = CodeWindows.In(other.Source);
            foreach ((ExportCell cell, ILookup<string, CodeWindow> known) in own)
            {
                List<(CodeWindow Here, CodeWindow There)> same = [.. windows
                    .SelectMany(there => known[there.Digest].Select(here => (here, there)))
                    .OrderBy(pair => pair.here.Line)];
                clones.AddRange(Joined(same).Select(pair => new ExportClone(
                    cell.Number, pair.Here.Line, pair.Here.EndLine - pair.Here.Line + 1, other.Place, other.Cell, pair.There.Line, pair.There.Function)));
            }
        }

        return [.. clones.OrderBy(clone => clone.Cell).ThenBy(clone => clone.Line).ThenBy(clone => clone.Place, StringComparer.Ordinal)];
    }

    /// <summary>Windows that touch are one stretch.</summary>
    private static List<(CodeWindow Here, CodeWindow There)> Joined(List<(CodeWindow Here, CodeWindow There)> same)
    {
        List<(CodeWindow Here, CodeWindow There)> joined = [];
        foreach ((CodeWindow here, CodeWindow there) in same)
        {
            if (joined.Count > 0 && here.Line <= joined[^1].Here.EndLine + 1 && there.Function == joined[^1].There.Function)
            {
                joined[^1] = (
                    joined[^1].Here with { EndLine = Math.Max(here.EndLine, joined[^1].Here.EndLine) },
                    joined[^1].There with { Line = Math.Min(there.Line, joined[^1].There.Line) });
            }
            else
            {
                joined.Add((here, there));
            }
        }

        return joined;
    }
}
