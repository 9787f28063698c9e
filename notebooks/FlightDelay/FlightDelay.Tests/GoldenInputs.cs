using System.Linq;

namespace FlightDelay.Tests;

/// <summary>The files that the notebook read.</summary>
internal static class GoldenInputs
{
    /// <summary>The notebook's <c>data/flights-2001-01.csv</c>.</summary>
    public static GoldenInput FlightsFile { get; } = new(
        "data/flights-2001-01.csv",
        "80757ea0a2b07707a2096bb6fdfa583c8e3d8d065b6ec90e8d455db77022b8fe",
        blob: "c32df28e37fd959c40b862fc663ca7663789055a",
        snapshot: "flights-january@772b2087d9a1");

    /// <summary>Why one of them cannot be had; null when all can.</summary>
    public static string? WhyMissing { get; } = new[] { FlightsFile }
        .Select(input => input.WhyMissing)
        .FirstOrDefault(reason => reason is not null);
}
