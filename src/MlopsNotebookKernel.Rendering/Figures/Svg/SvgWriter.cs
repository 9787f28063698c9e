using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Markup;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>Writes SVG elements: numbers with at most two decimals, every text encoded.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _svg = new();

    /// <summary>A number as SVG writes it.</summary>
    /// <param name="value">A finite number.</param>
    public static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>About how wide a text is drawn; a little too much rather than too little.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Font size in pixels.</param>
    public static double TextWidth(string text, double size) => TextCells.Width(text) * size * 0.56;

    /// <summary>Opens an element with attributes that are already encoded.</summary>
    /// <param name="element">Name and attributes.</param>
    public void Open(string element) => _svg.Append('<').Append(element).Append(">\n");

    /// <summary>Closes an element.</summary>
    /// <param name="name">Its name.</param>
    public void Close(string name) => _svg.Append("</").Append(name).Append(">\n");

    /// <summary>An element that holds only a text.</summary>
    /// <param name="element">Name and attributes, already encoded.</param>
    /// <param name="text">The text.</param>
    public void Element(string element, string text) =>
        _svg.Append('<').Append(element).Append('>').Append(MarkupText.Encode(text)).Append("</").Append(element.Split(' ', 2)[0]).Append(">\n");

    /// <summary>An element without content, or with a tooltip.</summary>
    /// <param name="element">Name and attributes, already encoded.</param>
    /// <param name="tooltip">Its tooltip; null for none.</param>
    public void Shape(string element, string? tooltip = null)
    {
        _svg.Append('<').Append(element);
        if (tooltip is null)
        {
            _svg.Append("/>\n");
            return;
        }

        _svg.Append("><title>").Append(MarkupText.Encode(tooltip)).Append("</title></").Append(element.Split(' ', 2)[0]).Append(">\n");
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string attributes) =>
        Shape($"line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" {attributes}");

    /// <summary>A text.</summary>
    public void Text(double x, double y, string text, string attributes = "") =>
        Element($"text x=\"{Number(x)}\" y=\"{Number(y)}\"{(attributes.Length == 0 ? "" : " " + attributes)}", text);

    /// <inheritdoc/>
    public override string ToString() => _svg.ToString();
}
