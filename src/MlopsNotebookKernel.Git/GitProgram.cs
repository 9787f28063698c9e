using System.Diagnostics;
using System.Text;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Calls the <c>git</c> program: reading only, in one language, without questions, pagers, hooks, locks or a network.
/// A repository's configuration may come from anybody, so nothing that it names is run; its filters are for
/// <see cref="RepositorySettings"/> to switch off.
/// </summary>
/// <param name="executable">Absolute path of the program.</param>
/// <param name="environment">Variables that it gets beside ours.</param>
internal sealed class GitProgram(string executable, params IReadOnlyList<(string Name, string Value)> environment)
{
    /// <summary>Variables that would make Git look elsewhere than at the repository asked about, as inside a hook.</summary>
    private static readonly string[] Misleading =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE",
        "GIT_PREFIX", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS",
        "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_CONFIG", "GIT_SHALLOW_FILE",
        "GIT_ATTR_SOURCE", "GIT_REPLACE_REF_BASE", "GIT_QUARANTINE_PATH",
    ];

    /// <summary>
    /// Settings that run programs. Hooks are looked for where none can be; the options win over every file.
    /// </summary>
    private static readonly string[] Fences =
    [
        "--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.alternateRefsCommand=",
        "-c", "log.showSignature=false", "-c", "submodule.recurse=false",
    ];

    /// <summary>Absolute path of the program.</summary>
    public string Executable => executable;

    /// <summary>Finds the program on the search path; null when there is none. The current folder is never searched.</summary>
    public static GitProgram? Find()
    {
        string name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, name) is var path && File.Exists(path))
            {
                return new GitProgram(path);
            }
        }

        return null;
    }

    /// <summary>Runs a command and gives its output as text.</summary>
    /// <param name="root">The working tree.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="GitException">It failed.</exception>
    public string Text(string root, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(Bytes(root, arguments, cancellation));

    /// <summary>Runs a command and gives its output as it came.</summary>
    /// <param name="root">The working tree.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="GitException">It failed.</exception>
    public byte[] Bytes(string root, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        (int code, byte[] output, string error) = Run(root, arguments, cancellation);
        return code == 0 ? output : throw GitFaults.Of(root, error);
    }

    /// <summary>Runs a command whose exit code is part of its answer.</summary>
    /// <param name="root">The working tree.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    public (int Code, byte[] Output, string Error) Run(string root, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using Process process = Start(root, arguments);
        using CancellationTokenRegistration kill = cancellation.Register(() => End(process));
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using MemoryStream output = new();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }

    private Process Start(string root, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(executable)
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string name in Misleading)
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_PAGER"] = "";

        // A partial clone would fetch what it lacks through whatever the repository names; older versions of Git know
        // only the second variable, which no configuration can widen.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";

        // History as it is, not as refs and files beside it say.
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        start.Environment["GIT_GRAFT_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

        // The repository's own setting (core.worktree) could name any folder of the machine.
        start.Environment["GIT_WORK_TREE"] = root;

        // A damaged repository must not be passed over in favour of one further up.
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(root)) ?? root;
        foreach (string argument in Fences.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new GitException("MLOPS1603", $"The git program at {executable} cannot be started: {exception.Message}", "Mend or remove that installation; the toolkit works without a git program.", exception);
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the request and the call: just what was asked for.
        }
    }
}
