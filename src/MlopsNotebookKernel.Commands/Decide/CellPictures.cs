using System.Text;
using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Takes the pictures out of what a cell put out.</summary>
internal static class CellPictures
{
    private static readonly XNamespace Xlink = "http://www.w3.org/1999/xlink";

    /// <summary>The pictures in order, each with the extension of its file.</summary>
    /// <param name="outputs">What the cell put out.</param>
    public static IReadOnlyList<(string Extension, byte[] Content)> Of(IReadOnlyList<CellOutput> outputs) =>
        [.. outputs.Select(CellTexts.BundleOf).OfType<Bundle>().Select(Of).OfType<(string, byte[])>()];

    private static (string Extension, byte[] Content)? Of(Bundle bundle)
    {
        if (bundle.Data.TryGetValue(MimeTypes.Svg, out string? svg) && Drawing(svg) is { } drawing)
        {
            return (".svg", Encoding.UTF8.GetBytes(drawing));
        }

        return Bytes(bundle, MimeTypes.Png) is { } png ? (".png", png) : Bytes(bundle, MimeTypes.Jpeg) is { } jpeg ? (".jpg", jpeg) : null;
    }

    private static byte[]? Bytes(Bundle bundle, string mimeType)
    {
        if (!bundle.Data.TryGetValue(mimeType, out string? text))
        {
            return null;
        }

        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out int count) ? bytes[..count] : null;
    }

    /// <summary>
    /// A drawing that only draws: the file is opened in browsers, and a saved notebook may be anybody's. Null for a text
    /// that is no drawing.
    /// </summary>
    /// <param name="svg">The text.</param>
    public static string? Drawing(string svg)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            XElement root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            if (root.Name.LocalName != "svg")
            {
                return null;
            }

            root.DescendantsAndSelf().Where(element => element.Name.LocalName.ToLowerInvariant() is "script" or "foreignobject" or "iframe" or "handler" or "set" or "animate").Remove();
            root.DescendantsAndSelf().Attributes().Where(LeadsOut).Remove();
            return root.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n") + "\n";
        }
        catch (XmlException)
        {
            // Another mime type of the same output may be a picture.
            return null;
        }
    }

    private static bool LeadsOut(XAttribute attribute) =>
        attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || ((attribute.Name == Xlink + "href" || attribute.Name.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase))
            && !attribute.Value.StartsWith('#') && !attribute.Value.StartsWith("data:image/png", StringComparison.Ordinal));
}
