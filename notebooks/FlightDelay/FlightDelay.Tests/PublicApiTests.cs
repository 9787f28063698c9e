using System.IO;
using System.Reflection;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>The public API is the one in PublicApi.txt, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_OfTheLibrary_IsAsReviewed()
    {
        string file = Path.Combine(LibraryFolder.Path, "FlightDelay.Tests", "PublicApi.txt");
        string actual = PublicApiText.Of(Assembly.Load("FlightDelay"));

        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n"), actual);
    }
}
