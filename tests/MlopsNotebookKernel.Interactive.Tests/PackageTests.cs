namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public async Task Package_InASessionOfTheRealHost_BringsTheCommandsAndNothingElse()
    {
        File.WriteAllText(Path.Combine(package.Folder, "rows.csv"), "origin,delay\nA,1\nB,2\n");
        File.WriteAllText(Path.Combine(package.Folder, "research.ipynb"), HostNotebook.Empty);

        string shown = await package.CellsAsync(
            "#!mlops-snapshot rows.csv --name rows",
            "#!mlops-restore rows --as rows\nConsole.WriteLine($\"{rows.Length} rows of {typeof(RowsRow).Name}\");",
            "using MlopsNotebookKernel;\n(await Mlops.DriftAsync(\"rows\", \"rows.csv\")).Summary",
            "string.Join(\",\", AppDomain.CurrentDomain.GetAssemblies().Where(a => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(a) == System.Runtime.Loader.AssemblyLoadContext.Default).Select(a => a.GetName().Name).Where(n => n.StartsWith(\"DuckDB\") || n.StartsWith(\"Plotly\") || n.StartsWith(\"LibGit2\") || n.StartsWith(\"MlopsNotebookKernel\")).Order())",
            "#!mlops-pin research.ipynb --question \"Why?\"");

        Assert.DoesNotContain("failed ", shown, StringComparison.Ordinal);
        Assert.Equal(["package MlopsNotebookKernel,0.1.0"], shown.Split('\n').Where(line => line.StartsWith("package ", StringComparison.Ordinal)).Select(line => line.TrimEnd()));
        Assert.Contains("Snapshot rows@", shown, StringComparison.Ordinal);
        Assert.Contains("2 rows of RowsRow", shown, StringComparison.Ordinal);
        Assert.Contains("steady", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\nMlopsNotebookKernel.Bridge,MlopsNotebookKernel.Interactive\n", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("4 cells, 1 asset", shown, StringComparison.Ordinal);
    }
}
