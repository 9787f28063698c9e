using CsCheck;
using MlopsNotebookKernel.Code.Fingerprints;

namespace MlopsNotebookKernel.Code.Tests.Fingerprints;

public sealed class CodeFingerprintTests
{
    private static readonly string[] Pieces = ["#!", "\"\"\"", "$\"{", "/*", "#r \"", "\n", "#if", "'", "}", "x", " "];

    private readonly CodeFingerprint _fingerprint = new();

    [Theory]
    [InlineData("var x = 1;", "var  x=1; // one")]
    [InlineData("var x = 1;\nx", "var x = 1;\r\n\r\n/* shown */ x")]
    [InlineData("int A() => 1;", "/// <summary>One.</summary>\nint A() => 1;")]
    [InlineData("var x = 1;", "#region a\nvar x = 1;\n#endregion")]
    [InlineData("#!mlops-pin --question \"a  b\"\n1", "  #!mlops-pin   --question \"a  b\"  \n1")]
    [InlineData("#r \"nuget: A, 1.0\"\n1", "#r   \"nuget: A, 1.0\" // why\n1")]
    [InlineData("var s = \"\"\"\n  a\n  \"\"\";", "var s =   \"\"\"\n  a\n  \"\"\"; // raw")]
    [InlineData("namespace A { class B { } }", "namespace A{class B{}}")]
    public void Of_ProseChanges_StaysTheSame(string before, string after) =>
        Assert.Equal(_fingerprint.Of(before), _fingerprint.Of(after));

    [Theory]
    [InlineData("var x = 1;", "var x = 2;")]
    [InlineData("var s = \"a b\";", "var s = \"a  b\";")]
    [InlineData("var s = $\"a {x} b\";", "var s = $\"a {x}  b\";")]
    [InlineData("#!mlops-pin --question \"a  b\"", "#!mlops-pin --question \"a b\"")]
    [InlineData("#r \"nuget: A, 1.0\"", "#r \"nuget: A, 1.1\"")]
    [InlineData("#!mlops-env\n1", "1\n#!mlops-env")]
    [InlineData("ab c", "a bc")]
    [InlineData("Prose, not code.", "Prose,  not code.")]
    [InlineData("#!mlops-env\n1", "1")]
    [InlineData("var s = \"\"\"\n  #!a  b\n  \"\"\";", "var s = \"\"\"\n  #!a b\n  \"\"\";")]
    [InlineData("#if A\nvar x = 1;\n#endif", "var x = 1;")]
    public void Of_CodeChanges_Differs(string before, string after) =>
        Assert.NotEqual(_fingerprint.Of(before), _fingerprint.Of(after));

    [Fact]
    public void Of_KnownText_IsStableAcrossReleases() =>
        Assert.Equal("364fb9df2267ba7dbcfbf6647ae2bd45f701769d6b6900261ec16e2975472594", _fingerprint.Of("#!mlops-export --as Twice\nint Twice(int n) => 2 * n;"));

    [Fact]
    public void Of_AnyText_NeverThrowsAndIgnoresLineEnds() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array.Select(string.Concat))
            .Sample(text =>
            {
                string digest = _fingerprint.Of(text);
                Assert.Equal(64, digest.Length);
                Assert.Equal(digest, _fingerprint.Of(Lines(text).Replace("\n", "\r\n")));
                Assert.Equal(digest, _fingerprint.Of(Lines(text)));
            });

    private static string Lines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
