using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>A marked cell says where it went, the same in every run and on every machine.</summary>
public sealed class MemberPlacesTests
{
    [Fact]
    public async Task Run_AsInACellThatWasExported_NamesItsFiles()
    {
        using CommandRig rig = Rig("../../notes/research.ipynb");
        CommandOutcome outcome = await rig.RunAsync(ExportCommand.Definition, "--as", "flightData");
        Assert.Equal(
            "Finished: this cell is exported as FlightData: Flight in ../libraries/Delay/Flight.cs, LoadFlights in ../libraries/Delay/DelayPipeline.FlightData.cs.",
            outcome.Bundle.Text.Trim());
        Assert.Equal("../libraries/Delay/Flight.cs", CommandRig.Json(outcome).GetProperty("places")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task Run_AsInACellWhoseStepHasItsName_NamesTheFile()
    {
        using CommandRig rig = Rig("../../notes/research.ipynb");
        Assert.Equal(
            "Finished: this cell is exported as Split, in ../libraries/Delay/DelayPipeline.Split.cs.",
            (await rig.RunAsync(ExportCommand.Definition, "--as", "Split")).Bundle.Text.Trim());
    }

    [Theory]
    [InlineData("../../notes/research.ipynb", "Other")]
    [InlineData("../../notes/another.ipynb", "Split")]
    [InlineData("\\u0000", "Split")]
    public async Task Run_AsInACellThatNoLibraryHas_SaysThatItIsNotYet(string notebook, string mark)
    {
        using CommandRig rig = Rig(notebook);
        Assert.Equal(
            $"Finished: this cell will be exported as {mark}; it is not yet.", (await rig.RunAsync(ExportCommand.Definition, "--as", mark)).Bundle.Text.Trim());
    }

    private static CommandRig Rig(string notebook)
    {
        CommandRig rig = new();
        rig.Session.NotebookPath = rig.Write("notes/research.ipynb", "{}");
        rig.Write(".mlops/config.json", "{\"schema\":\"mlops.config/1\"}");
        rig.Write("libraries/Broken/export.json", "<<<<<<<");
        rig.Write("libraries/Delay/export.json", $$"""
            {"schema":"mlops.export/1","library":"Delay","notebook":"{{notebook}}","packages":[],"sources":[],"expected":[],"files":[],"members":[
             {"name":"Flight","kind":"type","file":"Flight.cs","mark":"FlightData"},
             {"name":"LoadFlights","kind":"function","file":"DelayPipeline.FlightData.cs","mark":"flightData"},
             {"name":"Split","kind":"step","file":"DelayPipeline.Split.cs","mark":"Split"},
             {"name":"SplitResult","kind":"result","file":"SplitResult.cs","mark":"Split"},
             {"name":"Needed","kind":"type","file":"Needed.cs"}]}
            """);
        return rig;
    }
}
