using System.Reflection;
using System.Text;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Architecture.Tests;

/// <summary>What cells of notebooks are compiled against, as reviewed text: a change here may break notebooks.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Bridge_PublicApi_IsTheReviewedText()
    {
        string path = Path.Combine(Repository.Root, "tests", "MlopsNotebookKernel.Architecture.Tests", "Bridge.api.golden");
        string actual = Describe(typeof(ClosureLoadContext).Assembly);
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append('\n');
            IEnumerable<string> members = type
                .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodInfo { IsSpecialName: true })
                .Select(member => $"    {member.MemberType.ToString().ToLowerInvariant()} {member}")
                .Order(StringComparer.Ordinal);
            foreach (string member in members)
            {
                text.Append(member).Append('\n');
            }
        }

        return text.ToString();
    }
}
