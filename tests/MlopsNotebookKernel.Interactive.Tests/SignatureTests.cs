using System.Reflection;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>The signatures that the adapter is compiled against, held against the real assemblies.</summary>
public sealed class SignatureTests
{
    public static TheoryData<string> Assemblies => ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.Scripting"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Signatures_EachPublicMember_IsInTheRealAssembly(string name)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string reference = Path.Combine(Root(), "src", "Reference", name, "bin", configuration, "net10.0", name + ".dll");
        string[] framework = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll");
        string[] references = Directory.GetFiles(Path.Combine(Root(), "src", "Reference"), "Microsoft.*.dll", SearchOption.AllDirectories)
            .Where(path => path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}{configuration}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .DistinctBy(Path.GetFileName).ToArray();
        string[] host = Directory.GetFiles(AppContext.BaseDirectory, "*.dll");
        using MetadataLoadContext ours = new(new PathAssemblyResolver([.. references, .. framework]));
        using MetadataLoadContext theirs = new(new PathAssemblyResolver(host.Concat(framework).DistinctBy(Path.GetFileName)));
        Assembly signatures = ours.LoadFromAssemblyPath(reference);
        Assembly real = theirs.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

        Assert.Equal(Token(real), Token(signatures));
        Assert.True(signatures.GetName().Version <= real.GetName().Version, $"{signatures.GetName().Version} is newer than {real.GetName().Version}.");
        Assert.Empty(signatures.GetExportedTypes().SelectMany(type => Missing(type, real)));
    }

    private static IEnumerable<string> Missing(Type type, Assembly real)
    {
        if (real.GetType(type.FullName!) is not { IsVisible: true } actual)
        {
            return [type.FullName!];
        }

        HashSet<string> there = [.. Members(actual, inherited: true)];
        return Members(type, inherited: false).Where(member => !there.Contains(member)).Select(member => $"{type.FullName}: {member}");
    }

    private static IEnumerable<string> Members(Type type, bool inherited)
    {
        BindingFlags flags = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | (inherited ? BindingFlags.FlattenHierarchy : BindingFlags.DeclaredOnly);
        return type.GetMembers(flags)
            .Where(member => member is MethodBase { IsPublic: true } or FieldInfo { IsPublic: true })
            .Select(member => member is MethodInfo method && method.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? $"{member} init" : $"{member}");
    }

    private static string Token(Assembly assembly) => Convert.ToHexString(assembly.GetName().GetPublicKeyToken()!);

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
