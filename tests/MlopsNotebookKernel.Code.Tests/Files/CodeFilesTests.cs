using MlopsNotebookKernel.Code.Files;

namespace MlopsNotebookKernel.Code.Tests.Files;

public sealed class CodeFilesTests
{
    private readonly CodeFiles _files = new();

    [Fact]
    public void FilesNamed_LiteralsOfEveryKind_AreFoundOnceInOrder() => Assert.Equal(
        ["data/a.csv", "C:/data/b.parquet", "../c.json", "d.ZIP"],
        _files.FilesNamed("""""
            #!mlops-snapshot jan --from data/other.csv
            var a = Read("data/a.csv"); // "comment.csv"
            var b = Read(@"C:\data\b.parquet");
            var c = Read("""../c.json""");
            var again = Read("data/a.csv");
            Save("d.ZIP");
            """""));

    [Theory]
    [InlineData("var x = \"https://example.org/a.csv\";")]
    [InlineData("var x = \"*.csv\";")]
    [InlineData("var x = \".csv\";")]
    [InlineData("var x = \"System.Linq\";")]
    [InlineData("var x = $\"{folder}/a.csv\";")]
    [InlineData("var x = \"we read a.csv\\nthen b.csv\";")]
    public void FilesNamed_NoFile_FindsNone(string source) => Assert.Empty(_files.FilesNamed(source));

    [Fact]
    public void FilesNamed_PathCombineOfLiterals_IsJoined() => Assert.Equal(
        ["data/2001/a.csv", "b.csv"],
        _files.FilesNamed("""var a = Path.Combine("data", "2001/", "a.csv"); var b = Path.Combine(folder, "b.csv");"""));

    [Fact]
    public void FilesNamed_TextThatDoesNotParse_StillFindsLiterals() => Assert.Equal(
        ["a.csv"], _files.FilesNamed("var x = = Read(\"a.csv\") ]"));

    [Fact]
    public void FilesNamed_InSql_AreFound() =>
        Assert.Equal(["data/a.csv", "b.parquet"], new CodeFiles().FilesNamed("#!sql\nSELECT 'x' FROM 'data/a.csv' JOIN 'b.parquet' USING (k)\n#!csharp\nvar c = 'c';"));
}
