using System.Reflection;
using System.Text.Encodings.Web;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>
/// Values that say themselves how they look: by <c>string ToHtml()</c> (and <c>string ToPlainText()</c>), by ASP.NET's
/// <c>IHtmlContent</c>, or by the <c>MimeContent</c> that <c>HTML(…)</c> returns. All are of the notebook's own world and are known by name.
/// </summary>
internal static class OwnMarkup
{
    private const string HtmlContent = "Microsoft.AspNetCore.Html.IHtmlContent";
    private const string MimeContent = "MlopsNotebookKernel.Cells.MimeContent";

    /// <summary>What the value says; null when it says nothing.</summary>
    /// <param name="value">The value.</param>
    public static Bundle? Of(object value)
    {
        Type type = value.GetType();
        if (type.FullName == MimeContent)
        {
            string content = (string)type.GetProperty("Content")!.GetValue(value)!;
            string mimeType = (string)type.GetProperty("MimeType")!.GetValue(value)!;
            return Bundle.OfText(content).With(mimeType, content);
        }

        if (type.GetInterfaces().FirstOrDefault(known => known.FullName == HtmlContent) is { } html)
        {
            using StringWriter writer = new(System.Globalization.CultureInfo.InvariantCulture);
            html.GetMethod("WriteTo")!.Invoke(value, [writer, HtmlEncoder.Default]);
            return Bundle.OfHtml(writer.ToString(), Text(value, type) ?? BriefText.Of(value));
        }

        return Call(value, type, "ToHtml") is { } own ? Bundle.OfHtml(own, Text(value, type) ?? BriefText.Of(value)) : null;
    }

    private static string? Text(object value, Type type) => Call(value, type, "ToPlainText");

    private static string? Call(object value, Type type, string name) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } method && method.ReturnType == typeof(string)
            ? (string?)method.Invoke(value, null)
            : null;
}
