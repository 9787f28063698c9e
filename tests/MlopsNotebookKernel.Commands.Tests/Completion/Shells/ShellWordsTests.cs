using MlopsNotebookKernel.Commands.Completion.Shells;

namespace MlopsNotebookKernel.Commands.Tests.Completion.Shells;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("mlops sn", Shell.Bash, "mlops|sn")]
    [InlineData("mlops  restore ", Shell.Bash, "mlops|restore|")]
    [InlineData("mlops snapshot \"old da", Shell.Bash, "mlops|snapshot|old da")]
    [InlineData("mlops snapshot old\\ data/now.csv --n", Shell.Zsh, "mlops|snapshot|old data/now.csv|--n")]
    [InlineData("mlops snapshot 'a \"b' \"\" x", Shell.Fish, "mlops|snapshot|a \"b||x")]
    [InlineData("mlops snapshot \"a \\\" b\" c", Shell.Bash, "mlops|snapshot|a \" b|c")]
    [InlineData("mlops snapshot '\\a' b\\", Shell.Bash, "mlops|snapshot|\\a|b\\")]
    [InlineData("mlops snapshot data\\old` x ", Shell.PowerShell, "mlops|snapshot|data\\old x|")]
    [InlineData("mlops decide \"$(rm -rf x)\" `date`", Shell.Bash, "mlops|decide|$(rm -rf x)|`date`")]
    [InlineData("", Shell.Bash, "")]
    public void Of_Line_SplitsAsTheShellWouldAndExpandsNothing(string line, Shell shell, string expected) =>
        Assert.Equal(expected, string.Join('|', ShellWords.Of(line, shell)));
}
