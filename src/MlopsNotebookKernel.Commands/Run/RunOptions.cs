using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>What a run was asked for, checked before anything runs.</summary>
/// <param name="NotebookPath">The notebook; absolute.</param>
/// <param name="Parameters">Values by parameter name, in the order given.</param>
/// <param name="OutputPath">Where to write the executed notebook; absolute; null for nowhere.</param>
/// <param name="HtmlPath">Where to write the page; absolute; null for nowhere.</param>
/// <param name="StampPath">The stamp to run under; absolute; null for none.</param>
internal sealed record RunOptions(
    string NotebookPath, IReadOnlyList<KeyValuePair<string, string>> Parameters, string? OutputPath, string? HtmlPath, string? StampPath)
{
    /// <summary>Reads the options.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where it runs.</param>
    /// <exception cref="UsageException">They do not fit together.</exception>
    /// <exception cref="NotebookException">A file is no notebook by its name.</exception>
    public static RunOptions Read(CommandArguments arguments, CommandContext context)
    {
        string notebook = context.Absolute(arguments.Text(RunCommand.Notebook));
        string? html = arguments.Optional(RunCommand.Html) is { } page ? context.Absolute(page) : null;
        string? output = arguments.Optional(RunCommand.Output) is { } copy ? context.Absolute(copy) : null;
        bool inPlace = arguments.Has(RunCommand.InPlace);
        if (inPlace && output is not null)
        {
            throw new UsageException("MLOPS1041", "--in-place and --output exclude each other.", "Give one of them.");
        }

        output = inPlace ? notebook : output;
        IReadOnlyList<KeyValuePair<string, string>> parameters = ReadParameters(arguments.Many(RunCommand.Parameter));
        if (output is not null)
        {
            if (NotebookDocument.FormatOf(output) == NotebookFormat.Dib)
            {
                throw new UsageException(
                    "MLOPS1042", $"{Path.GetFileName(output)} could not keep what was run: a .dib holds no outputs.", "Give --output a name that ends in .ipynb.");
            }

            if (parameters.Count > 0 && string.Equals(output, notebook, StringComparison.Ordinal))
            {
                throw new UsageException(
                    "MLOPS1043",
                    "The values of --parameter would stay in the notebook for every later run.",
                    "Write the executed copy elsewhere with --output.");
            }
        }

        if (html is not null && (html == notebook || html == output))
        {
            throw new UsageException("MLOPS1041", "--html names the same file as the notebook.", "Give it a name that ends in .html.");
        }

        string? stamp = arguments.Optional(RunCommand.AsStamped) is { } pin ? context.Absolute(pin) : null;
        return new RunOptions(notebook, parameters, output, html, stamp);
    }

    private static List<KeyValuePair<string, string>> ReadParameters(IReadOnlyList<string> given)
    {
        List<KeyValuePair<string, string>> parameters = [];
        foreach (string text in given)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? text : text[..equals].Trim();
            if (equals < 1 || !Code.Parameters.ParameterLiteral.IsName(name))
            {
                throw new UsageException("MLOPS1044", $"--parameter {text} is not of the form name=value.", "Write --parameter month=3.");
            }

            if (parameters.Any(known => known.Key == name))
            {
                throw new UsageException("MLOPS1044", $"--parameter gives {name} twice.", "Give each parameter one value.");
            }

            parameters.Add(new KeyValuePair<string, string>(name, text[(equals + 1)..]));
        }

        return parameters;
    }
}
