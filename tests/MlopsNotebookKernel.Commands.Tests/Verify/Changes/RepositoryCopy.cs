using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>A copy of the stamped repository, changed by one row of the table and verified.</summary>
public sealed class RepositoryCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops copy ");
    private readonly List<ResearchRig> _rigs = [];

    public RepositoryCopy(string original)
    {
        string root = Path.Combine(_folder.FullName, "research");
        Copy(new DirectoryInfo(original), root);
        Rig = new ResearchRig(at: root);
        Original = Rig;
    }

    /// <summary>The working tree that is verified.</summary>
    internal ResearchRig Rig { get; private set; }

    /// <summary>The first working tree.</summary>
    internal ResearchRig Original { get; }

    /// <summary>What verify is asked for; a folder lists what cannot be read.</summary>
    public string Asked { get; set; } = StampedRepository.Notebook;

    /// <summary>The packages of a session that verifies itself; null verifies in a terminal.</summary>
    public IReadOnlyList<ResolvedPackage>? Resolved { get; set; }

    public string PathOf(string file) => Rig.PathOf(file);

    /// <summary>Replaces a text of a file; it must be there.</summary>
    public void Replace(string file, string part, string instead)
    {
        string text = Rig.Read(file);
        Assert.Contains(part, text, StringComparison.Ordinal);
        Rig.Write(file, text.Replace(part, instead, StringComparison.Ordinal));
    }

    /// <summary>Goes on in another working tree.</summary>
    public void GoTo(string name) => _rigs.Add(Rig = new ResearchRig(at: Path.Combine(_folder.FullName, name)));

    /// <summary>A path beside the first working tree.</summary>
    public string Beside(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs Git in the submodule, with somebody's name.</summary>
    public void InModule(params string[] arguments) => new ResearchRig(at: PathOf(StampedRepository.Module)).Git(arguments);

    public Task<CommandOutcome> VerifyAsync()
    {
        if (Resolved is null)
        {
            return Rig.VerifyAsync(Asked);
        }

        Rig.Packages.AddRange(Resolved);
        RigSession session = Rig.Start(StampedRepository.Notebook);
        return Rig.CommandAsync(session, "#!mlops-verify");
    }

    public void Dispose()
    {
        foreach (ResearchRig rig in _rigs.Append(Original))
        {
            rig.Dispose();
        }

        Remove(_folder);
    }

    /// <summary>Removes a folder with what Git wrote, which it protects against writing.</summary>
    public static void Remove(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (FileInfo file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }
        }

        folder.Delete(recursive: true);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles())
        {
            string target = Path.Combine(to, file.Name);
            file.CopyTo(target);
            File.SetLastWriteTimeUtc(target, file.LastWriteTimeUtc);
        }

        foreach (DirectoryInfo folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
