using CsCheck;
using MlopsNotebookKernel.Domain.Pins;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

public class StampJsonTests
{
    [Fact]
    public void Read_OfWritten_GivesTheSameStamp()
    {
        string text = StampJson.Write(Full());
        Assert.Equal(text, StampJson.Write(StampJson.Read(text, "a")));
        Assert.StartsWith("{\n  \"schema\": \"mlops.pin/1\",\n  \"notebook\": \"a.ipynb\",", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Contains("a + \\\"ü<b>\\\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shortId", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnySourceText_ComesBack() =>
        Gen.String.Sample(source =>
        {
            // Lone surrogates are no text; JSON cannot hold them.
            string valid = new([.. source.Where(letter => !char.IsSurrogate(letter) && letter != '\r')]);
            Stamp stamp = Of(Cell(1, "x") with { Source = valid });
            Assert.Equal(valid, StampJson.Read(StampJson.Write(stamp), "a").Cells[0].Source);
        });

    [Fact]
    public void Read_LaterField_IsPassedOver() =>
        Assert.Equal("Why?", StampJson.Read(StampJson.Write(Full()).Replace("\"question\"", "\"later\": {\"x\": [1]},\n  \"question\""), "a").Question);

    [Fact]
    public void Read_StampOfAnEarlierVersion_HasNothingOfWhatThatDidNotLookFor()
    {
        string text = string.Join('\n', StampJson.Write(Full()).Split('\n').Where(line =>
            !line.Contains("\"projects\": []", StringComparison.Ordinal) && !line.Contains("\"randomness\": []", StringComparison.Ordinal)
            && !line.Contains("\"isFloating\"", StringComparison.Ordinal)))
            .Replace("\"isDirect\": true,", "\"isDirect\": true", StringComparison.Ordinal)
            .Replace("\"isDirect\": false,", "\"isDirect\": false", StringComparison.Ordinal)
            .Replace(",\n    \"submodules\": []", "", StringComparison.Ordinal)
            .Replace(",\n    \"sdk\": null", "", StringComparison.Ordinal);
        Assert.DoesNotContain("submodules", text, StringComparison.Ordinal);
        Stamp stamp = StampJson.Read(text, "a");
        Assert.Empty(stamp.Projects);
        Assert.Empty(stamp.Randomness);
        Assert.Empty(stamp.Git!.Submodules);
        Assert.Null(stamp.Runtime.Sdk);
        Assert.Equal(StampJson.Write(Full()), StampJson.Write(stamp));
    }

    [Fact]
    public void Read_MoreCellsThanAnyNotebook_IsMalformed() => Assert.Equal(
        "MLOPS1702",
        Assert.Throws<StampException>(() => StampJson.Read(
            StampJson.Write(SampleStamps.Of([.. Enumerable.Range(1, 20_001).Select(run => SampleStamps.Cell(run, ""))])), "a")).Code);

    [Fact]
    public void Read_DeepNesting_IsMalformed() =>
        Assert.Equal("MLOPS1702", Assert.Throws<StampException>(() => StampJson.Read(new string('[', 1_000_000), "a")).Code);

    [Theory]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> side\n", "MLOPS1701")]
    [InlineData("{\"schema\": \"mlops.pin/2\"}", "MLOPS1703")]
    [InlineData("{\"schema\": \"mlops.snapshot/1\"}", "MLOPS1702")]
    [InlineData("{\"schema\": \"mlops.pin/1\"}", "MLOPS1702")]
    [InlineData("{\"schema\": 1}", "MLOPS1702")]
    [InlineData("{", "MLOPS1702")]
    [InlineData("[]", "MLOPS1702")]
    [InlineData("null", "MLOPS1702")]
    [InlineData("", "MLOPS1702")]
    public void Read_WhatIsNoStamp_SaysSo(string text, string code)
    {
        StampException fault = Assert.Throws<StampException>(() => StampJson.Read(text, ".mlops/pins/a.pin.json"));
        Assert.Equal(code, fault.Code);
        Assert.Contains(".mlops/pins/a.pin.json", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a.ipynb\"", "\"../a.ipynb\"")]
    [InlineData("\"a.ipynb\"", "\"/etc/a.ipynb\"")]
    [InlineData("\"data/f.csv\"", "\"C:/f.csv\"")]
    [InlineData("\"question\": \"Why?\"", "\"question\": null")]
    [InlineData("\"Other\",\n", "\"csvhelper\",\n")]
    [InlineData("\"odd\"", "\"auc\"")]
    [InlineData("\"succeeded\"", "\"splendid\"")]
    [InlineData("eeeeeeee", "e")]
    [InlineData("\"projects\": []", "\"projects\": [{\"path\": \"/etc/a.csproj\", \"assembly\": null, \"version\": null, \"commit\": null, \"api\": \"0000000000000000000000000000000000000000000000000000000000000000\", \"source\": \"0000000000000000000000000000000000000000000000000000000000000000\", \"cell\": 1}]")]
    [InlineData("\"projects\": []", "\"projects\": [{\"path\": \"a.csproj\", \"assembly\": null, \"version\": null, \"commit\": \"--help\", \"api\": \"0000000000000000000000000000000000000000000000000000000000000000\", \"source\": \"0000000000000000000000000000000000000000000000000000000000000000\", \"cell\": 1}]")]
    [InlineData("\"projects\": []", "\"projects\": [{\"path\": \"a.csproj\", \"assembly\": null, \"version\": null, \"commit\": null, \"api\": \"0\", \"source\": \"0\", \"cell\": 1}]")]
    [InlineData("\"submodules\": []", "\"submodules\": [{\"path\": \"../x\", \"commit\": \"0000000000000000000000000000000000000000\", \"dirty\": false}]")]
    [InlineData("\"randomness\": []", "\"randomness\": [null]")]
    [InlineData("\"executionCount\": 2", "\"executionCount\": 1")]
    public void Read_BrokenRule_IsMalformed(string part, string instead)
    {
        string text = StampJson.Write(Full());
        string broken = text.Replace(part, instead, StringComparison.Ordinal);
        Assert.NotEqual(text, broken);
        Assert.Equal("MLOPS1702", Assert.Throws<StampException>(() => StampJson.Read(broken, "a")).Code);
    }
}
