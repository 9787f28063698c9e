using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Brings the commands into a .NET Interactive host: Polyglot Notebooks, Jupyter, or a program that embeds it.</summary>
public static class InteractiveExtension
{
    /// <summary>Adds the commands to a kernel; a second call changes nothing. The package's <c>extension.dib</c> calls it.</summary>
    /// <param name="kernel">The root kernel, or any kernel below it.</param>
    /// <exception cref="MlopsFaultException">The host is too old (MLOPS1220), or has no C# kernel (MLOPS1221).</exception>
    public static void Load(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (HostVersion.Refusal(typeof(Kernel).Assembly) is { } refusal)
        {
            throw refusal;
        }

        Attach(kernel);
    }

    // Apart, so that a host without these types is refused before anything looks for them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Attach(Kernel kernel) => LoadedKernels.Attach(kernel);
}
