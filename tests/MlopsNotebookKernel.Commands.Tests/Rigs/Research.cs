using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>A small research: three flights' delays, one package, a pin in the middle.</summary>
internal static class Research
{
    public const string Notebook = "research.ipynb";

    public const string Data = "data/flights.csv";

    public const string Stamp = ".mlops/pins/research.ipynb.pin.json";

    public static void Make(ResearchRig rig, string notebook = Notebook)
    {
        rig.Write(Data, "origin,delay\nONT,12\nSFO,-3\nLAX,40\nONT,7\n");
        rig.Save(
            notebook,
            "#r \"nuget: CsvHelper, 33.0.0\"\n// how rows are read\nusing CsvHelper;",
            "#!mlops-snapshot data/flights.csv --name flights",
            "var late = 15; // minutes",
            "#!mlops-pin --question \"Which flights arrive late?\"",
            "Console.WriteLine(late);",
            "late + 1");
        Resolve(rig);
    }

    public static void Resolve(ResearchRig rig, string version = "33.0.0")
    {
        rig.Packages.Clear();
        rig.Packages.Add(new ResolvedPackage("CsvHelper", version, version, "hash-of-" + version, "feed", []));
    }
}
