using MlopsNotebookKernel.Code.Exports.Models;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.CommandLine;

/// <summary>
/// Writes the program that runs data creation, training and scoring without a notebook, with nothing but the framework,
/// so that a scheduler needs only the built library.
/// </summary>
/// <param name="parts">What the command line can do.</param>
/// <param name="names">The library's names.</param>
internal sealed class CommandLineText(CommandLineParts parts, LibraryNames names)
{
    private string Namespace => names.Library + ".Cli";

    private string Optionals => parts.Options.Any() ? $"{names.Options} options" : "";

    /// <summary>The program's files.</summary>
    /// <param name="library">The library's files, for the using directives they have.</param>
    public IEnumerable<LibraryDraft> Write(IReadOnlyList<LibraryDraft> library)
    {
        PipelineRunText run = new(parts, names);
        yield return new LibraryDraft($"{Namespace}/Program.cs", ["using System;"], $$"""
            namespace {{Namespace}};

            /// <summary>The program's entry.</summary>
            internal static class Program
            {
                private static int Main(string[] arguments) => PipelineCommands.Run(arguments, Console.Out, Console.Error);
            }

            """);
        yield return new LibraryDraft($"{Namespace}/CommandArguments.cs", [], CommandArgumentsText.Of(Namespace));
        if (parts.Replay.Inputs.Count > 0)
        {
            yield return new LibraryDraft($"{Namespace}/PipelineInputs.cs", [], run.Inputs());
        }

        yield return new LibraryDraft($"{Namespace}/PipelineRun.cs", ReplayText.Usings(parts.Replay, library, names), run.Write());
        yield return new LibraryDraft(
            $"{Namespace}/PipelineCommands.cs",
            [.. new[] { "System", "System.Collections.Generic", "System.Diagnostics", "System.Globalization", "System.IO", "System.Linq", "System.Text.Json", names.Library }.Select(name => $"using {name};")],
            Commands());
    }

