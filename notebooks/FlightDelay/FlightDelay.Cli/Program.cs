using System;

namespace FlightDelay.Cli;

/// <summary>The program's entry.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => PipelineCommands.Run(arguments, Console.Out, Console.Error);
}
