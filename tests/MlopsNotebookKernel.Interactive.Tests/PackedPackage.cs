using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>The package as it ships, in a program that has the real host and nothing of this toolkit.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private const string Program = """
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Commands;
        using Microsoft.DotNet.Interactive.CSharp;
        using Microsoft.DotNet.Interactive.Events;
        using Microsoft.DotNet.Interactive.PackageManagement;

        // The host takes what is written to the console for output of a cell.
        var output = Console.Out;
        var csharp = new CSharpKernel().UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });
        var root = new CompositeKernel { csharp };
        root.DefaultKernelName = csharp.Name;
        var added = new List<ResolvedPackageReference>();
        root.KernelEvents.Subscribe(new Printer(added, output));
        foreach (var cell in File.ReadAllText(args[0]).Split("\n%%\n"))
        {
            await root.SendAsync(new SubmitCode(cell));

            // What the tool does after a cell that added packages.
            foreach (var package in added.ToArray())
            {
                added.Remove(package);
                var script = new FileInfo(Path.Combine(package.PackageRoot ?? "", "interactive-extensions", "dotnet", "extension.dib"));
                if (script.Exists)
                {
                    await root.SendAsync(new AnonymousCommand(root, script));
                }
            }
        }

        sealed class AnonymousCommand : KernelCommand
        {
            public AnonymousCommand(Kernel root, FileInfo script)
                : base("csharp") => Handler = async (_, _) => await root.LoadAndRunInteractiveDocument(script);
        }

        sealed class Printer(List<ResolvedPackageReference> added, TextWriter output) : IObserver<KernelEvent>
        {
            public void OnNext(KernelEvent value)
            {
                switch (value)
                {
                    case PackageAdded package:
                        added.Add(package.PackageReference);
                        output.WriteLine($"package {package.PackageReference}");
                        break;
                    case CommandFailed failure:
                        output.WriteLine($"failed {failure.Message}");
                        break;
                    case DisplayEvent display:
                        foreach (var formatted in display.FormattedValues.Where(formatted => formatted.MimeType == "text/plain"))
                        {
                            output.WriteLine(formatted.Value);
                        }

                        break;
                }
            }

            public void OnCompleted() { }

            public void OnError(Exception error) => output.WriteLine(error);
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-packed-").FullName;

    /// <summary>The folder that cells run in.</summary>
    public string Folder => Path.Combine(_folder, "notebooks");

    public async Task InitializeAsync()
    {
        string package = Path.Combine(_folder, "package");
        string platform = RuntimeInformation.RuntimeIdentifier.Split('.')[0];
        await RunAsync(Root(), "dotnet", "pack", "src/MlopsNotebookKernel.Interactive", "-o", package, $"-p:PackagePlatforms={platform}", "-v", "q");
        string version = Metadata("InteractiveVersion");
        Directory.CreateDirectory(Path.Combine(_folder, "host"));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(_folder, "host", "Program.cs"), Program);
        File.WriteAllText(Path.Combine(_folder, "host", "host.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{Metadata("AdditionalSources")}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.DotNet.Interactive" Version="{version}" />
                <PackageReference Include="Microsoft.DotNet.Interactive.CSharp" Version="{version}" />
                <PackageReference Include="Microsoft.DotNet.Interactive.PackageManagement" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        await RunAsync(_folder, "dotnet", "build", "host", "-v", "q", "-o", Path.Combine(_folder, "built"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs cells after one that asks for the package; what is shown.</summary>
    public Task<string> CellsAsync(params string[] cells)
    {
        string file = Path.Combine(_folder, "cells.txt");
        string source = $"#i \"nuget:{Path.Combine(_folder, "package").Replace('\\', '/')}\"\n#r \"nuget: MlopsNotebookKernel\"";
        File.WriteAllText(file, string.Join("\n%%\n", cells.Prepend(source)));
        return RunAsync(Folder, true, "dotnet", Path.Combine(_folder, "built", "host.dll"), file);
    }

    private Task<string> RunAsync(string folder, string program, params string[] arguments) => RunAsync(folder, false, program, arguments);

    private async Task<string> RunAsync(string folder, bool ownPackages, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (ownPackages)
        {
            // A package of the same version may be unpacked on this machine already.
            start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder, "packages");
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}{await error}");
    }

    private static string Metadata(string name) => typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == name)?.Value ?? "";

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsNotebookKernel.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
