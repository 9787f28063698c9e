using MlopsNotebookKernel.Commands.Init;

namespace MlopsNotebookKernel.Commands.Tests.Init;

public sealed class GitAttributesTests
{
    [Fact]
    public void Merge_NoFile_WritesOurLines()
    {
        GitAttributes merged = GitAttributes.Merge(null);
        Assert.StartsWith("# ", merged.Text);
        Assert.Contains("*.ipynb diff=mlops-notebook\n", merged.Text);
        Assert.EndsWith("\n", merged.Text);
    }

    [Theory]
    [InlineData("* text=auto\n")]
    [InlineData("* text=auto")]
    [InlineData("* text=auto\r\n*.png binary\r\n")]
    [InlineData("# a comment about *.ipynb\n")]
    public void Merge_OtherLines_StayAsTheyAreBeforeOurs(string existing)
    {
        GitAttributes merged = GitAttributes.Merge(existing);
        Assert.StartsWith(existing, merged.Text);
        Assert.Equal(5, merged.Added.Count);
        Assert.Equal(existing.Contains("\r\n", StringComparison.Ordinal), merged.Text.EndsWith("\r\n", StringComparison.Ordinal));
        Assert.Empty(GitAttributes.Merge(merged.Text).Added);
        Assert.Equal(merged.Text, GitAttributes.Merge(merged.Text).Text);
    }

    [Fact]
    public void Merge_OwnLineForNotebooks_IsKeptAndNamed()
    {
        GitAttributes merged = GitAttributes.Merge("*.ipynb   diff=jupyternotebook\n");
        Assert.Equal(["*.ipynb diff=jupyternotebook"], merged.Conflicting);
        Assert.DoesNotContain(merged.Added, line => line.StartsWith("*.ipynb", StringComparison.Ordinal));
    }
}
