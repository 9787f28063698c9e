using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>How declarations become files and methods, and what they pull in.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void Export_MarkdownAboveSeveralDeclarations_SpeaksOfTheOneThatTheMarkNames()
    {
        ExportPlan plan = TestNotebook.Export(
            "//md Reads all sales.", "#!mlops-export --as Sales\nenum Channel { Store, Online }\nrecord Sale(Channel Channel);\nList<Sale> ReadSales(string path) => [];");
        Assert.DoesNotContain("Reads all sales.", TestNotebook.File(plan, "Channel.cs"));
        Assert.Contains("/// <summary>Reads all sales.</summary>", TestNotebook.Pipeline(plan, "Sales"));
    }

    [Fact]
    public void Types_NeededByMarkedCells_ComeAlong()
    {
        ExportPlan plan = TestNotebook.Export(
            "enum Kind { A, B }\ninterface INamed { string Name { get; } }\nrecord Inner(Kind Kind);\nrecord Outer(Inner[] Inners) : INamed { public string Name => \"o\"; }\nclass Unused;",
            "public static class Extensions { public static int Twice(this int n) => 2 * n; }",
            "int Count(IEnumerable<Outer> outers) => outers.Sum(outer => outer.Inners.Length).Twice();",
            "var outers = new List<Outer>();",
            "#!mlops-export --as Step\nvar count = Count(outers);",
            "count");
        Assert.Equal(
            ["Extensions", "INamed", "Inner", "Kind", "Outer"],
            plan.Members.Where(member => member.Kind is "type" or "file").Select(member => member.Name == "Cell2" ? "Extensions" : member.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Contains("public static int Step(List<Outer> outers)", TestNotebook.Pipeline(plan, "Step"));
        Assert.DoesNotContain(plan.Files, file => file.Text.Contains("Unused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class A { }", "public class A { }")]
    [InlineData("private sealed class A { }", "public sealed class A { }")]
    [InlineData("internal readonly struct A { }", "public readonly struct A { }")]
    [InlineData("[Serializable]\nrecord struct A(int N);", "[Serializable]\npublic record struct A(int N);")]
    [InlineData("[Obsolete] [Serializable] internal class A;", "[Obsolete] [Serializable] public class A;")]
    [InlineData("delegate int A(int n);", "public delegate int A(int n);")]
    [InlineData("enum A { One = 1 }", "public enum A { One = 1 }")]
    [InlineData("abstract class A { protected abstract int N { get; } }", "public abstract class A { protected abstract int N { get; } }")]
    public void Type_AnyModifiers_IsPublic(string source, string expected) =>
        Assert.EndsWith(expected + "\n", TestNotebook.File(TestNotebook.Export("#!mlops-export --as Types\n" + source), "A.cs"));

    [Theory]
    [InlineData("int F(int n) => n;", "    public static int F(int n) => n;\n")]
    [InlineData("static int F(int n) => n;", "    public static int F(int n) => n;\n")]
    [InlineData("private static async Task<int> F() { await Task.Delay(1); return 1; }", "    public static async Task<int> F() { await Task.Delay(1); return 1; }\n")]
    [InlineData("[Obsolete]\nT F<T>(T value) where T : struct => value;", "    [Obsolete]\n    public static T F<T>(T value) where T : struct => value;\n")]
    [InlineData("static int F(this string text) => text.Length;", "    public static int F(this string text) => text.Length;\n")]
    [InlineData("int F { get; } = 3;", "    public static int F { get; } = 3;\n")]
    public void Function_AnyModifiers_IsPublicAndStatic(string source, string expected) =>
        Assert.Contains(expected, TestNotebook.Pipeline(TestNotebook.Export("#!mlops-export --as Functions\n" + source), "Functions"));

    [Fact]
    public void Type_ThatCallsFunctionsOfCells_NamesTheirClass()
    {
        ExportPlan plan = TestNotebook.Export("#!mlops-export --as Types\nconst int Limit = 3;\nstatic int Twice(int n) => 2 * n;\nrecord A(int N) { public bool High => Twice(N) > Limit; }");
        Assert.Contains("public bool High => DemoPipeline.Twice(N) > DemoPipeline.Limit;", TestNotebook.File(plan, "A.cs"));
    }

    [Fact]
    public void Usings_OnlyThoseNeeded_AreWritten()
    {
        ExportPlan plan = TestNotebook.Export(
            "using System.Text.Json;\nusing System.Text.RegularExpressions;\nusing static System.Math;\nusing Numbers = System.Collections.Generic.List<int>;",
            "#!mlops-export --as F\ndouble F(Numbers numbers) => Sqrt(numbers.Count) + Regex.Matches(\"a\", \"a\").Count;");
        Assert.StartsWith(
            "using System.Text.RegularExpressions;\nusing static System.Math;\nusing Numbers = System.Collections.Generic.List<int>;\n\nnamespace Demo;\n",
            TestNotebook.Pipeline(plan, "F"));
    }

    [Fact]
    public void Cell_WithNamespace_BecomesAFileOfItsOwn()
    {
        ExportPlan plan = TestNotebook.Export("#!mlops-export --as Shapes\nusing System.Text;\nnamespace Geometry\n{\n    public record Square(double Side) { public string Text => new StringBuilder().Append(Side).ToString(); }\n}");
        Assert.Equal("using System.Text;\n\nnamespace Geometry\n{\n    public record Square(double Side) { public string Text => new StringBuilder().Append(Side).ToString(); }\n}\n", TestNotebook.File(plan, "Shapes.cs"));
    }

    [Fact]
    public void Cell_WithExtensionBlock_CanBeUsedByOthers()
    {
        ExportPlan plan = TestNotebook.Export(
            "#!mlops-export --as Texts\npublic static class Texts\n{\n    extension(string text)\n    {\n        public int Half => text.Length / 2;\n    }\n}",
            "#!mlops-export --as Step\nvar half = \"four\".Half;",
            "half");
        Assert.Contains("extension(string text)", TestNotebook.File(plan, "Texts.cs"));
        Assert.Contains("var half = \"four\".Half;", TestNotebook.Pipeline(plan, "Step"));
    }

    [Fact]
    public void NullableRemarks_OfNotebookCode_AreSwitchedOffWhereTheyArise()
    {
        ExportPlan plan = TestNotebook.Export("#!mlops-export --as Types\nclass A { public string Name { get; set; } }\nclass B { public string Name { get; set; } = \"\"; }");
        Assert.StartsWith("#nullable disable warnings\n", TestNotebook.File(plan, "A.cs"));
        Assert.StartsWith("namespace Demo;\n", TestNotebook.File(plan, "B.cs"));
    }

    [Fact]
    public void Documentation_FromMarkdownCommentsAndDocComments_IsEscaped()
    {
        ExportPlan plan = TestNotebook.Export(
            "//md # Title\n\nFirst & <b>bold</b> with `a < b`.\n\nSecond **strong** [link](x).",
            "#!mlops-export --as F\n// Adds <one>.\nint F(int n) => n + 1;\n\n/// <summary>Own.</summary>\n/// <param name=\"n\">N.</param>\nint G(int n) => n;\n\n// Just a remark & more.\nint H(int n) => n;");
        string text = TestNotebook.Pipeline(plan, "F");
        Assert.Contains("<summary>First &amp; bold with <c>a &lt; b</c>.</summary>", text);
        Assert.Contains("<para>Second strong link.</para>", text);
        Assert.Contains("    // Adds <one>.\n    /// <summary>First", text);
        Assert.Contains("    /// <summary>Own.</summary>\n    /// <param name=\"n\">N.</param>\n    /// <remarks>", text);
        Assert.Contains("/// <summary>Just a remark &amp; more.</summary>", text);
        Assert.Contains("From the cell marked <c>F</c> of <c>../demo.ipynb</c>. Its stamp is <c>../.mlops/pins/demo.ipynb.pin.json</c>.", text);
    }

    [Fact]
    public void Functions_OverloadedByTypeArgumentsOrByReference_AreNoDoubles()
    {
        string text = TestNotebook.Pipeline(
            TestNotebook.Export("#!mlops-export --as F\nint F(List<int> n) => 1;\nint F(List<string> n) => 2;\nint F(int n) => 3;\nint F(ref int n) => 4;"), "F");
        Assert.Contains("public static int F(List<string> n) => 2;", text);
        Assert.Contains("public static int F(ref int n) => 4;", text);
    }

    [Fact]
    public void Usings_OfTheNotebooksOwnTypes_NameTheirNamespace()
    {
        ExportPlan plan = TestNotebook.Export(
            "enum Level { Low, High }", "using static Level;", "#!mlops-export --as F\nint F(int n) => n > 1 ? (int)High : (int)Low;");
        Assert.StartsWith("using static Demo.Level;\n", TestNotebook.Pipeline(plan, "F"));
    }
}
