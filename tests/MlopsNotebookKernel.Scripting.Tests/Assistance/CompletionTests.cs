using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Scripting.Tests.Assistance;

/// <summary>What is offered where <c>|</c> stands in a cell.</summary>
public sealed class CompletionTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Complete_Members_AreThoseThatFitThePrefix()
    {
        CompletionOffer offer = await OfferAsync("Console.WriteL|");

        Assert.Equal("WriteLine", Assert.Single(offer.Items).Text);
        Assert.Equal((8, 14), (offer.Start, offer.End));
        Assert.Equal("method", offer.Items[0].Kind);
    }

    [Fact]
    public async Task Complete_EarlierCells_AreKnown()
    {
        await _test.RunAsync("using System.Text.RegularExpressions;\nrecord Box(int Size, string Colour);\nint Twice(int x) => 2 * x;");
        await _test.RunAsync("var boxes = new List<Box>(); var odd = new { Alpha = 1 }; var (left, right) = (1, \"r\");");
        await _test.RunAsync("if (int.TryParse(\"4\", out var parsed)) { }");

        Assert.Equal("Box", (await TextsAsync("new Bo|")).First(text => text == "Box"));
        Assert.Equal(["Colour"], await TextsAsync("boxes[0].Col|"));
        Assert.Equal(["Alpha"], await TextsAsync("odd.Al|"));
        Assert.Equal(["Twice"], await TextsAsync("Twi|"));
        Assert.Equal("Regex", (await TextsAsync("Reg|"))[0]);
        Assert.Equal(["Length"], await TextsAsync("right.Leng|"));
        Assert.Equal(["parsed"], await TextsAsync("pars|"));
        Assert.Equal("variable", (await OfferAsync("boxe|")).Items[0].Kind);
    }

    [Fact]
    public async Task Complete_RedeclaredName_HasItsLatestType()
    {
        await _test.RunAsync("var x = 1;");
        Assert.DoesNotContain("Length", await TextsAsync("x.|"));
        await _test.RunAsync("var x = \"text\";");

        Assert.Equal(["Length"], await TextsAsync("x.Len|"));
    }

    [Fact]
    public async Task Complete_CellItself_IsKnown() =>
        Assert.Equal(["Colour"], await TextsAsync("record Box(string Colour);\nvar box = new Box(\"red\");\nbox.Col|\nConsole.Write(1);"));

    [Fact]
    public async Task Complete_LibraryCell_IsKnown()
    {
        await _test.RunAsync("namespace Shapes { public record Square(int Side); public static class More { public static int Area(this Square s) => s.Side * s.Side; } }");

        Assert.Equal(["Side"], await TextsAsync("new Shapes.Square(2).Si|"));
        Assert.Equal(["Area"], await TextsAsync("using Shapes;\nnew Square(2).Ar|"));
    }

    [Fact]
    public async Task Complete_DisplayFunctions_AreKnown() => Assert.Contains("display", await TextsAsync("disp|"));

    [Fact]
    public async Task Complete_ListOfMembers_HasTheLikeliestFirst()
    {
        await _test.RunAsync("var words = new List<string> { \"a\" }; words.Sort();");

        string[] offered = await TextsAsync("words.|");

        Assert.Equal("Sort", offered[0]);
        Assert.True(Array.IndexOf(offered, "Add") < Array.IndexOf(offered, "Aggregate"));
        Assert.True(Array.IndexOf(offered, "Zip") < Array.IndexOf(offered, "GetHashCode"));
    }

    [Fact]
    public async Task Complete_WhileACellRuns_Answers()
    {
        await _test.RunAsync("var gate = new TaskCompletionSource(); var words = new List<string>();");
        Task running = _test.RunAsync("await gate.Task;");

        Assert.Equal(["AddRange"], await TextsAsync("words.AddR|"));

        ((TaskCompletionSource)_test.Kernel.Variables.Single(variable => variable.Name == "gate").Value!).SetResult();
        await running;
    }

    [Fact]
    public async Task Complete_MagicLine_IsAnsweredByTheCatalogueInPlace()
    {
        CompletionOffer offer = await OfferAsync("var x = 1;\n#!mlops-snapshot fli|");

        Assert.Equal("#!mlops-snapshot fli|20", Assert.Single(offer.Items).Text);
        Assert.Equal(11, offer.Start);
    }

    [Theory]
    [InlineData("#!|", "#!csharp")]
    [InlineData("#!ti|", "#!time")]
    [InlineData("1+1\n#!mark|", "#!markdown")]
    public async Task Complete_KernelsOwnMagics_AreOffered(string cell, string expected) => Assert.Contains(expected, await TextsAsync(cell));

    [Theory]
    [InlineData("#!import no|", "no.csv")]
    [InlineData("#r \"li|", "li.csv")]
    [InlineData("File.ReadAllText(\"data/fl|\")", "data/fl.csv")]
    [InlineData("File.ReadAllText(\"data/fl|", "data/fl.csv")]
    [InlineData("var p = @\"data/fl|\";", "data/fl.csv")]
    public async Task Complete_FileNames_AreOffered(string cell, string expected) => Assert.Equal([expected], await TextsAsync(cell));

    [Theory]
    [InlineData("Console.WriteLine(\"why: |\")")]
    [InlineData("#!nothing like th|")]
    [InlineData("#!python\nConsole.Wri|")]
    [InlineData("// a comment |")]
    public async Task Complete_NothingFits_OffersNothing(string cell) => Assert.Empty((await OfferAsync(cell)).Items);

    [Fact]
    public async Task Complete_HashInsideAString_IsText() =>
        Assert.Equal(["WriteLine"], await TextsAsync("var s = \"\"\"\n#!mlops-pin\n\"\"\";\nConsole.WriteL|"));

    [Fact]
    public async Task Complete_WindowsLineEnds_KeepPlaces()
    {
        CompletionOffer offer = await OfferAsync("#!time\r\nvar x = 1;\r\nConsole.WriteL|");

        Assert.Equal("WriteLine", Assert.Single(offer.Items).Text);
        Assert.Equal(28, offer.Start);
    }

    private async Task<string[]> TextsAsync(string cell) => [.. (await OfferAsync(cell)).Items.Select(item => item.Text)];

    private Task<CompletionOffer> OfferAsync(string cell)
    {
        int position = cell.IndexOf('|', StringComparison.Ordinal);
        return _test.Kernel.Assistant.CompleteAsync(cell.Remove(position, 1), position, CancellationToken.None);
    }
}
