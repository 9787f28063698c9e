using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace FlightDelay.Tests;

/// <summary>Where the library lies, and its notebook.</summary>
internal static class LibraryFolder
{
    /// <summary>The library's folder.</summary>
    public static string Path { get; } = typeof(LibraryFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "LibraryFolder").Value!;

    /// <summary>The notebook.</summary>
    public static string Notebook { get; } = System.IO.Path.GetFullPath("../01-research.ipynb", Path);

    /// <summary>Makes the notebook's folder the current one: paths in its code are relative to it.</summary>
    public static void EnterNotebook()
    {
        string folder = System.IO.Path.GetDirectoryName(Notebook)!;
        if (Directory.Exists(folder))
        {
            Environment.CurrentDirectory = folder;
        }
    }
}
