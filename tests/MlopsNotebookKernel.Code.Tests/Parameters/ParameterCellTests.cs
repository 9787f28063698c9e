using MlopsNotebookKernel.Code.Parameters;

namespace MlopsNotebookKernel.Code.Tests.Parameters;

public sealed class ParameterCellTests
{
    [Theory]
    [InlineData("int rows = 3;", "rows", "int")]
    [InlineData("var rows = -3;", "rows", "int")]
    [InlineData("var rows = 3_000_000_000;", "rows", "uint")]
    [InlineData("var share = 0.2;", "share", "double")]
    [InlineData("var share = 0.2m;", "share", "decimal")]
    [InlineData("var path = \"data.csv\";", "path", "string")]
    [InlineData("var path = $\"data-{1}.csv\";", "path", "string")]
    [InlineData("var train = true;", "train", "bool")]
    [InlineData("double? limit = null;", "limit", "double?")]
    [InlineData("var day = new DateOnly(2001, 1, 3);", "day", "DateOnly")]
    [InlineData("var day = DateTime.Now;", "day", null)]
    [InlineData("#!mlops-env\nvar month = 1; // January", "month", "int")]
    public void Read_Declaration_TellsNameAndType(string source, string name, string? type)
    {
        NotebookParameter parameter = Assert.Single(ParameterCell.Read(source));

        Assert.Equal(name, parameter.Name);
        Assert.Equal(type, parameter.Type);
    }

    [Fact]
    public void Read_SeveralDeclarations_KeepsTheirOrder() =>
        Assert.Equal(["a", "b", "c"], ParameterCell.Read("int a = 1, b = 2;\nstring c = \"x\";\nint late;\nConsole.WriteLine(a);").Select(parameter => parameter.Name));

    [Theory]
    [InlineData("int", "42", "int x = 42;")]
    [InlineData("int", "-1", "int x = -1;")]
    [InlineData("int", "4.2", null)]
    [InlineData("int", "1; System.IO.File.Delete(\"a\")", null)]
    [InlineData("long", "42", "long x = 42L;")]
    [InlineData("double", "0.1", "double x = 0.1d;")]
    [InlineData("double", "NaN", "double x = double.NaN;")]
    [InlineData("float", "1e3", "float x = 1000f;")]
    [InlineData("decimal", "0.10", "decimal x = 0.10m;")]
    [InlineData("bool", "True", "bool x = true;")]
    [InlineData("bool", "yes", null)]
    [InlineData("string", "a \"b\"\\\nc", "string x = \"a \\\"b\\\"\\\\\\nc\";")]
    [InlineData("string?", "null", "string? x = null;")]
    [InlineData("char", "'", "char x = '\\'';")]
    [InlineData("System.DateOnly", "2001-01-03", "System.DateOnly x = new System.DateOnly(2001, 1, 3);")]
    [InlineData("int[]", "1", null)]
    public void Declare_Value_IsOneLineOfDataOrNothing(string type, string value, string? expected) =>
        Assert.Equal(expected, ParameterLiteral.Declare("x", type, value));

    [Theory]
    [InlineData("true", "bool")]
    [InlineData("3", "int")]
    [InlineData("3000000000", "long")]
    [InlineData("3.5", "double")]
    [InlineData("3,5", "string")]
    [InlineData("NaN", "string")]
    [InlineData("2001-01-03", "string")]
    public void Guess_Value_IsTheNarrowestType(string value, string type) => Assert.Equal(type, ParameterLiteral.Guess(value));

    [Theory]
    [InlineData("month", true)]
    [InlineData("class", false)]
    [InlineData("2nd", false)]
    [InlineData("a-b", false)]
    public void IsName_Text_KnowsIdentifiers(string name, bool expected) => Assert.Equal(expected, ParameterLiteral.IsName(name));
}
