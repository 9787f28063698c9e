using MlopsNotebookKernel.Code.Parameters;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>
/// Puts values into a notebook as papermill does: a cell tagged <c>injected-parameters</c> that declares them, after
/// the cell tagged <c>parameters</c>, or first where there is none. A cell injected before is replaced.
/// </summary>
internal static class ParameterInjection
{
    private const string DefaultsTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>Injects values.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="values">Values by name; none leaves the notebook as it is.</param>
    /// <param name="name">What to call the notebook in messages.</param>
    /// <exception cref="UsageException">A name is not declared, or a value is not of its parameter's type.</exception>
    public static NotebookDocument Into(NotebookDocument document, IReadOnlyList<KeyValuePair<string, string>> values, string name)
    {
        if (values.Count == 0)
        {
            return document;
        }

        int defaults = Find(document, DefaultsTag);
        IReadOnlyList<NotebookParameter>? declared = defaults < 0 ? null : ParameterCell.Read(document.Cells[defaults].Source);
        string source = string.Join('\n', values.Select(value => Declare(value.Key, value.Value, declared, name))
            .Prepend("// The values given to this run."));
        int injected = Find(document, InjectedTag);
        return injected >= 0
            ? document.Replace(injected, document.Cells[injected].WithSource(source))
            : document.Insert(defaults + 1, NotebookCell.Create(CellKind.Code, source, NotebookLanguage.CSharp, [InjectedTag], InjectedTag));
    }

    private static int Find(NotebookDocument document, string tag)
    {
        for (int i = 0; i < document.Cells.Count; i++)
        {
            if (document.Cells[i] is { Kind: CellKind.Code } cell && cell.Tags.Contains(tag, StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Declare(string name, string value, IReadOnlyList<NotebookParameter>? declared, string notebook)
    {
        NotebookParameter? parameter = declared?.LastOrDefault(known => known.Name == name);
        if (declared is not null && parameter is null)
        {
            string nearest = NearestName.Of(name, [.. declared.Select(known => known.Name)]) is { } close ? $"Did you mean {close}? " : "";
            throw new UsageException(
                "MLOPS1045",
                $"{notebook} has no parameter {name}.",
                declared.Count == 0
                    ? "Its cell tagged parameters declares none; declare it there with its default."
                    : $"{nearest}Its cell tagged parameters declares: {string.Join(", ", declared.Select(known => known.Name))}.");
        }

        string type = parameter?.Type ?? ParameterLiteral.Guess(value);
        return ParameterLiteral.Declare(name, type, value) ?? throw (ParameterLiteral.IsServed(type)
            ? new UsageException("MLOPS1046", $"--parameter {name}={value}: {value} is no {type}.", $"Give a {type}, such as the default {parameter!.Default}.")
            : new UsageException("MLOPS1046", $"--parameter {name}: values cannot be given for the type {type}.", $"Use one of {string.Join(", ", ParameterLiteral.Types)}."));
    }
}
