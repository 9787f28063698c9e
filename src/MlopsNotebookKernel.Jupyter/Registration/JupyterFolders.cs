namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>
/// Where Jupyter keeps its data. Source: <c>jupyter_core.paths</c>, versions 4 and 5, without its option for the
/// platform's own folders.
/// </summary>
/// <param name="variable">The value of an environment variable; null where it is not set.</param>
/// <param name="home">The user's home folder.</param>
/// <param name="platform">The platform.</param>
internal sealed class JupyterFolders(Func<string, string?> variable, string home, JupyterPlatform platform)
{
    /// <summary>The user's own data.</summary>
    public string Data => Set("JUPYTER_DATA_DIR") ?? platform switch
    {
        JupyterPlatform.Mac => Path.Combine(home, "Library", "Jupyter"),
        JupyterPlatform.Windows => Path.Combine(Set("APPDATA") ?? Path.Combine(home, "AppData", "Roaming"), "jupyter"),
        _ => Path.Combine(Set("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"),
    };

    /// <summary>Where running servers say where they listen; the first is the usual one.</summary>
    public IReadOnlyList<string> Runtime =>
    [
        .. new[]
        {
            Set("JUPYTER_RUNTIME_DIR") ?? Path.Combine(Data, "runtime"),
            Set("XDG_RUNTIME_DIR") is { } runtime ? Path.Combine(runtime, "jupyter") : null,
        }.OfType<string>(),
    ];

    /// <summary>The Python environment that is active, Conda's or a virtual one; null for none.</summary>
    public string? ActivePrefix => Set("VIRTUAL_ENV") ?? Set("CONDA_PREFIX");

    /// <summary>All folders of data in which kernels are looked for, the one that counts most first.</summary>
    public IReadOnlyList<string> Search =>
    [
        .. (Set("JUPYTER_PATH") ?? "").Split(platform == JupyterPlatform.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries),
        Data,
        .. ActivePrefix is { } prefix ? new[] { Below(prefix) } : [],
        .. platform == JupyterPlatform.Windows
            ? new[] { Path.Combine(Set("PROGRAMDATA") ?? @"C:\ProgramData", "jupyter") }
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"],
    ];

    /// <summary>Those of this machine and user.</summary>
    public static JupyterFolders OfThisMachine() => new(
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        OperatingSystem.IsWindows() ? JupyterPlatform.Windows : OperatingSystem.IsMacOS() ? JupyterPlatform.Mac : JupyterPlatform.Linux);

    /// <summary>The data below an installation's prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    public static string Below(string prefix) => Path.Combine(prefix, "share", "jupyter");

    private string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
