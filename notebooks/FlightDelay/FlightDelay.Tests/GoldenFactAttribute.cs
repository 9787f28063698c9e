using System;
using Xunit;

namespace FlightDelay.Tests;

/// <summary>A test that reads files as the notebook did; skipped where they cannot be had, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GoldenFactAttribute : FactAttribute
{
    /// <summary>Looks for the files.</summary>
    public GoldenFactAttribute() => Skip = GoldenInputs.WhyMissing;
}
