using System.Globalization;
using System.Runtime.InteropServices;
using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Changes of what the notebook runs on, and of what travels with it.</summary>
internal static class EnvironmentChanges
{
    private static string DotNet => RuntimeInformation.FrameworkDescription;

    public static IEnumerable<ChangeRow> Rows() =>
    [
        ChangeRow.Of(
            "runtime", Runtime, "fresh", [$"runtimeChanged note .NET: .NET 9.0.1 → {DotNet}"], "nothing",
            copy => File.SetLastWriteTimeUtc(copy.PathOf(Stamp), DateTime.UtcNow)),
        ChangeRow.Of(
            "culture", _ => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE"), "fresh", ["runtimeChanged note culture: en-GB → de-DE"], "nothing",
            _ => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE")),
        ChangeRow.Of(
            "copy of the stamp edited", copy => copy.Replace(Notebook, "\"question\": \"Which flights arrive late?\"", "\"question\": \"Which?\""), "fresh",
            ["copyDiffers note the stamp's copy in the output of cell 7: 2026-11-23, # → 2026-11-23, # (The stamp in .mlops/pins counts; to bring the copy up to date: mlops run research.ipynb --in-place)"], "nothing",
            copy => copy.Replace(Notebook, "\"nbformat_minor\": 5", "\"nbformat_minor\":  5")),
        ChangeRow.Of(
            "stamp gone", copy =>
            {
                File.Delete(copy.PathOf(Stamp));
                copy.Asked = ".";
            },
            "unpinned", [], "rerun 1", copy => copy.Rig.Write(".mlops/pins/other.ipynb.pin.json", copy.Rig.Read(Stamp))),
    ];

    /// <summary>As if it had been stamped on an earlier runtime.</summary>
    public static void Runtime(RepositoryCopy copy)
    {
        copy.Replace(Stamp, $"\"dotNet\": \"{DotNet}\"", "\"dotNet\": \".NET 9.0.1\"");
        copy.Replace(Notebook, $"\"dotNet\": \"{DotNet}\"", "\"dotNet\": \".NET 9.0.1\"");
    }
}
