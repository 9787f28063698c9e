using MlopsNotebookKernel.Code.Exports.Inputs;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Models;

/// <summary>Writes the types by which a fitted model is asked one row at a time.</summary>
/// <param name="names">The library's names.</param>
/// <param name="readsFiles">Whether its tests read files as the notebook did.</param>
internal sealed class ModelText(LibraryNames names, bool readsFiles)
{
    /// <summary>The files of a model.</summary>
    /// <param name="model">The model.</param>
    public IEnumerable<LibraryDraft> Write(ModelPart model)
    {
        string row = model.Row.Name;
        string origin = names.Origin(model.Step.Cell);
        TypeWriter types = names.Types();
        string written = types.Write(model.Row);
        yield return new LibraryDraft($"{model.Prediction}.cs", [.. types.Namespaces.Select(name => $"using {name};")], $$"""
            namespace {{names.Library}};

            /// <summary>What the model says of one <see cref="{{row}}"/>.</summary>
            /// <remarks>{{origin}}</remarks>
            public sealed class {{model.Prediction}}
            {
            {{CodeLines.Indent(string.Join("\n\n", Columns(model.Task)), 4)}}
            }

            """);
        string parameter = Identifiers.Camel(row);
        yield return new LibraryDraft(
            $"{model.Predictor}.cs",
            [.. new[] { "System", "System.Collections.Concurrent", "Microsoft.ML" }.Concat(types.Namespaces).Select(name => $"using {name};").Distinct()],
            $$"""
            namespace {{names.Library}};

            /// <summary>
            /// Predicts one <see cref="{{row}}"/> at a time, for online inference. Any number of threads may call it: each
            /// call borrows an engine, and engines are made as they are needed and kept.
            /// </summary>
            /// <remarks>
            /// {{origin}}
            /// </remarks>
            public sealed class {{model.Predictor}}
            {
                private readonly ConcurrentBag<PredictionEngine<{{written}}, {{model.Prediction}}>> _engines = [];
                private readonly MLContext _ml;
                private readonly ITransformer _model;

                /// <summary>Takes a fitted model.</summary>
                /// <param name="ml">The context it was fitted in.</param>
                /// <param name="model">The model.</param>
                public {{model.Predictor}}(MLContext ml, ITransformer model)
                {
                    _ml = ml;
                    _model = model;
                }

                /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
                /// <param name="path">The file.</param>
                public static {{model.Predictor}} Load(string path)
                {
                    MLContext ml = new();
                    return new {{model.Predictor}}(ml, ml.Model.Load(path, out _));
                }

                /// <summary>Writes the model with the columns it reads.</summary>
                /// <param name="path">The file; it is replaced.</param>
                public void Save(string path) =>
                    _ml.Model.Save(_model, _ml.Data.LoadFromEnumerable(Array.Empty<{{written}}>()).Schema, path);

                /// <summary>What the model says of one row.</summary>
                /// <param name="{{parameter.TrimStart('@')}}">The row.</param>
                public {{model.Prediction}} Predict({{written}} {{parameter}})
                {
                    if (!_engines.TryTake(out PredictionEngine<{{written}}, {{model.Prediction}}>? engine))
                    {
                        engine = _ml.Model.CreatePredictionEngine<{{written}}, {{model.Prediction}}>(_model);
                    }

                    try
                    {
                        return engine.Predict({{parameter}});
                    }
                    finally
                    {
                        _engines.Add(engine);
                    }
                }
            }

            """);
    }

    /// <summary>The tests of a model: one row at a time gives what all rows at once give, also after saving.</summary>
    /// <param name="model">The model.</param>
    /// <param name="context">How tests name the context that it was fitted in.</param>
    /// <param name="value">How tests name the model.</param>
    /// <param name="rows">How tests name rows that it can be asked about.</param>
    public ExportedFile WriteTests(ModelPart model, string context, string value, string rows) => new(
        $"{names.Library}.Tests/{model.Predictor}Tests.cs",
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using Xunit;

        namespace {{names.Library}}.Tests;

        /// <summary>One row at a time gives what all rows at once give.</summary>
        public sealed class {{model.Predictor}}Tests
        {
            [{{GoldenText.FactFor(readsFiles)}}]
            public void Predict_EachRow_GivesWhatTheWholeGives()
            {
                {{model.Predictor}} predictor = new(NotebookRun.{{context}}, NotebookRun.{{value}});
                List<{{model.Row.Name}}> rows = [.. NotebookRun.{{rows}}.Take(50)];
                List<{{model.Prediction}}> together = [.. NotebookRun.{{context}}.Data.CreateEnumerable<{{model.Prediction}}>(
                    NotebookRun.{{value}}.Transform(NotebookRun.{{context}}.Data.LoadFromEnumerable(rows)), reuseRowObject: false)];

                Assert.Equal(together.Select(prediction => prediction.{{Compared(model.Task)}}), rows.Select(row => predictor.Predict(row).{{Compared(model.Task)}}));
            }

            [{{GoldenText.FactFor(readsFiles)}}]
            public void Load_AfterSaving_PredictsTheSame()
            {
                {{model.Predictor}} predictor = new(NotebookRun.{{context}}, NotebookRun.{{value}});
                string path = Path.Combine(Path.GetTempPath(), $"{{model.Predictor}}-{Guid.NewGuid():N}.zip");
                try
                {
                    predictor.Save(path);
                    {{model.Row.Name}} row = NotebookRun.{{rows}}.First();
                    Assert.Equal(predictor.Predict(row).{{Compared(model.Task)}}, {{model.Predictor}}.Load(path).Predict(row).{{Compared(model.Task)}});
                }
                finally
                {
                    File.Delete(path);
                }
            }
        }

        """);

    /// <summary>The property of a prediction that a test compares.</summary>
    /// <param name="task">What the model predicts.</param>
    private static string Compared(ModelTask task) => task is ModelTask.Multiclass or ModelTask.NamedMulticlass or ModelTask.Clustering ? "PredictedLabel" : "Score";

    private static IEnumerable<string> Columns(ModelTask task) => task switch
    {
        ModelTask.CalibratedBinary =>
        [
            Column("bool", "PredictedLabel", "Whether the model says yes."),
            Column("float", "Score", "How far it leans to yes; the unit is the model's own."),
            Column("float", "Probability", "How probable yes is, 0 to 1."),
        ],
        ModelTask.Binary =>
        [
            Column("bool", "PredictedLabel", "Whether the model says yes."),
            Column("float", "Score", "How far it leans to yes; the unit is the model's own."),
        ],
        ModelTask.Multiclass =>
        [
            Column("uint", "PredictedLabel", "The key of the class it says, from 1."),
            Column("float[]", "Score", "How far it leans to each class.", " = [];"),
        ],
        ModelTask.NamedMulticlass =>
        [
            Column("string", "PredictedLabel", "The class it says.", " = \"\";"),
            Column("float[]", "Score", "How far it leans to each class.", " = [];"),
        ],
        ModelTask.Clustering =>
        [
            Column("uint", "PredictedLabel", "The cluster, from 1."),
            Column("float[]", "Score", "The squared distance to each cluster's centre.", " = [];"),
        ],
        ModelTask.Regression => [Column("float", "Score", "The number it predicts, in the unit of the label.")],
        _ => [Column("float", "Score", "What rows are ranked by; higher first.")],
    };

    private static string Column(string type, string name, string summary, string initial = "") =>
        $"/// <summary>{summary}</summary>\npublic {type} {name} {{ get; set; }}{initial}";
}
