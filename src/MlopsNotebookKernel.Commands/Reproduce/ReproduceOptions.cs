using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>What reproducing was asked for, checked before anything is read.</summary>
/// <param name="NotebookPath">The notebook; absolute.</param>
/// <param name="Tolerance">How far numbers may differ; null for what is configured.</param>
/// <param name="OutputPath">Where to write the reproduced notebook; absolute; null for nowhere.</param>
/// <param name="HtmlPath">Where to write the page; absolute; null for nowhere.</param>
/// <param name="Anyway">Whether to go on without what cannot be had.</param>
/// <param name="Yes">Whether the user agreed to run the notebook.</param>
internal sealed record ReproduceOptions(
    string NotebookPath, double? Tolerance, string? OutputPath, string? HtmlPath, bool Anyway, bool Yes)
{
    /// <summary>Reads the options.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where it runs.</param>
    /// <exception cref="UsageException">They do not fit together (MLOPS1060).</exception>
    public static ReproduceOptions Read(CommandArguments arguments, CommandContext context)
    {
        string notebook = context.Absolute(arguments.Text(ReproduceCommand.Notebook));
        string? output = arguments.Optional(ReproduceCommand.Output) is { } copy ? context.Absolute(copy) : null;
        string? html = arguments.Optional(ReproduceCommand.Html) is { } page ? context.Absolute(page) : null;
        double? tolerance = arguments.Number(ReproduceCommand.Tolerance);
        if (tolerance is { } asked && !(asked is >= 0 and < 1))
        {
            throw new UsageException("MLOPS1060", "--tolerance is not from 0 to 1.", "It is relative: write --tolerance 1e-6.");
        }

        if (output is not null && (output == notebook || NotebookDocument.FormatOf(output) != NotebookFormat.Ipynb))
        {
            throw new UsageException(
                "MLOPS1060",
                output == notebook ? "--output names the notebook itself, which reproducing leaves as it is." : "--output names a .dib, which holds no outputs.",
                "Give --output another name that ends in .ipynb.");
        }

        if (html is not null && (html == notebook || html == output))
        {
            throw new UsageException("MLOPS1060", "--html names the same file as a notebook.", "Give it a name that ends in .html.");
        }

        return new ReproduceOptions(notebook, tolerance, output, html, arguments.Has(ReproduceCommand.Anyway), arguments.Has(ReproduceCommand.Yes));
    }
}
