using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Scripting.Faults;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Familiar;

/// <summary>
/// Brings what C# notebooks have long used of .NET Interactive (formatters, HTML tags, the kernel's display functions)
/// into a session whose cells name it, as a library of a few types of the same names. It is compiled when a cell first
/// needs it, so that no other notebook pays for it or has its names taken.
/// </summary>
/// <param name="chain">The submissions.</param>
internal sealed partial class FamiliarNames(SubmissionChain chain)
{
    private static readonly string[] Usings =
    [
        "using Microsoft.DotNet.Interactive;",
        "using Microsoft.DotNet.Interactive.Formatting;",
        "using static Microsoft.DotNet.Interactive.KernelFunctions;",
    ];

    private bool _isThere;

    /// <summary>Whether a cell names what other kernels bring.</summary>
    /// <param name="code">The cell's code.</param>
    public static bool AreIn(string code) => Names().IsMatch(code);

    /// <summary>Makes the names known, once.</summary>
    /// <param name="cancellation">Cancels.</param>
    public void Bring(CancellationToken cancellation)
    {
        if (_isThere)
        {
            return;
        }

        foreach (string source in new[] { "Formatting", "Kernel" })
        {
            IReadOnlyList<Diagnostic> errors = chain.CompileLibrary(new CodeText(Read(source), $"familiar {source}"), cancellation);
            if (errors.Count > 0)
            {
                throw new SessionException("MLOPS1211", $"The names that notebooks of other kernels use do not compile: {errors[0]}",
                    "This is a fault of the tool, not of the notebook: report it with this text.");
            }
        }

        chain.Extend(chain.Compile(SubmissionChain.Parse(new CodeText(string.Join('\n', Usings), "familiar usings")), cancellation), []);
        _isThere = true;
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(FamiliarNames).Assembly.GetManifestResourceStream($"Familiar.{name}.csx")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"Microsoft\.DotNet\.Interactive|Microsoft\.AspNetCore\.Html|\bPocketView|\bFormatter\s*(<[^;(]*>)?\s*\.|\bKernelInvocationContext\b|\bHtmlFormatter\b|\bPlainTextFormatter\b|\bToDisplayString\s*\(|\bDisplayTable\s*\(|\b(LaTeX|Math)String\b|(?<![.\w])(CSS|Javascript)\s*\(|\bKernel\s*\.\s*(Root|Current|display|HTML|CSS|Javascript|GetInputAsync|GetPasswordAsync)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
