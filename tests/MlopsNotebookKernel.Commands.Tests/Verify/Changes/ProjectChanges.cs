using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Changes of a project that the notebook uses.</summary>
internal static class ProjectChanges
{
    private const string Load = "public static int Load(string path)";
    private const string Moved = "version 1.0.0, API #, code # → version 1.0.0, API #, code #";

    public static IEnumerable<ChangeRow> Rows() =>
    [
        ChangeRow.Of(
            "project breaking", copy => copy.Replace(Loader, Load + " => path.Length;", ""), "stale",
            [$"projectChanged material {Project}: {Moved} {{removed FlightLib.Loader.Load}} (Cell 8 uses Load)"], "returnToCommit",
            copy => copy.Replace(Loader, "namespace FlightLib;", "// All about flights.\nnamespace FlightLib;")),
        ChangeRow.Of(
            "project signature", copy => RepositoryChanges.Commit(copy, Loader, Load, "public static int Load(string path, bool header = true)", "Headers"), "stale",
            [$"projectChanged material {Project}: {Moved} {{changed FlightLib.Loader.Load}} «Headers» (Cell 8 uses Load)"], "returnToCommit",
            copy => copy.Replace(Loader, Load + " =>", Load + "\n        =>")),
        ChangeRow.Of(
            "project breaking, unused", copy => copy.Replace(Loader, "public static bool IsLate(int delay)", "public static bool IsLate(long delay)"), "stale",
            [$"projectChanged material {Project}: {Moved} {{changed FlightLib.Loader.IsLate}}"], "rerun 2",
            copy => RepositoryChanges.Commit(copy, Project, "1.0.0", "1.0.1", "Version")),
        ChangeRow.Of(
            "project private", copy => copy.Replace(Loader, "delay > Least", "delay >= Least"), "stale",
            [$"projectChanged material {Project}: {Moved} {{implementation FlightLib.Loader.IsLate}}"], "rerun 2",
            copy => copy.Replace(Loader, "delay > Least", "delay >  Least")),
        ChangeRow.Of(
            "project file", copy => copy.Replace(Project, "</PropertyGroup>", "  <DefineConstants>FAST</DefineConstants>\n  </PropertyGroup>"), "stale",
            [$"projectChanged material {Project}: {Moved} (Its project file says something else)"], "rerun 2",
            copy => copy.Replace(Project, "<PropertyGroup>", "<PropertyGroup>\n    <!-- as of today -->")),
        ChangeRow.Of(
            "project gone", copy => Directory.Delete(copy.PathOf("src"), recursive: true), "stale",
            [$"projectMissing material {Project}: version 1.0.0, API #, code # →"], "returnToCommit",
            copy => copy.Rig.Write("src/FlightLib/bin/Debug/net10.0/FlightLib.dll", "built anew")),
        ChangeRow.Of(
            "project private, committed", copy => RepositoryChanges.Commit(copy, Loader, "Least = 15", "Least = 16", "Sixteen minutes"), "stale",
            [$"projectChanged material {Project}: {Moved} {{implementation FlightLib.Loader.Least}} «Sixteen minutes»"], "rerun 2",
            copy => copy.Replace(Loader, "private const int Least = 15;", "private const int Least = 15;\n\n    public static int All() => 0;"))
            with { TwinDifferences = [$"projectChanged note {Project}: {Moved} {{added FlightLib.Loader.All}} (Only added to: what the notebook used is as it was)"] },
    ];
}
