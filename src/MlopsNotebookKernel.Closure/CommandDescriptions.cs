using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>Describes the catalogue's commands to hosts.</summary>
internal static class CommandDescriptions
{
    /// <summary>Describes a command.</summary>
    /// <param name="definition">The command.</param>
    public static CommandDescription Of(CommandDefinition definition) =>
        new(definition.Verb, definition.Purpose, [.. definition.Parameters.Select(Of)]);

    private static ParameterDescription Of(ParameterDefinition parameter) => new(parameter.Name, Purpose(parameter), Type(parameter.Kind))
    {
        IsFlag = parameter.Kind == ParameterKind.Flag,
        IsPositional = parameter.IsPositional,
        Repeats = parameter.Repeats,
        HasValues = parameter.Choices.Count > 0 || parameter.Kind is ParameterKind.Path or ParameterKind.Data or ParameterKind.Snapshot
            or ParameterKind.Column or ParameterKind.Notebook or ParameterKind.Gate or ParameterKind.Metric or ParameterKind.Remote,
    };

    private static string Purpose(ParameterDefinition parameter) => string.Join(' ', new[]
    {
        parameter.Purpose,
        parameter.Choices.Count > 0 ? $"One of: {string.Join(", ", parameter.Choices)}." : null,
        parameter.IsRequired ? "Required." : null,
        parameter.Repeats ? "May be given more than once." : null,
    }.OfType<string>());

    private static string Type(ParameterKind kind) => kind switch
    {
        ParameterKind.Path or ParameterKind.Notebook => "file",
        ParameterKind.Data => "data",
        ParameterKind.Number or ParameterKind.Integer => "number",
        ParameterKind.Flag => "bool",
        ParameterKind.Snapshot => "snapshot",
        ParameterKind.Column => "column",
        ParameterKind.Gate => "gate",
        ParameterKind.Metric => "metric",
        ParameterKind.Remote => "remote",
        _ => "text",
    };
}
