using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>What the user asked for, read from the arguments.</summary>
/// <param name="Options">What matters.</param>
/// <param name="Class">The column of true classes; null for none.</param>
/// <param name="Prediction">The column of predicted classes; null for none.</param>
/// <param name="By">The segment column; null for none.</param>
internal sealed record DriftRequest(DriftOptions Options, string? Class, string? Prediction, string? By)
{
    private const string ThresholdForm = "Write a positive number such as 0.1, or COLUMN=NUMBER.";

    /// <summary>Whether class shares are asked for.</summary>
    public bool HasClasses => Class is not null || Prediction is not null;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="UsageException">A threshold is no positive number, or segments are asked for without classes.</exception>
    public static DriftRequest Of(CommandArguments arguments)
    {
        string? @class = arguments.Optional("class");
        string? prediction = arguments.Optional("prediction");
        string? by = arguments.Optional("by");
        if (by is not null && @class is null && prediction is null)
        {
            throw new UsageException("MLOPS1070", "--by needs to know the classes whose shares to compare in each segment.", "Add --class COLUMN or --prediction COLUMN.");
        }

        return new DriftRequest(OptionsOf(arguments), @class, prediction, by);
    }

    /// <summary>What matters, and in which columns.</summary>
    /// <param name="arguments">The arguments <c>--columns</c> and <c>--threshold</c>.</param>
    /// <exception cref="UsageException">A threshold is no positive number.</exception>
    public static DriftOptions OptionsOf(CommandArguments arguments)
    {
        string[] columns =
        [
            .. arguments.Many("columns").SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];
        DriftOptions options = new() { Columns = columns.Length == 0 ? null : columns };
        Dictionary<string, double> thresholds = new(StringComparer.Ordinal);
        foreach (string text in arguments.Many("threshold"))
        {
            int sign = text.LastIndexOf('=');
            if (sign < 0)
            {
                options = options with { Threshold = Positive(text, text) };
            }
            else
            {
                thresholds[text[..sign].Trim()] = Positive(text[(sign + 1)..], text);
            }
        }

        return options with { Thresholds = thresholds };
    }

    private static double Positive(string number, string text) =>
        double.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value > 0
            ? value
            : throw new UsageException("MLOPS1071", $"--threshold {text} is no threshold.", ThresholdForm);
}
