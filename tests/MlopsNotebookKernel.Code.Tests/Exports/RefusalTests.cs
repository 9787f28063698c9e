using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>What cannot become library code is refused with its place, and all of it at once.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string[], int, int, string> Cases => new()
    {
        { ["#!mlops-export --as A\nvar rows = new[] { new { N = 1 } };", "rows.Length"], 1, 2, "its type is anonymous" },
        { ["var rows = new[] { new { N = 1 } };", "#!mlops-export --as A\nvar n = rows.Length;", "n"], 2, 2, "It reads rows of cell 1, and its type is anonymous" },
        { ["object thing = 1;", "#!mlops-export --as A\nvar n = thing.ToString();", "n"], 2, 2, "its type is object" },
        { ["dynamic thing = 1;", "#!mlops-export --as A\nint n = thing;", "n"], 2, 2, "its type is dynamic" },
        { ["var n = 1;", "#!mlops-export --as A\nn = 2;\nvar m = n;", "m"], 2, 2, "It changes n, which cell 1 declares" },
        { ["#!mlops-export --as A\nvar n = 1;", "n++;", "n"], 2, 1, "It changes n, which cell 1 declares" },
        { ["#!mlops-export --as A\nvar n = 1;", "n + 1", "#!mlops-export --as B\nvar n = \"a\";", "n.Length"], 3, 2, "n has another type than in cell 1" },
        { ["#!mlops-export --as A\nvar name = Console.ReadLine();", "name"], 1, 2, "It waits for input" },
        { ["#!mlops-export --as A\nvar n = later + 1;", "n", "var later = 1;"], 1, 2, "No C# cell above declares later, and no package" },
        { ["#!mlops-restore january --as old", "#!mlops-export --as A\nvar n = old.Length;", "n"], 2, 2, "old is brought by #!mlops-restore" },
        { ["var broken = missing;", "#!mlops-export --as A\nvar n = broken;", "n"], 2, 2, "It reads broken of cell 1, which does not compile" },
        { ["#!mlops-export --as A\nvar n = \"a\" * 2;", "n"], 1, 2, "It does not compile" },
        { ["#!mlops-export --as A\nvar n = ;", "n"], 1, 2, "It does not compile" },
        { ["var bias = 1;", "#!mlops-export --as A\nint Shift(int n) => n + bias;"], 2, 2, "Shift reads the variable bias of cell 1" },
        { ["#!mlops-export --as A\nint F(int n) { display(n); return n; }"], 1, 2, "It shows something" },
        { ["#!mlops-export --as A\nvar handle = display(1);\nvar n = 1;", "n"], 1, 2, "It shows something" },
        { ["#!mlops-export --as 1st\nint F() => 1;"], 1, 2, "'1st' is no C# name" },
        { ["#!mlops-export --as A\nint F() => 1;", "#!mlops-export --as a\nint G() => 1;"], 2, 2, "and so is cell 1" },
        { ["#!mlops-export --as F\nint F() => 1;\nvar n = F();", "n"], 1, 3, "a function in cell 1 has that name" },
        { ["#!mlops-export --as A\ndisplay(1);"], 1, 2, "It only shows things" },
        { ["#!mlops-export --as A\nusing System.Text;"], 1, 2, "It holds no code but using directives" },
        { ["#!mlops-export --as A\nvar total = 0;\nint Add(int n) { total += n; return total; }\nint Add(string n) => total += int.Parse(n);\nAdd(1);", "total"], 1, 4, "those take no overloads" },
        { ["#!mlops-export --as A\nclass Buffer<T>;\nint Size(List<int> n) => n.Count;", "class List<T>;", "#!mlops-export --as B\nvar n = new List<int>();", "n"], 1, 3, "would hide in a library" },
        { ["#!mlops-export --as A\nclass Point { public int X; }\nbool Same(Point a, object b) => a == b as Point && a is { X: > 0 } and not null;\ndynamic d = 1;\nvar m = d + 1;", "m"], 1, 5, "its type is dynamic" },

        // These would compile in a library, and do not in the notebook.
        { ["#!mlops-export --as A\nusing No.Such.Space;\nint F() => 1;"], 1, 2, "No C# cell above declares No" },
        { ["#!mlops-export --as A\nint F() => G();", "#!mlops-export --as B\nint G() => 1;"], 1, 2, "No C# cell above declares G" },
        { ["#!mlops-export --as A\nint F() => new Late().N;", "#!mlops-export --as B\nclass Late { public int N; }"], 1, 2, "No C# cell above declares Late" },
        { ["#!mlops-export --as A\nint F() => G(1);", "int G(string text) => 1;", "#!mlops-export --as B\nint G(int number) => number;"], 1, 2, "No C# cell above declares G" },
        { ["#!mlops-export --as A\nSpan<int> few = stackalloc int[3];\nvar n = few.Length;", "n"], 1, 2, "It does not compile" },

        { ["record R(int N);\nint F(R r) => r.N;", "record R(string N);", "#!mlops-export --as A\nvar n = F(default!);\nvar m = new R(\"a\");", "(n, m)"], 2, 1, "R is declared here and in cell 1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generate_NoLibraryCode_IsRefusedWithItsPlace(string[] cells, int cell, int line, string reason)
    {
        IReadOnlyList<ExportRefusal> refusals = TestNotebook.Refusals(cells);
        Assert.Contains(refusals, refusal => refusal.Reason.Contains(reason, StringComparison.Ordinal));
        ExportRefusal found = refusals.First(refusal => refusal.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal((cell, line), (found.Cell, found.Line));
        Assert.NotEmpty(found.Remedy);
    }

    [Fact]
    public void Generate_SeveralFaults_AreAllNamedInOneMessage()
    {
        ExportException fault = Assert.Throws<ExportException>(() => TestNotebook.Export(
            "#!mlops-export --as A\nvar rows = new[] { new { N = 1 } };\nvar name = Console.ReadLine();", "rows.Length + name"));
        Assert.Equal("MLOPS1802", fault.Code);
        Assert.Equal(2, fault.Refusals.Count);
        Assert.Contains("cell 1, line 2:", fault.Message);
        Assert.Contains("cell 1, line 3:", fault.Message);
    }

    [Fact]
    public void Generate_FaultsElsewhere_KeepNothingFromMarkedCells()
    {
        ExportPlan plan = TestNotebook.Export(
            "var broken = missing;", "this is no code at all ;;; (", "#!fsharp\nlet x = 1", "#!mlops-export --as A\nvar n = 1;\nmissing.Display();", "n");
        Assert.Equal(["A"], plan.Members.Select(member => member.Name));
    }
}
