using System.Reflection;

namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>The pictures that front ends show for the kernel.</summary>
internal static class KernelLogos
{
    /// <summary>The names of the files, as front ends look for them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>A picture.</summary>
    /// <param name="name">Its name.</param>
    public static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
