using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>A distribution as JSON, its kind first.</summary>
internal static class DistributionJson
{
    /// <summary>Reads a distribution and checks that it can be one.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">It is not a distribution.</exception>
    internal static Distribution Read(JsonElement json)
    {
        string kind = ProfileJson.Text(json, "kind");
        switch (kind)
        {
            case "numbers":
                List<double> numbers = ProfileJson.Numbers(json, "values");
                List<long> counts = ProfileJson.Counts(json, "counts", numbers.Count);
                ProfileJson.RequireAscending(numbers, "values");
                return new Distribution.Numbers(numbers, counts);

            case "bins":
                List<double> edges = ProfileJson.Numbers(json, "edges");
                ProfileJson.RequireAscending(edges, "edges");
                List<double> means = ProfileJson.Numbers(json, "means");
                if (edges.Count != means.Count + 1)
                {
                    throw new JsonException("A profile's bins need one edge more than means.");
                }

                return new Distribution.Bins(edges, ProfileJson.Counts(json, "counts", means.Count), means);

            case "categories":
                List<string> texts = ProfileJson.Texts(json, "values");
                return new Distribution.Categories(
                    texts,
                    ProfileJson.Counts(json, "counts", texts.Count),
                    ProfileJson.Count(json, "otherCount"),
                    ProfileJson.Count(json, "otherValues"));

            default:
                throw new JsonException($"The profile has a distribution of unknown kind '{kind}'.");
        }
    }

    /// <summary>Writes a distribution.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="distribution">The distribution.</param>
    internal static void Write(Utf8JsonWriter writer, Distribution distribution)
    {
        writer.WriteStartObject();
        switch (distribution)
        {
            case Distribution.Numbers numbers:
                writer.WriteString("kind", "numbers");
                ProfileJson.WriteLine(writer, "values", numbers.Values, static (line, value) => line.WriteNumberValue(value));
                ProfileJson.WriteLine(writer, "counts", numbers.Counts, static (line, value) => line.WriteNumberValue(value));
                break;

            case Distribution.Bins bins:
                writer.WriteString("kind", "bins");
                ProfileJson.WriteLine(writer, "edges", bins.Edges, static (line, value) => line.WriteNumberValue(value));
                ProfileJson.WriteLine(writer, "counts", bins.Counts, static (line, value) => line.WriteNumberValue(value));
                ProfileJson.WriteLine(writer, "means", bins.Means, static (line, value) => line.WriteNumberValue(value));
                break;

            case Distribution.Categories categories:
                writer.WriteString("kind", "categories");
                ProfileJson.WriteLine(writer, "values", categories.Values, static (line, value) => line.WriteStringValue(value));
                ProfileJson.WriteLine(writer, "counts", categories.Counts, static (line, value) => line.WriteNumberValue(value));
                writer.WriteNumber("otherCount", categories.OtherCount);
                writer.WriteNumber("otherValues", categories.OtherValues);
                break;

            default:
                throw new NotSupportedException($"No JSON is known for a distribution of type {distribution.GetType().Name}.");
        }

        writer.WriteEndObject();
    }
}
