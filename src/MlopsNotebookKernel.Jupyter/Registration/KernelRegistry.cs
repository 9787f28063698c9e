using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>Kernels as Jupyter finds them: a folder a kernel, with <c>kernel.json</c> and logos.</summary>
public sealed partial class KernelRegistry : IKernelRegistry
{
    private readonly JupyterFolders _folders;
    private readonly string _displayName;
    private readonly string _language;
    private readonly string _version;
    private readonly IReadOnlyList<string> _command;
    private readonly IReadOnlyDictionary<string, string> _environment;

    /// <summary>The kernels of this machine.</summary>
    /// <param name="displayName">What front ends call this tool's kernel.</param>
    /// <param name="language">The language of its cells.</param>
    /// <param name="version">The tool's version.</param>
    /// <param name="command">What starts it; front ends put the connection file in place of <c>{connection_file}</c>.</param>
    /// <param name="environment">Variables that it needs.</param>
    public KernelRegistry(
        string displayName,
        string language,
        string version,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment)
        : this(JupyterFolders.OfThisMachine(), displayName, language, version, command, environment)
    {
    }

    internal KernelRegistry(
        JupyterFolders folders,
        string displayName,
        string language,
        string version,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment)
    {
        _folders = folders;
        _displayName = displayName;
        _language = language;
        _version = version;
        _command = command;
        _environment = environment;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredKernel> List(KernelPlace? place = null) =>
    [
        .. (place is null ? _folders.Search : [Data(place)])
            .Select(Kernels)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .Select(KernelSpec.Read)
            .OfType<RegisteredKernel>()
            .DistinctBy(kernel => kernel.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(kernel => kernel.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    /// <exception cref="JupyterException">The name is wrong (MLOPS2210) or taken (MLOPS2211), or the place cannot be written (MLOPS2212) or found (MLOPS2213).</exception>
    public RegisteredKernel Register(string name, KernelPlace place, bool replace)
    {
        string folder = Folder(name, place);
        if (!replace && KernelSpec.Read(folder) is { IsOurs: false } other)
        {
            throw new JupyterException("MLOPS2211", $"{folder} describes another kernel, '{other.DisplayName}'.",
                "Add --replace to take its name over, or give another --name.");
        }

        try
        {
            foreach (string logo in KernelLogos.Names)
            {
                AtomicFile.WriteBytes(Path.Combine(folder, logo), KernelLogos.Read(logo));
            }

            // Last: front ends look for this file, and find a kernel only once all of it is there.
            AtomicFile.WriteText(
                Path.Combine(folder, KernelSpec.FileName),
                KernelSpec.Write(_command, _displayName, _language, _version, _environment));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, fault);
        }

        return KernelSpec.Read(folder)!;
    }

    /// <inheritdoc/>
    /// <exception cref="JupyterException">There is none (MLOPS2214), it is another program's (MLOPS2211), or it cannot be taken away (MLOPS2212).</exception>
    public RegisteredKernel Unregister(string name, KernelPlace place)
    {
        string folder = Folder(name, place);
        RegisteredKernel kernel = KernelSpec.Read(folder) ?? throw Missing(name, folder);
        if (!kernel.IsOurs)
        {
            throw new JupyterException("MLOPS2211", $"{folder} describes another kernel, '{kernel.DisplayName}'.",
                "Remove it with the program that installed it, or with: jupyter kernelspec remove.");
        }

        try
        {
            // What we wrote and nothing else; the folder only when nothing else is in it.
            File.Delete(Path.Combine(folder, KernelSpec.FileName));
            foreach (string logo in KernelLogos.Names)
            {
                File.Delete(Path.Combine(folder, logo));
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, fault);
        }

        return kernel;
    }

    private static string Kernels(string data) => Path.Combine(data, "kernels");

    private static JupyterException Unwritable(string folder, Exception fault) => new(
        "MLOPS2212", $"{folder} cannot be written: {fault.Message}",
        "Use --user, or --prefix with a folder that you may write.", fault);

    private JupyterException Missing(string name, string folder)
    {
        string[] others = [.. List().Where(kernel => kernel.IsOurs).Select(kernel => kernel.Folder)];
        return new JupyterException("MLOPS2214", $"There is no kernel {name} in {Path.GetDirectoryName(folder)}.",
            others.Length == 0 ? "None is registered." : $"Registered are: {string.Join(", ", others)}.");
    }

    private string Data(KernelPlace place) => place switch
    {
        KernelPlace.Prefix prefix => JupyterFolders.Below(prefix.Folder),
        KernelPlace.ActiveEnvironment => JupyterFolders.Below(ActivePython.Prefix(_folders)),
        _ => _folders.Data,
    };

    private string Folder(string name, KernelPlace place)
    {
        if (!KernelName().IsMatch(name) || name is "." or "..")
        {
            throw new JupyterException("MLOPS2210", $"'{name}' is no name that a kernel can have.",
                "Use letters, digits, dots, hyphens and underscores.");
        }

        return Path.Combine(Kernels(Data(place)), name.ToLowerInvariant());
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KernelName();
}