    /// <summary>A name as command lines write it.</summary>
    /// <param name="name">An identifier.</param>
    public static string Kebab(string name) => string.Concat(Identifiers.Pascal(name).Select((letter, at) =>
        char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    private string Commands()
    {
        List<(string Verb, string Method, string Purpose, string[] Own)> verbs = [];
        List<string> methods = [];
        if (parts.Rows.Any())
        {
            verbs.Add(("data", "Data", "writes the rows that the steps give, as JSON lines into the folder --output", ["output"]));
            methods.Add($$"""
                private static void Data(CommandArguments given, TextWriter output)
                {
                    PipelineRun run = RunOf(given);
                    string folder = given.Required("output");
                    Directory.CreateDirectory(folder);
                {{CodeLines.Indent(string.Join("\n", parts.Rows.Select(rows => $"WriteRows(Path.Combine(folder, \"{Kebab(rows.Variable)}.jsonl\"), run.{rows.Name}, output);")), 4)}}
                }

                private static void WriteRows<T>(string path, IEnumerable<T> rows, TextWriter output)
                {
                    using StreamWriter file = new(path);
                    int count = 0;
                    foreach (T row in rows)
                    {
                        file.Write(JsonSerializer.Serialize(row));
                        file.Write('\n');
                        count++;
                    }

                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} rows"));
                }
                """);
        }

        AddTraining(verbs, methods);
        foreach (ModelPart model in parts.Models)
        {
            string suffix = parts.Models.Count == 1 ? "" : "-" + Kebab(model.Variable.Name);
            string name = parts.Models.Count == 1 ? "" : Identifiers.Pascal(model.Variable.Name);
            AddScoring(verbs, methods, model, suffix, name);
        }

        string[] shared = [.. parts.Options.Select(option => Kebab(option.Name)), .. parts.Replay.Inputs.Select(input => Kebab(input.Name))];
        string cases = string.Join("\n", verbs.Select(verb => $$"""
            case "{{verb.Verb}}":
                {{verb.Method}}(CommandArguments.Parse(rest, [{{string.Join(", ", verb.Own.Concat(shared).Select(known => $"\"{known}\""))}}]), output);
                return 0;
            """));
        return $$"""
            namespace {{Namespace}};

            /// <summary>The pipeline as commands, for schedulers, CI and terminals.</summary>
            public static class PipelineCommands
            {
                private const string Help = {{Raw(HelpText(verbs))}};

                /// <summary>Runs one command.</summary>
                /// <param name="arguments">The command and its options.</param>
                /// <param name="output">Takes results.</param>
                /// <param name="errors">Takes faults.</param>
                /// <returns>0 when it did what was asked, 2 for wrong usage, 3 for a file that cannot be read or written.</returns>
                public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
                {
                    try
                    {
                        if (arguments is [] or ["--help" or "-h" or "help", ..])
                        {
                            output.WriteLine(Help);
                            return arguments.Count == 0 ? 2 : 0;
                        }

                        IReadOnlyList<string> rest = [.. arguments.Skip(1)];
                        switch (arguments[0])
                        {
            {{CodeLines.Indent(cases, 16)}}
                            default:
                                errors.WriteLine($"There is no command '{arguments[0]}'.");
                                errors.WriteLine(Help);
                                return 2;
                        }
                    }
                    catch (FormatException fault)
                    {
                        errors.WriteLine(fault.Message);
                        return 2;
                    }
                    catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
                    {
                        errors.WriteLine(fault.Message);
                        return 3;
                    }
                }

            {{CodeLines.Indent(RunOf(), 4)}}

            {{CodeLines.Indent(string.Join("\n\n", methods), 4)}}
            }

            """;
    }

    private string RunOf()
    {
        List<string> arguments = [];
        List<string> lines = [];
        if (Optionals.Length > 0)
        {
            Add(names.Options, "options", parts.Options.Select(option => (Identifiers.Pascal(option.Name), Kebab(option.Name))));
        }

        if (parts.Replay.Inputs.Count > 0)
        {
            Add("PipelineInputs", "inputs", parts.Replay.Inputs.Select(input => (input.Name, Kebab(input.Name))));
        }

        lines.Add($"return new PipelineRun({string.Join(", ", arguments)});");
        return $"private static PipelineRun RunOf(CommandArguments given)\n{{\n{CodeLines.Indent(string.Join("\n", lines), 4)}\n}}";

        void Add(string type, string name, IEnumerable<(string Property, string Option)> values)
        {
            string usual = "usual" + Identifiers.Pascal(name);
            lines.Add($"{type} {usual} = new();");
            lines.Add($"{type} {name} = new()\n{{\n{string.Join("\n", values.Select(value => $"    {value.Property} = given.Value(\"{value.Option}\", {usual}.{value.Property}),"))}\n}};");
            arguments.Add(name);
        }
    }

    private void AddTraining(List<(string Verb, string Method, string Purpose, string[] Own)> verbs, List<string> methods)
    {
        string[] files = [.. parts.Models.Select(model => parts.Models.Count == 1 ? "model" : Kebab(model.Variable.Name))];
        string method = parts.Models.Count > 0 ? "Train" : "RunSteps";
        verbs.Add((parts.TrainCommand, method, parts.Models.Count > 0
            ? $"trains, writes {string.Join(" and ", files.Select(file => $"the model to --{file}"))} where given, prints the metrics, and writes them as JSON to --metrics where given"
            : "runs all steps, prints the numbers they give, and writes them as JSON to --metrics where given",
            [.. files, "metrics"]));
        string steps = parts.Metrics.Count == 0 && parts.Models.Count == 0
            ? string.Join("\n", parts.Replay.Values.Where(value => value.IsShown && value.Member is not null).Select(value => $"_ = run.{value.Name};"))
            : "";
        string saves = string.Join("\n", parts.Models.Select((model, at) => $$"""
            if (given.Optional("{{files[at]}}") is { } {{Identifiers.Camel(model.Variable.Name)}}File)
            {
                new {{model.Predictor}}({{(parts.Context is { } context ? $"run.{context}" : "new Microsoft.ML.MLContext()")}}, run.{{parts.ValueOf(model.Variable.Name)}}).Save({{Identifiers.Camel(model.Variable.Name)}}File);
                output.WriteLine($"{{{Identifiers.Camel(model.Variable.Name)}}File}: the model is written");
            }
            """));
        string metrics = string.Join("\n", parts.Metrics.Select(metric => $"[\"{metric.Name}\"] = {metric.Expression},"));
        methods.Add($$"""
            private static void {{method}}(CommandArguments given, TextWriter output)
            {
                PipelineRun run = RunOf(given);
            {{CodeLines.Indent(steps, 4)}}
                SortedDictionary<string, double> metrics = new(StringComparer.Ordinal)
                {
            {{CodeLines.Indent(metrics, 8)}}
                };
            {{CodeLines.Indent(saves, 4)}}
                foreach ((string name, double value) in metrics)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} = {value:R}"));
                }

                if (given.Optional("metrics") is { } file)
                {
                    File.WriteAllText(file, JsonSerializer.Serialize(metrics) + "\n");
                }
            }
            """);
    }

    private void AddScoring(
        List<(string Verb, string Method, string Purpose, string[] Own)> verbs, List<string> methods, ModelPart model, string suffix, string name)
    {
        ReplayedValue? source = parts.Source(model);
        string from = source is null ? "the JSON lines of --rows" : $"--{Kebab(parts.Replay.Inputs.First(input => source.Expression.Contains($"inputs.{input.Name}", StringComparison.Ordinal)).Name)}";
        string[] own = source is null ? ["rows"] : [];
        verbs.Add(($"score{suffix}", $"Score{name}", $"asks the model --model about each row of {from}, and writes JSON lines to --output", ["model", "output", .. own]));
        verbs.Add(($"benchmark{suffix}", $"Benchmark{name}", $"projects the latency of one prediction: asks the model --model about rows of {from} for --seconds (2)", ["model", "seconds", .. own]));
        string rows = source is null
            ? $"File.ReadLines(given.Required(\"rows\")).Select(line => JsonSerializer.Deserialize<{model.Row.Name}>(line)!)"
            : $"RunOf(given).{source.Name}";
        methods.Add($$"""
            private static void Score{{name}}(CommandArguments given, TextWriter output)
            {
                {{model.Predictor}} predictor = {{model.Predictor}}.Load(given.Required("model"));
                string path = given.Required("output");
                using StreamWriter file = new(path);
                int count = 0;
                foreach ({{model.Row.Name}} row in {{rows}})
                {
                    file.Write(JsonSerializer.Serialize(predictor.Predict(row)));
                    file.Write('\n');
                    count++;
                }

                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} predictions"));
            }

            private static void Benchmark{{name}}(CommandArguments given, TextWriter output)
            {
                const int WarmUp = 200;
                {{model.Predictor}} predictor = {{model.Predictor}}.Load(given.Required("model"));
                List<{{model.Row.Name}}> rows = [.. {{rows}}];
                if (rows.Count == 0)
                {
                    throw new FormatException("There are no rows to ask the model about.");
                }

                double seconds = given.Value("seconds", 2.0);
                for (int call = 0; call < WarmUp; call++)
                {
                    predictor.Predict(rows[call % rows.Count]);
                }

                List<double> microseconds = [];
                long started = Stopwatch.GetTimestamp();
                for (int call = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; call++)
                {
                    long before = Stopwatch.GetTimestamp();
                    predictor.Predict(rows[call % rows.Count]);
                    microseconds.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
                }

                microseconds.Sort();
                double At(double share) => microseconds[(int)Math.Min(microseconds.Count - 1, share * microseconds.Count)];
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"one prediction takes {At(0.5):F1} µs (median), {At(0.95):F1} µs (95 %), {At(0.99):F1} µs (99 %); {1e6 / microseconds.Average():F0} a second on one thread; {microseconds.Count} calls"));
            }
            """);
    }

    private string HelpText(List<(string Verb, string Method, string Purpose, string[] Own)> verbs)
    {
        int width = verbs.Max(verb => verb.Verb.Length) + 2;
        List<string> lines = [$"Usage: {Namespace} COMMAND [--option value]…", "", .. verbs.Select(verb => $"  {verb.Verb.PadRight(width)}{verb.Purpose}")];
        List<(string Name, string Default)> options =
        [
            .. parts.Options.Select(option => (Kebab(option.Name), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{option.Constant.Value}"))),
            .. parts.Replay.Inputs.Select(input => (Kebab(input.Name), input.Literal.Trim('@', '"'))),
        ];
        if (options.Count > 0)
        {
            lines.AddRange(["", "Options of every command, with the notebook's own values:", ""]);
            lines.AddRange(options.Select(option => $"  --{option.Name} ({option.Default})"));
        }

        return string.Join('\n', lines);
    }

    private static string Raw(string text) =>
        $"\"\"\"\n{string.Join('\n', text.Replace("\"\"\"", "'''", StringComparison.Ordinal).Split('\n').Select(line => line.Length == 0 ? "" : "        " + line))}\n        \"\"\"";
}
