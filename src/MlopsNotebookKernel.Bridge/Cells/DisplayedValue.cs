using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Cells;

/// <summary>Something that was displayed and can be replaced in place, such as progress.</summary>
public sealed class DisplayedValue
{
    private readonly INotebookHost _host;

    internal DisplayedValue(INotebookHost host, string displayId)
    {
        _host = host;
        DisplayId = displayId;
    }

    /// <summary>Names the display within its session.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in its place, also from a later cell.</summary>
    /// <param name="value">Any value.</param>
    public void Update(object? value) => _host.Update(DisplayId, value);
}
