using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Tests.Monitor;

/// <summary>A made scoring log of whole days: nothing in it changes but what a test plants.</summary>
internal sealed record Steady
{
    public const string Header = "scored_at,origin,distance,prediction,score,label,latency_ms,status";

    public static readonly DateTime First = new(2001, 1, 1);

    public ulong Seed { get; init; } = 1;

    public int Days { get; init; } = 90;

    public int RowsADay { get; init; } = 40;

    /// <summary>The share of true predictions of a day and origin.</summary>
    public Func<int, string, double> Share { get; init; } = (_, _) => 0.2;

    /// <summary>What is added to a day's distances.</summary>
    public Func<int, double> Distance { get; init; } = _ => 0;

    /// <summary>How many of the last days have no labels yet.</summary>
    public int Unlabelled { get; init; }

    public string Csv()
    {
        SeededRandom random = new(Seed);
        StringBuilder text = new(Header + "\n");
        for (int day = 0; day < Days; day++)
        {
            for (int row = 0; row < RowsADay; row++)
            {
                string origin = (random.NextUniform() * 3) switch { < 1 => "ONT", < 2 => "LAX", _ => "SFO" };
                bool predicted = random.NextUniform() < Share(day, origin);
                double score = Math.Clamp((predicted ? 0.7 : 0.2) + (0.1 * random.NextNormal()), 0, 1);
                string label = day >= Days - Unlabelled ? "" : random.NextUniform() < (predicted ? 0.7 : 0.1) ? "true" : "false";
                text.Append(CultureInfo.InvariantCulture, $"{First.AddDays(day).AddMinutes(row * 30):yyyy-MM-dd HH:mm:ss},{origin},{800 + Distance(day) + (200 * random.NextNormal()):F1},")
                    .Append(CultureInfo.InvariantCulture, $"{(predicted ? "true" : "false")},{score:F4},{label},{Math.Exp(3 + (0.5 * random.NextNormal())):F2},{(random.NextUniform() < 0.01 ? 503 : 200)}\n");
            }
        }

        return text.ToString();
    }
}
