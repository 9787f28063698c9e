using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>The notebook as this host knows it.</summary>
/// <param name="root">The root kernel.</param>
/// <param name="csharp">The C# kernel.</param>
internal sealed class InteractiveNotebook(Kernel root, CSharpKernel csharp) : IHostedNotebook
{
    private static readonly string HostFolder = System.IO.Path.GetDirectoryName(typeof(Kernel).Assembly.Location)!;
    private static readonly string FrameworkFolder = RuntimeEnvironment.GetRuntimeDirectory();
    private readonly Lock _gate = new();
    private readonly List<ResolvedPackageReference> _packages = [];

    /// <inheritdoc/>
    /// <remarks>A Jupyter server that starts the kernel names the notebook; this host itself knows no document.</remarks>
    public string? Path => Environment.GetEnvironmentVariable("JPY_SESSION_NAME") is { Length: > 0 } named
        && System.IO.Path.GetFullPath(named, WorkingDirectory) is var path && File.Exists(path) ? path : null;

    /// <inheritdoc/>
    public string WorkingDirectory => Directory.GetCurrentDirectory();

    /// <inheritdoc/>
    public IReadOnlyList<HostedVariable> Variables =>
    [
        .. (csharp.ScriptState?.Variables ?? []).GroupBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(group => group.Last())
            .Select(variable => new HostedVariable(variable.Name, variable.Type, variable.Value)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<HostedPackage> Packages =>
        [.. Added().Select(package => new HostedPackage(package.PackageName, package.PackageVersion, package.PackageRoot))];

    /// <inheritdoc/>
    /// <remarks>The script knows packages only from the submission after the one that added them; the host's event knows them at once.</remarks>
    public IReadOnlyList<string> References =>
    [
        .. (Options?.MetadataReferences ?? []).OfType<PortableExecutableReference>().Select(reference => reference.FilePath)
            .Concat(Added().SelectMany(package => package.AssemblyPaths))
            .OfType<string>()
            .Where(path => System.IO.Path.IsPathRooted(path) && !IsBelow(path, HostFolder) && !IsBelow(path, FrameworkFolder))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Imports =>
        [.. (Options?.Imports ?? []).Where(import => !import.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal))];

    private ScriptOptions? Options => csharp.ScriptState?.Script.Options;

    /// <summary>Remembers a package that the host resolved.</summary>
    /// <param name="package">The package.</param>
    public void Add(ResolvedPackageReference package)
    {
        lock (_gate)
        {
            _packages.RemoveAll(known => string.Equals(known.PackageName, package.PackageName, StringComparison.OrdinalIgnoreCase));
            _packages.Add(package);
        }
    }

    /// <inheritdoc/>
    public async Task ContributeAsync(string code, CancellationToken cancellation)
    {
        SubmitCode submission = new(code, csharp.Name);
        if (KernelInvocationContext.Current is { } context)
        {
            submission.SetParent(context.Command);
        }

        KernelCommandResult result = await root.SendAsync(submission, cancellation).ConfigureAwait(false);
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failure)
        {
            throw new InvalidOperationException(failure.Message);
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(
        System.IO.Path.TrimEndingDirectorySeparator(folder) + System.IO.Path.DirectorySeparatorChar,
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private ResolvedPackageReference[] Added()
    {
        lock (_gate)
        {
            return [.. _packages];
        }
    }
}
