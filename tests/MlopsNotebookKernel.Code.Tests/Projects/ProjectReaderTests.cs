using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Domain.Projects;

namespace MlopsNotebookKernel.Code.Tests.Projects;

public sealed class ProjectReaderTests
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><Version>1.2.0</Version></PropertyGroup></Project>";

    private const string Source = """
        using System;
        namespace Flights;

        /// <summary>Reads.</summary>
        public static class Loader
        {
            private const int Least = 15;
            public const string Separator = ",";
            public static double Delay(string line, int column = 4) => double.Parse(line.Split(Separator)[column]);
            public static bool IsLate(double delay) { return delay > Least; }
            internal static int Count { get; set; }
        }

        public record Flight(string Origin, double Delay)
        {
            public bool Late => Delay > 15;
            public string Note { get; private set; } = "";
            protected virtual void Check() { }
        }

        public interface IReader { int Read(); event EventHandler Done; }
        public enum Kind { Early, Late = 3 }
        internal class Hidden { public int Value; }
        public delegate void Told(Flight flight);
        """;

    [Theory]
    [InlineData("public static class Flights.Loader", true)]
    [InlineData("public const string Flights.Loader.Separator = \",\"", true)]
    [InlineData("public static double Flights.Loader.Delay(string line, int column = 4)", true)]
    [InlineData("public static bool Flights.Loader.IsLate(double delay)", true)]
    [InlineData("private const int Flights.Loader.Least", false)]
    [InlineData("internal static int Flights.Loader.Count { get; set; }", false)]
    [InlineData("public record Flights.Flight(string Origin, double Delay)", true)]
    [InlineData("public string Flights.Flight.Note { get; }", true)]
    [InlineData("protected virtual void Flights.Flight.Check()", true)]
    [InlineData("public int Flights.IReader.Read()", true)]
    [InlineData("public event EventHandler Flights.IReader.Done", true)]
    [InlineData("public enum Flights.Kind", true)]
    [InlineData("Flights.Kind.Late = 3", true)]
    [InlineData("public int Flights.Hidden.Value", false)]
    [InlineData("public delegate void Flights.Told(Flight flight)", true)]
    public void Read_Member_HasItsSignature(string signature, bool isPublic)
    {
        ProjectOutline outline = Read(Source);
        DeclaredMember? member = outline.Members.FirstOrDefault(member => member.Signature == signature);
        Assert.True(member is not null, $"Not among:\n{string.Join('\n', outline.Members.Select(known => known.Signature))}");
        Assert.Equal(isPublic, member.IsPublic);
    }

    /// <summary>One edit; each member that differs, and whether whoever used the project before sees nothing of it.</summary>
    [Theory]
    [InlineData("/// <summary>Reads.</summary>", "// Reads flights.", "", true)]
    [InlineData("{ return delay > Least; }", "{\n        return delay\n            > Least; // minutes\n    }", "", true)]
    [InlineData("using System;", "using System;\nusing System.Linq;", "", true)]
    [InlineData("int column = 4) =>", "int column = 4)\n=>", "", true)]
    [InlineData("internal static int Count { get; set; }", "internal static int Count { get; set; }\npublic static int All() => 0;", "Added Flights.Loader.All", true)]
    [InlineData("public interface IReader", "public class More { }\npublic interface IReader", "Added Flights.More, Added Flights.More.More", true)]
    [InlineData("internal static int Count { get; set; }", "internal static int Count { get; set; }\nprivate static int Help() => 0;", "", true)]
    [InlineData("delay > Least;", "delay >= Least;", "Implementation Flights.Loader.IsLate", false)]
    [InlineData("Least = 15", "Least = 16", "Implementation Flights.Loader.Least", false)]
    [InlineData("Separator = \",\"", "Separator = \";\"", "Changed Flights.Loader.Separator", false)]
    [InlineData("int column = 4", "int column = 5", "Changed Flights.Loader.Delay", false)]
    [InlineData("public static bool IsLate(double delay)", "public static bool IsLate(float delay)", "Changed Flights.Loader.IsLate", false)]
    [InlineData("public static bool IsLate", "internal static bool IsLate", "Removed Flights.Loader.IsLate", false)]
    [InlineData("public bool Late => Delay > 15;", "", "Removed Flights.Flight.Late", false)]
    [InlineData("Early, Late = 3", "Early, Late = 4", "Changed Flights.Kind.Late", false)]
    [InlineData("public record Flight(", "public sealed record Flight(", "Removed Flights.Flight.Check, Changed Flights.Flight", false)]
    [InlineData("protected virtual void Check() { }", "protected virtual void Check() { }\npublic override string ToString() => Origin;", "Added Flights.Flight.ToString, Implementation Flights.Flight.ToString", false)]
    [InlineData("internal class Hidden { public int Value; }", "", "Implementation Flights.Hidden, Implementation Flights.Hidden.Value", false)]
    public void Compare_OneEdit_NamesJustThat(string part, string instead, string expected, bool isAdditive)
    {
        Assert.Contains(part, Source, StringComparison.Ordinal);
        (ProjectOutline was, ProjectOutline now) = (Read(Source), Read(Source.Replace(part, instead, StringComparison.Ordinal)));
        ProjectComparison comparison = ProjectComparison.Of(was, now);
        Assert.Equal(expected, string.Join(", ", comparison.Members.Select(member => $"{member.Change} {member.Name}")));
        Assert.Equal(isAdditive, comparison.IsAdditive);
        Assert.Equal(expected.Length == 0 && !instead.Contains("Help", StringComparison.Ordinal), was.Source == now.Source);
        Assert.Equal(!expected.Split(", ").Any(text => text.StartsWith("Added", StringComparison.Ordinal) || text.StartsWith("Changed", StringComparison.Ordinal) || text.StartsWith("Removed", StringComparison.Ordinal)), was.Api == now.Api);
    }

    [Fact]
    public void Read_PartialTypeInOtherPieces_IsTheSame()
    {
        const string whole = "namespace N; public partial class A : IDisposable { public int B; public void Dispose() { } }";
        ProjectOutline pieces = new ProjectReader().Read(
            new ProjectText(Project, ["namespace N { public partial class A { public int B; } }", "namespace N;\npartial class A : IDisposable { public void Dispose() { } }"]), default);
        Assert.Equal(Read(whole).Source, pieces.Source);
    }

    [Fact]
    public void Read_ClassWithoutConstructor_CanBeMadeUntilItHasOne()
    {
        ProjectComparison comparison = ProjectComparison.Of(Read("public class A { }"), Read("public class A { public A(int b) { } }"));
        Assert.Equal(["Changed A.A: public A.A() → public A.A(int b)"], comparison.Members.Select(member => $"{member.Change} {member.Name}: {member.Was} → {member.Is}"));
    }

    [Theory]
    [InlineData("<Version>1.2.0</Version>", "<Version>1.3.0</Version>", false)]
    [InlineData("<PropertyGroup>", "<!-- why -->\n  <PropertyGroup>\n", false)]
    [InlineData("<PropertyGroup>", "<PropertyGroup><DefineConstants>FAST</DefineConstants>", true)]
    [InlineData("</Project>", "<ItemGroup><PackageReference Include=\"A\" Version=\"2.0.0\" /></ItemGroup></Project>", true)]
    public void Read_ProjectFile_CountsButForItsVersion(string part, string instead, bool differs)
    {
        ProjectOutline was = new ProjectReader().Read(new ProjectText(Project, [Source]), default);
        ProjectOutline now = new ProjectReader().Read(new ProjectText(Project.Replace(part, instead, StringComparison.Ordinal), [Source]), default);
        Assert.Equal(differs, ProjectComparison.Of(was, now).IsProjectFile);
        Assert.Equal(differs, was.Source != now.Source);
        Assert.Equal("1.2.0", was.Version);
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><VersionPrefix>2.0.0</VersionPrefix><VersionSuffix>rc</VersionSuffix></PropertyGroup></Project>", "2.0.0-rc")]
    [InlineData("<Project><PropertyGroup><Version>$(Shared)</Version></PropertyGroup></Project>", null)]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><Project>&b;</Project>", null)]
    [InlineData("no XML", null)]
    public void Read_Version_IsWhatTheFileStates(string project, string? version) =>
        Assert.Equal(version, new ProjectReader().Read(new ProjectText(project, []), default).Version);

    private static ProjectOutline Read(string source) => new ProjectReader().Read(new ProjectText(Project, [source]), default);
}
