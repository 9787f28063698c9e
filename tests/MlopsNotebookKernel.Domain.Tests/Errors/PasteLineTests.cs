using System.Diagnostics;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Tests.Errors;

public class PasteLineTests
{
    public static TheoryData<string> Nasty() =>
    [
        "plain.csv", "two words.csv", "x; rm -rf ~", "$(touch gone)", "`touch gone`", "${HOME}", "$env:PATH", "a&b", "a|b", "a>b", "a<b",
        "(x)", "{x}", "[x]*", "a?b", "#x", "~", "~root", "!!", "a!b c", "it's", "it's $HOME", "\"x\"", "a\\b", "a\\", "%PATH%", "^x", "a,b", "@args", "=ls",
        "-rf", "--to", "", "a\nrm x", "a\rb", "a\tb", "\u001b]0;x\u0007", "a\u202Ecsv", "a\u2066b", "\u2018;x\u2019", "\u201C;x", "a\u00A0b", "naïve ü.csv", "\u200Bx",
    ];

    [Theory, MemberData(nameof(Nasty))]
    public void ForTerminal_AnyName_IsOneWordToAShellOrAPlaceholder(string name)
    {
        string line = PasteLine.ForTerminal($"printf %s {name}");

        if (line == "printf %s NAME")
        {
            Assert.True(name.Any(char.IsControl) || name.Any(c => c is '\u202E' or '\u2066' or '\u200B') || name.Contains('\'') || name.Contains('\u2018'));
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(name.StartsWith('-') ? $"./{name}" : name, Shell(line));
        }
    }

    [Theory]
    [InlineData("data/a.csv", "data/a.csv")]
    [InlineData("january@3f2a91c04b7d", "january@3f2a91c04b7d")]
    [InlineData("a b.csv", "\"a b.csv\"")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("a`b", "'a`b'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("it's $x", PasteLine.Unsayable)]
    [InlineData("\u201C$x", "'\u201C$x'")]
    [InlineData("a\u2019;$x", PasteLine.Unsayable)]
    [InlineData("@args", "\"@args\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("-rf", "./-rf")]
    public void ForTerminal_Name_IsQuotedForPowerShellToo(string name, string expected) =>
        Assert.Equal($"git add {expected}", PasteLine.ForTerminal($"git add {name}"));

    [Theory]
    [InlineData("data/a.csv", "data/a.csv")]
    [InlineData("a b.csv", "\"a b.csv\"")]
    [InlineData("$(x)", "$(x)")]
    [InlineData("a\"b", PasteLine.Unsayable)]
    [InlineData("a\n#!mlops-run x", PasteLine.Unsayable)]
    [InlineData("@secret", "./@secret")]
    [InlineData("--update", "./--update")]
    [InlineData("a\u202Eb", PasteLine.Unsayable)]
    public void ForCell_Name_IsOneWordOfTheGrammar(string name, string expected) =>
        Assert.Equal($"#!mlops-snapshot {expected}", PasteLine.ForCell($"#!mlops-snapshot {name}"));

    private static string Shell(string line)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
