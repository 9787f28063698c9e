namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>A notebook that reads points from a file and sums them up, for tests that need one with a step, a type and a function.</summary>
internal static class PointsNotebook
{
    public const string Declarations = """
        #!mlops-export --as ReadPoints
        // A measurement.
        record Point(DateTime At, double Value, string Name);

        List<Point> ReadPoints(string path) => File.ReadLines(path).Skip(1)
            .Select(line => line.Split(','))
            .Select(parts => new Point(
                DateTime.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]))
            .ToList();
        """;

    public const string Statements = """
        #!mlops-export --as Summarise
        var mean = points.Average(point => point.Value);
        var highest = points.Where(point => point.Value > Threshold).Select(point => point.Name).ToArray();
        display(mean);
        """;

    /// <summary>Writes the file that it reads; gives its text.</summary>
    public static string WriteData(ExportRig rig)
    {
        const string Data = "at,value,name\n2001-01-01 10:00,1,a\n2001-01-02 10:00,2.5,b\n";
        File.WriteAllText(Path.Combine(rig.Root, "points.csv"), Data);
        return Data;
    }
}
