namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Tells hosts how a type is shown. .NET Interactive looks for an attribute of this name and these properties on any
/// type, so that no reference to it is needed.
/// </summary>
/// <param name="formatterSourceType">A type whose <c>CreateTypeFormatters()</c> gives formatters.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that gives formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The mime types to show, in order.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
