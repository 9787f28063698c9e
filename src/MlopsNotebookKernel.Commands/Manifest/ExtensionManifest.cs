using System.Text.Encodings.Web;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Manifest;

/// <summary>The catalogue as JSON, for front ends and packagers; specified in FORMATS.md.</summary>
public static class ExtensionManifest
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest's text: indented, line feeds, one at its end.</summary>
    public static string Write()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", "mlops.extension-manifest/1");
            writer.WriteString("name", "MlopsNotebookKernel");
            writer.WriteString("description", "Trust for research in C# notebooks: snapshots, stamps, drift, decisions, export.");
            writer.WriteString("version", typeof(ExtensionManifest).Assembly.GetName().Version!.ToString(3));
            writer.WriteStartArray("hosts");
            WriteHost(writer, "mlops", "the command line of this version");
            WriteHost(writer, "mlops run", "the embedded C# kernel of this version");
            WriteHost(writer, "Jupyter", "the embedded C# kernel of this version, by messaging protocol 5.4");
            WriteHost(writer, ".NET Interactive", "June 2025 (1.0.0-beta.25323.1) or newer, on .NET 10");
            WriteHost(writer, "C#", ".NET 10 or newer: scripts, programs and other notebooks, by the package MlopsNotebookKernel");
            writer.WriteEndArray();
            writer.WriteStartArray("mimeTypes");
            foreach (string mimeType in new[] { MimeTypes.Html, MimeTypes.Text, MimeTypes.Svg, MimeTypes.Plotly, MimeTypes.Result })
            {
                writer.WriteStringValue(mimeType);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("commands");
            foreach (CommandDefinition definition in CommandCatalogue.All)
            {
                WriteCommand(writer, definition);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteHost(Utf8JsonWriter writer, string name, string version)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("version", version);
        writer.WriteEndObject();
    }

    private static void WriteCommand(Utf8JsonWriter writer, CommandDefinition definition)
    {
        writer.WriteStartObject();
        if (definition.Doors.HasFlag(CommandDoors.Notebook))
        {
            writer.WriteString("magic", $"#!mlops-{definition.Verb}");
        }

        if (definition.Doors.HasFlag(CommandDoors.Terminal))
        {
            writer.WriteString("terminal", $"mlops {definition.Verb}");
        }

        writer.WriteString("purpose", definition.Purpose);
        writer.WriteString("question", definition.Question);
        writer.WriteStartArray("parameters");
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("name", parameter.IsPositional ? parameter.Name : $"--{parameter.Name}");
            writer.WriteString("type", Type(parameter));
            writer.WriteString("purpose", parameter.Purpose);
            writer.WriteBoolean("required", parameter.IsRequired);
            writer.WriteBoolean("repeats", parameter.Repeats);
            writer.WriteString("completes", Completes(parameter));
            if (parameter.Choices.Count > 0)
            {
                writer.WriteStartArray("choices");
                foreach (string choice in parameter.Choices)
                {
                    writer.WriteStringValue(choice);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("examples");
        foreach (string example in definition.Examples)
        {
            writer.WriteStringValue(example);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Type(ParameterDefinition parameter) => parameter.Kind switch
    {
        ParameterKind.Flag => "boolean",
        ParameterKind.Number => "number",
        ParameterKind.Integer => "integer",
        _ => "string",
    };

    private static string Completes(ParameterDefinition parameter) => parameter switch
    {
        { Choices.Count: > 0 } => "choices",
        { Kind: ParameterKind.Path } => "files",
        { Kind: ParameterKind.Notebook } => "notebooks",
        { Kind: ParameterKind.Snapshot } => "snapshots",
        { Kind: ParameterKind.Column } => "columns",
        { Kind: ParameterKind.Gate } => "gates",
        { Kind: ParameterKind.Metric } => "metrics",
        { Kind: ParameterKind.Remote } => "remotes, folders",
        { Kind: ParameterKind.Data } => "files, variables, snapshots",
        _ => "nothing",
    };
}
