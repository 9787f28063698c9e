using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests;

public sealed class InteractiveKernelTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_Silent_IsNeitherCountedNorInTheJournalAndKeepsItsState()
    {
        await _test.RunAsync("var x = 1;");

        CellRun run = await _test.Kernel.RunAsync(new CellSubmission("x = 2; throw new Exception(\"no\");") { IsSilent = true }, _test.Sink, default);

        Assert.Equal(1, run.ExecutionCount);
        Assert.Equal("line 1, column 8", Assert.IsType<CellOutput.Error>(run.Outputs[^1]).Place);
        Assert.Single(_test.Kernel.Journal.Entries);
        Assert.Equal("2", await _test.ResultAsync("x"));
        Assert.Equal(2, _test.Kernel.ExecutionCount);
    }

    [Theory]
    [InlineData("x + 1", "2")]
    [InlineData("await Task.FromResult(x)", "1")]
    public async Task Evaluate_Expression_HasItsValueAndLeavesNothing(string expression, string expected)
    {
        await _test.RunAsync("var x = 1;");

        CellOutput output = await _test.Kernel.EvaluateAsync(expression, default);

        Assert.Equal(expected, Assert.IsType<CellOutput.Result>(output).Bundle.Text);
        Assert.Equal(1, _test.Kernel.ExecutionCount);
        Assert.Single(_test.Kernel.Journal.Entries);
    }

    [Theory]
    [InlineData("nothing", "CS0103")]
    [InlineData("int.Parse(\"x\")", "System.FormatException")]
    [InlineData("var y = 1;", "MLOPS1210")]
    public async Task Evaluate_WithoutValue_IsAnError(string expression, string name) =>
        Assert.Equal(name, Assert.IsType<CellOutput.Error>(await _test.Kernel.EvaluateAsync(expression, default)).Name);

    [Fact]
    public async Task Evaluate_Declaration_IsForgotten()
    {
        await _test.Kernel.EvaluateAsync("int.TryParse(\"3\", out var parsed)", default);

        Assert.Equal("CS0103", (await _test.ErrorAsync("parsed")).Name);
        Assert.Equal("4", await _test.ResultAsync("2 + 2"));
    }

    [Theory]
    [InlineData("Console.ReadLine()", "", false)]
    [InlineData("Console.In.ReadToEnd().Length > 0 ? \"none\" : \"answer 1\"", "", false)]
    [InlineData("input(\"Name?\")", "Name?", false)]
    [InlineData("password(\"Key?\")", "Key?", true)]
    public async Task RunAsync_Reading_AsksThePerson(string source, string prompt, bool isSecret)
    {
        RecordingReader reader = new() { EndsAt = source.Contains("ReadToEnd", StringComparison.Ordinal) ? 0 : 9 };
        _test.Kernel.Input = reader;

        Assert.Equal("answer 1", await _test.ResultAsync(source));

        Assert.Equal((prompt, isSecret), reader.Asked[0]);
    }

    [Theory]
    [InlineData("Console.ReadLine() is null")]
    [InlineData("input() is null")]
    [InlineData("Console.Read() == -1")]
    public async Task RunAsync_NobodyToAsk_FindsTheEndOfInput(string source) => Assert.Equal("True", await _test.ResultAsync(source));

    [Fact]
    public async Task RunAsync_ReadingCharacters_ReadsTheLineAndItsEnd()
    {
        _test.Kernel.Input = new RecordingReader { EndsAt = 2 };

        Assert.Equal("97 answer 2", await _test.ResultAsync("var first = Console.Read(); Console.ReadLine(); $\"{first} {Console.ReadLine()}\""));
    }

    [Fact]
    public async Task RunAsync_InterruptedWhileReading_Ends()
    {
        using CancellationTokenSource stop = new();
        _test.Kernel.Input = new RecordingReader { Waits = stop };

        CellRun run = await _test.RunAsync("Console.ReadLine();", cancellation: stop.Token);

        Assert.Equal(CellStatus.Cancelled, run.Status);
        Assert.Equal("1", await _test.ResultAsync("1"));
    }

    [Fact]
    public async Task RunAsync_Clear_TakesAwayWhatWasShown()
    {
        CellRun now = await _test.RunAsync("Console.Write(1); clear(); Console.Write(2);");
        CellRun later = await _test.RunAsync("Console.Write(1); clear(wait: true);");
        CellRun replaced = await _test.RunAsync("Console.Write(1); clear(true); Console.Write(2); Console.Write(3);");

        Assert.Equal([new CellOutput.Stream(false, "2")], now.Outputs);
        Assert.Equal([new CellOutput.Stream(false, "1")], later.Outputs);
        Assert.Equal([new CellOutput.Stream(false, "23")], replaced.Outputs);
        Assert.Contains(new CellOutput.Clear(true), _test.Sink.Outputs);
    }

    [Fact]
    public async Task NotebookPath_Unknown_IsAskedForUntilItIsKnown()
    {
        Assert.Null(_test.Kernel.NotebookPath);
        Assert.Null(_test.Kernel.NotebookPath);
        _test.Locator.Path = "/a.ipynb";

        Assert.Equal("/a.ipynb", _test.Kernel.NotebookPath);
        Assert.Equal("/a.ipynb", _test.Kernel.NotebookPath);
        Assert.Equal(3, _test.Locator.Asked);
        await Task.CompletedTask;
    }

    private sealed class RecordingReader : IInputReader
    {
        public List<(string Prompt, bool IsSecret)> Asked { get; } = [];

        public int EndsAt { get; init; }

        public CancellationTokenSource? Waits { get; init; }

        public async ValueTask<string?> ReadAsync(string prompt, bool isSecret, CancellationToken cancellation)
        {
            Asked.Add((prompt, isSecret));
            if (Waits is { } waits)
            {
                waits.CancelAfter(50);
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return Asked.Count > EndsAt ? null : $"answer {Asked.Count}";
        }
    }
}
