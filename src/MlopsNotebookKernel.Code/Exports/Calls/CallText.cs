using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Calls;

/// <summary>Writes calls of pure functions as tests, one a function.</summary>
internal static class CallText
{
    private static readonly (string Namespace, string[] Words)[] Needed =
    [
        ("System", ["Math.", "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "DayOfWeek"]),
        ("System.Collections.Generic", ["new List<"]),
    ];

    /// <summary>The file of tests; null when no call is known.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="calls">The calls.</param>
    public static string? Tests(ExportPlan plan, IReadOnlyList<ExpectedCall> calls)
    {
        List<string> tests = [];
        HashSet<string> names = [];
        foreach (PureFunction function in plan.PureFunctions)
        {
            List<ExpectedCall> own = [.. calls.Where(call => call.Function == function.Signature)];
            if (own.Count > 0)
            {
                string name = $"{function.Name}_AsTheNotebookCalledIt_GivesTheSame";
                for (int number = 2; !names.Add(name); number++)
                {
                    name = FormattableString.Invariant($"{function.Name}_AsTheNotebookCalledIt_GivesTheSame{number}");
                }

                tests.Add($$"""
                    [Fact]
                    public void {{name}}()
                    {
                    {{string.Join('\n', own.Select(call => "    " + Assertion(call, plan)))}}
                    }
                    """);
            }
        }

        if (tests.Count == 0)
        {
            return null;
        }

        string close = calls.Any(call => call.Kind == ExpectationKind.Close)
            ? "\n\n    private static void Close(double expected, double actual) =>\n        Assert.Equal(expected, actual, Math.Abs(expected) * 1e-9);"
            : "";
        string text = string.Join("\n\n", tests) + close;
        string usings = string.Concat(Needed.Where(need => need.Words.Any(word => text.Contains(word, StringComparison.Ordinal)))
            .Select(need => $"using {need.Namespace};\n"));
        return $$"""
            {{usings}}using Xunit;

            namespace {{plan.LibraryName}}.Tests;

            /// <summary>Each pure function gives what it gave where the notebook called it.</summary>
            public sealed class {{plan.PipelineName}}FunctionTests
            {
            {{CodeLines.Indent(string.Join("\n\n", tests), 4)}}{{close}}
            }

            """;
    }

    /// <summary>A call as C# source.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">The library.</param>
    public static string Call(ExpectedCall call, ExportPlan plan) =>
        $"{plan.PipelineName}.{call.Function[..call.Function.IndexOf('(', StringComparison.Ordinal)]}({string.Join(", ", call.Arguments)})";

    private static string Assertion(ExpectedCall call, ExportPlan plan) => call.Kind switch
    {
        ExpectationKind.Close => $"Close({call.Expected}, {Call(call, plan)});",
        ExpectationKind.Null => $"Assert.Null({Call(call, plan)});",
        _ when call.Expected == "true" => $"Assert.True({Call(call, plan)});",
        _ when call.Expected == "false" => $"Assert.False({Call(call, plan)});",
        _ => $"Assert.Equal({call.Expected}, {Call(call, plan)});",
    };
}
