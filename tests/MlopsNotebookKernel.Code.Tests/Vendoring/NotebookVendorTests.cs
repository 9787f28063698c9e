using MlopsNotebookKernel.Code.Vendoring;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Vendoring;

public sealed class NotebookVendorTests
{
    [Fact]
    public void Vendor_WhatMembersNeed_ComesAlongAndTheRestStays()
    {
        VendoredCode code = Vendor(
            "var x = A.One();",
            """
            namespace Lib;
            public static class A
            {
                private static readonly int Seed = B.Start;
                public static int One() => Two() + Seed;
                private static int Two() => C.Default.Value;
                public static int Three() => new Unused().GetHashCode();
            }
            public static class B { public const int Start = 1; public const int End = 2; }
            public sealed class C { public static C Default { get; } = new(); public int Value => D.Value; }
            internal static class D { internal static int Value { get; set; } = 3; }
            public sealed class Unused;
            """);
        Assert.Empty(code.Refusals);
        Assert.Equal(["A.Seed", "A.One", "A.Two", "B.Start", "C", "D.Value"], code.Members);
    }

    [Fact]
    public void Vendor_CalledByPatternOrOperator_ComesAlong()
    {
        VendoredCode code = Vendor(
            "foreach (int value in new Box(3)) { }\nvar (a, b) = new Pair(1, 2);\nvar sum = new Pair(1, 2) + new Pair(3, 4);",
            """
            using System.Collections.Generic;
            namespace Lib;
            public sealed record Box(int Size);
            public sealed class Pair(int left, int right)
            {
                public int Left => left;
                public int Right => right;
                public static Pair operator +(Pair one, Pair other) => new(one.Left + other.Left, one.Right + other.Right);
            }
            public static class Patterns
            {
                public static IEnumerator<int> GetEnumerator(this Box box) { for (int i = 0; i < box.Size; i++) { yield return i; } }
                public static void Deconstruct(this Pair pair, out int left, out int right) => (left, right) = (pair.Left, pair.Right);
                public static int Unused(this Pair pair) => 0;
            }
            """);
        Assert.Empty(code.Refusals);
        Assert.Equal(["Box", "Pair", "Patterns.GetEnumerator", "Patterns.Deconstruct"], code.Members);
        Assert.True(code.HasExtensions);
    }

    [Fact]
    public void Vendor_QualifiedNamesDirectivesAndStrings_FitAScript()
    {
        VendoredCode code = Vendor(
            "var x = Outer.Inner.Text();",
            """"
            using Alias = System.Text.StringBuilder;
            namespace Lib.Deep
            {
                #region inside
                public static class Outer
                {
                    public static class Inner
                    {
            #pragma warning disable CS0219
                        /// <summary>Says it.</summary>
                        public static string Text() => new global::Lib.Deep.Item().Name + Lib.Deep.Outer.Suffix + new Alias() + """
                            kept
                              as it is
                            """;
            #pragma warning restore CS0219
                    }
                    internal const string Suffix = "!";
                }
                #endregion
                internal sealed class Item { internal string Name => nameof(Lib.Deep.Item); }
            }
            """");
        Assert.Empty(code.Refusals);
        Assert.DoesNotContain("Lib.Deep", code.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#pragma", code.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("region", code.Text, StringComparison.Ordinal);
        Assert.Contains("using Alias = System.Text.StringBuilder;", code.Text, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Says it.</summary>", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Vendor_StaticClassWithAConstructor_ComesWhole()
    {
        VendoredCode code = Vendor("var x = A.One;", "namespace Lib;\npublic static class A { static A() => Two = 2; public static int One => 1; public static int Two { get; } }");
        Assert.Equal(["A"], code.Members);
        Assert.Empty(code.Refusals);
    }

    [Fact]
    public void Vendor_TwoTypesOfOneName_AreRefused()
    {
        VendoredCode code = Vendor(
            "var x = A.One();",
            "namespace Lib;\npublic static class A { public static int One() => new Other.Item().Value + new Item().Value; }\npublic sealed class Item { public int Value => 1; }",
            "namespace Lib.Other;\npublic sealed class Item { public int Value => 2; }");
        Assert.Equal("Item", Assert.Single(code.Refusals).What);
    }

    [Fact]
    public void Vendor_StaticUsingOfACopiedType_IsRefused()
    {
        VendoredCode code = Vendor(
            "var x = A.One();",
            "using static Lib.B;\nnamespace Lib;\npublic static class A { public static int One() => Two(); }",
            "namespace Lib;\npublic static class B { public static int Two() => 2; }");
        Assert.Contains("using static", Assert.Single(code.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Vendor_NeedsWhatTheNotebookLacks_IsRefusedWithTheCompilersWords()
    {
        VendoredCode code = Vendor("var x = A.One();", "using Missing;\nnamespace Lib;\npublic static class A { public static int One() => new Missing.Thing().Value; }");
        Assert.Contains(code.Refusals, refusal => refusal.Reason.Contains("CS0246", StringComparison.Ordinal));
    }

    [Fact]
    public void Vendor_SeveralReferences_TheFirstLoadsAndTheOthersGo()
    {
        VendoredCode code = NotebookVendor.Vendor(Request(
            ["#r \"lib.dll\" // the library\nusing Lib;\nusing System.Text;", "#r \"lib.dll\"\n#r \"other.dll\"\nvar x = A.One;"],
            "namespace Lib;\npublic static class A { public const int One = 1; }"));
        Assert.Equal(
            ["#load \"copy.cs\" // the library\nusing System.Text;", "#r \"other.dll\"\nvar x = A.One;"],
            code.Edits.Select(edit => edit.After));
    }

    [Fact]
    public void Vendor_NamespaceThatAPackageHasToo_KeepsItsUsing()
    {
        VendoredCode code = NotebookVendor.Vendor(Request(
            ["#r \"lib.dll\"\nusing System.Text;\nvar x = Late.One;"], "namespace System.Text;\npublic static class Late { public const int One = 1; }"));
        Assert.Empty(code.Refusals);
        Assert.Equal("#load \"copy.cs\"\nusing System.Text;\nvar x = Late.One;", Assert.Single(code.Edits).After);
    }

    private static VendoredCode Vendor(string cell, params string[] sources) => NotebookVendor.Vendor(
        Request([$"#r \"lib.dll\"\nusing {(sources[0].Contains("Lib.Deep", StringComparison.Ordinal) ? "Lib.Deep" : "Lib")};", cell], sources));

    private static VendorRequest Request(string[] cells, params string[] sources) => new(
        "copy.cs",
        [new ProjectCode(sources, [])],
        [.. cells.Select((cell, index) => new ExportCell(index + 1, null, cell))],
        ["System", "System.Collections.Generic", "System.Linq"],
        [],
        file => file == "lib.dll");
}
