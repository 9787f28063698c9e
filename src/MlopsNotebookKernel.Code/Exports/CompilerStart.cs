using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Wakes the compiler while a notebook is read. In a new process more than half of an export's time is not spent on the
/// notebook: the runtime readies each method of the compiler when it is first used, and the framework's types are read when
/// they are first named. A small program that is compiled on another core has both happen before they are waited for.
/// </summary>
public static class CompilerStart
{
    /// <summary>What notebooks are made of: constants, functions, queries, tuples, loops, text.</summary>
    private const string Cell = """
        const int Size = 200;
        static double Share(IEnumerable<(int Id, double Amount)> orders, Func<(int Id, double Amount), bool> test) =>
            orders.Any() ? orders.Count(test) / (double)orders.Count() : 0;
        var orders = Enumerable.Range(0, Size).Select(n => (Id: n, Amount: n * 7 % 100 / 10.0)).ToList();
        var groups = orders.GroupBy(order => $"c{order.Id % 17}").ToDictionary(same => same.Key, same => same.Sum(order => order.Amount));
        double score = Math.Round(Share(orders, order => order.Amount > 5) * groups.Values.Average(), 6);
        var (low, high) = (orders.Min(order => order.Amount), orders.Max(order => order.Amount));
        var lines = new StringBuilder();
        foreach (var pair in groups.OrderBy(pair => pair.Key).Take(3))
        {
            if (pair.Value > low && high > low)
            {
                lines.AppendLine($"{pair.Key} {pair.Value * score:F3}");
            }
        }

        string text = lines.ToString();
        """;

    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks"];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private static int _runs;

    /// <summary>Compiles the program, once a process; nothing is emitted and nothing runs.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What was compiled: as long as it lives, other compilations take over what it has read of the framework.</returns>
    public static Task<IReadOnlyList<Compilation>> RunAsync(CancellationToken cancellation) => Interlocked.Exchange(ref _runs, 1) == 1
        ? Task.FromResult<IReadOnlyList<Compilation>>([])
        // A thread of its own: the pool has one a core at first, and those are for the work that this is to speed up.
        : Task.Factory.StartNew<IReadOnlyList<Compilation>>(
            () => Programs(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The program twice, as a cell and in a library; both are bound.</summary>
    /// <param name="cancellation">Cancels.</param>
    internal static IReadOnlyList<Compilation> Programs(CancellationToken cancellation) => [Script(cancellation), Library(cancellation)];

    private static CSharpCompilation Script(CancellationToken cancellation)
    {
        SyntaxTree cell = CSharpSyntaxTree.ParseText(SourceText.From(Cell, Encoding.UTF8), CellCode.ScriptOptions, cancellationToken: cancellation);
        CSharpCompilation script = CSharpCompilation.CreateScriptCompilation(
            "Start", cell, FrameworkReferences.With([]), Options.WithUsings(Usings), null, typeof(object));
        UsedSymbols.In(cell.GetRoot(cancellation), script.GetSemanticModel(cell));
        return script;
    }

    private static CSharpCompilation Library(CancellationToken cancellation)
    {
        string source = $$"""
            {{string.Concat(Usings.Select(name => $"using {name};\n"))}}
            namespace Start;

            /// <summary>An order.</summary>
            public record Order(int Id, DateTime Day)
            {
                /// <summary>Whether it is the first.</summary>
                public bool IsFirst => Id == 0;
            }

            /// <summary>Steps.</summary>
            public static class Steps
            {
                /// <summary>A step.</summary>
                public static (string Text, double Score) Run()
                {
            {{Cell}}
                    return (text, score);
                }
            }
            """;
        CSharpCompilation library = CSharpCompilation.Create(
            "Start",
            [CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose), cancellationToken: cancellation)],
            FrameworkReferences.With([]),
            Options);
        library.GetDiagnostics(cancellation);
        return library;
    }
}
