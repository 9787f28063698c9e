using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes what a notebook that uses a library says instead of the cells the library was made from.</summary>
public static class NotebookCallText
{
    /// <summary>The cell that makes the library's types and functions known.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="reference">What <c>#r</c> names: its project or its assembly, relative to the notebook's folder, forward slashes.</param>
    public static string Reference(ExportPlan plan, string reference)
    {
        List<string> lines = [$"#r \"{reference}\""];

        // A cell with a namespace of its own is a file as it was: the library's namespace may then be empty.
        if (plan.Members.Any(member => member.Kind != "file"))
        {
            lines.Add($"using {plan.LibraryName};");
        }

        if (plan.Members.Any(member => member.Kind is "step" or "function" or "constant"))
        {
            lines.Add($"using static {plan.LibraryName}.{plan.PipelineName};");
        }

        return string.Join('\n', lines);
    }

    /// <summary>The call of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="names">The library's names.</param>
    /// <param name="options">The notebook's constants that it is given; others stay as the library has them.</param>
    internal static NotebookCall Of(StepPart step, LibraryNames names, IReadOnlyList<NotebookVariable> options)
    {
        IEnumerable<string> arguments = step.Parameters.Select(parameter => parameter.Name);
        if (options.Count > 0)
        {
            string given = string.Join(", ", options.Select(option => $"{Identifiers.Pascal(option.Name)} = {option.Name}"));
            arguments = arguments.Append($"new {names.Options} {{ {given} }}");
        }

        string call = $"{names.Pipeline}.{step.Name}({string.Join(", ", arguments)})";
        call = step.IsAsync ? "await " + call : call;
        return new NotebookCall(step.Cell.Cell.Number, step.Cell.Mark!, step switch
        {
            { Value: not null } => call,
            { Results: [] } => call + ";",
            { Results: [var only] } => $"var {only.Name} = {call};",
            _ => $"var ({string.Join(", ", step.Results.Select(result => result.Name))}) = {call};",
        });
    }
}
