namespace MlopsNotebookKernel.Benchmarks.Tables;

/// <summary>A row of a generated table.</summary>
/// <param name="Departure">A moment, another in each row.</param>
/// <param name="Carrier">A text of ten values.</param>
/// <param name="Tail">A text of 5,000 values.</param>
/// <param name="Distance">A whole number of 2,700 values.</param>
/// <param name="Delay">A rounded number.</param>
/// <param name="Score">A number, another in each row.</param>
/// <param name="Wait">A number, missing in one row of twenty.</param>
/// <param name="Cancelled">True in one row of fifty.</param>
public sealed record GeneratedRow(
    DateTime Departure, string Carrier, string Tail, long Distance, double Delay, double Score, double? Wait, bool Cancelled);
