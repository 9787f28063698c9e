using MlopsNotebookKernel.Code.Packages;

namespace MlopsNotebookKernel.Code.Tests.Packages;

public sealed class CodePackagesTests
{
    private const string Source = """"
        #r "nuget: Microsoft.ML, 5.0.1"
        #r "nuget:Newtonsoft.Json"
        #r   "NuGet: A.B , [1.0,2.0)"
        #r "lib/own.dll"
        var text = """
            #r "nuget: Not.This, 1.0"
            """;
        """";

    [Fact]
    public void RequestedBy_Directives_GivesIdAndVersion() => Assert.Equal(
        [new("Microsoft.ML", "5.0.1"), new("Newtonsoft.Json", null), new("A.B", "[1.0,2.0)")],
        CodePackages.RequestedBy(Source));

    [Fact]
    public void FilesReferencedBy_Directives_GivesPaths() => Assert.Equal(["lib/own.dll"], CodePackages.FilesReferencedBy(Source));
}
