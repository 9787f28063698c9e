using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Tests.Decisions;

/// <summary>The pictures that decisions cite, where decisions are shown.</summary>
public sealed class EvidencePicturesTests : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"2\" height=\"3\" /></svg>";

    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_DecisionThatCitesAChart_ShowsThePicture()
    {
        Bundle bundle = await ShowAsync(("chart-peak-00000000.svg", System.Text.Encoding.UTF8.GetBytes(Svg)));

        Assert.Equal(Svg + "\n", System.Text.Encoding.UTF8.GetString(Image(bundle, "svg+xml")));
        Assert.Contains("alt=\"chart of peak\"", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("chart of peak (.mlops/decisions/evidence/chart-peak-00000000.svg)", bundle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", bundle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pictures", bundle.Data[MimeTypes.Result], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Run_PictureOfPoints_IsShownAsItIs() =>
        Assert.Equal(Png, Image(await ShowAsync(("chart-peak-00000000.png", Png)), "png"));

    [Fact]
    public async Task Run_DrawingOfAnybody_IsShownWithoutWhatIsMoreThanADrawing()
    {
        string hostile = Svg.Replace("<rect", "<script>alert(1)</script><image href=\"https://example.org/x.png\" /><rect onload=\"alert(1)\"", StringComparison.Ordinal);

        string shown = System.Text.Encoding.UTF8.GetString(Image(await ShowAsync(("chart-peak-00000000.svg", System.Text.Encoding.UTF8.GetBytes(hostile))), "svg+xml"));

        Assert.Contains("<rect", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chart-peak-00000000.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", "its file is no picture")]
    [InlineData("chart-peak-00000000.svg", "<html><body>no drawing</body></html>", "its file is no picture")]
    [InlineData("chart-peak-00000000.png", "<svg xmlns=\"http://www.w3.org/2000/svg\" />", "its file is no picture")]
    [InlineData("chart-peak-00000000.html", "<b>bold</b>", "its file is no picture")]
    [InlineData("elsewhere.png", "", "its file is not there")]
    public async Task Run_WhatIsNoPicture_IsNotShownAndSaidWhy(string file, string content, string why)
    {
        Bundle bundle = await ShowAsync((file, System.Text.Encoding.UTF8.GetBytes(content)));

        Assert.DoesNotContain("<img", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains($"The chart of peak is not shown: {why}.", bundle.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LinkOutOfTheFolder_IsNotFollowed()
    {
        string outside = _rig.Write("secret.png", "");
        File.WriteAllBytes(outside, Png);
        Directory.CreateDirectory(Path.Combine(_rig.Root, ".mlops/decisions/evidence"));
        File.CreateSymbolicLink(Path.Combine(_rig.Root, ".mlops/decisions/evidence/chart-peak-00000000.png"), outside);

        Bundle bundle = await ShowAsync(("chart-peak-00000000.png", null));

        Assert.DoesNotContain("<img", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("it is a symbolic link", bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MorePicturesThanANotebookShouldHold_ShowsTheFirst()
    {
        byte[] large = [.. Png, .. new byte[900_000]];

        Bundle bundle = await ShowAsync([.. Enumerable.Range(0, 4).Select(i => ($"chart-peak-0000000{i}.png", (byte[]?)large))]);

        Assert.Equal(3, bundle.Data[MimeTypes.Html].Split("<img").Length);
        Assert.Contains("are shown at once; open its file", bundle.Text.ReplaceLineEndings(" ").Replace("  ", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileLargerThanEvidenceIs_IsNotShown() =>
        Assert.Contains("is not shown: it is larger than", (await ShowAsync(("chart-peak-00000000.png", [.. Png, .. new byte[EvidenceFile.LargestBytes]]))).Text, StringComparison.Ordinal);

    private static byte[] Image(Bundle bundle, string type)
    {
        string html = bundle.Data[MimeTypes.Html];
        string start = $"src=\"data:image/{type};base64,";
        int at = html.IndexOf(start, StringComparison.Ordinal);
        Assert.True(at > 0, html);
        return Convert.FromBase64String(html[(at + start.Length)..html.IndexOf('"', at + start.Length)]);
    }

    private async Task<Bundle> ShowAsync(params (string Name, byte[]? Content)[] files)
    {
        await _rig.RunAsync(DecideCommand.Definition, ["Which?", "--choice", "x", .. files.SelectMany(file => new[] { "--evidence", $"![chart of peak](evidence/{file.Name})" })]);
        foreach ((string name, byte[]? content) in files.Where(file => file.Content is { Length: > 0 }))
        {
            File.WriteAllBytes(_rig.Write($".mlops/decisions/evidence/{name}", ""), content!);
        }

        CommandOutcome outcome = await _rig.RunAsync(DecisionsCommand.Definition);
        return outcome.Bundle;
    }
}
