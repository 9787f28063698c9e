namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>Reads a cursor's current value of a column; of the same shape as ML.NET's <c>ValueGetter</c>.</summary>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="value">Gets the value; its buffers are used again.</param>
internal delegate void DataViewGetter<T>(ref T value);
