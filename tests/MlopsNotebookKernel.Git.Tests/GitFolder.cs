using System.Diagnostics;

namespace MlopsNotebookKernel.Git.Tests;

/// <summary>A scratch folder with a Git repository that a test fills through the git program.</summary>
public sealed class GitFolder : IDisposable
{
    public GitFolder(bool init = true)
    {
        Path = Directory.CreateTempSubdirectory("mlops git ü ").FullName;
        if (init)
        {
            Init(Path);
        }
    }

    /// <summary>Its path: with a space and an umlaut, as users' folders have.</summary>
    public string Path { get; }

    public static void Init(string folder)
    {
        Run(folder, "init", "-q", "-b", "main");
        Run(folder, "config", "user.name", "Ada");
        Run(folder, "config", "user.email", "ada@example.org");
        Run(folder, "config", "core.autocrlf", "false");
    }

    public static string Run(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", "protocol.file.allow=always", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public string Git(params string[] arguments) => Run(Path, arguments);

    public void Write(string path, string text) => WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void WriteBytes(string path, byte[] bytes)
    {
        string full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    /// <summary>Commits everything and gives the commit's id.</summary>
    public string Commit(string subject)
    {
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", subject);
        return Git("rev-parse", "HEAD");
    }

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Path, recursive: true);
    }
}
