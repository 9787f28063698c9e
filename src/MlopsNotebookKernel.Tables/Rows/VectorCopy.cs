namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>Copies a vector's elements, zeros of a sparse one included; of the same shape as ML.NET's <c>VBuffer.CopyTo</c>.</summary>
/// <typeparam name="TVector">The vector's type.</typeparam>
/// <typeparam name="T">The elements' type.</typeparam>
/// <param name="vector">The vector.</param>
/// <param name="elements">Takes them; as long as the vector.</param>
internal delegate void VectorCopy<TVector, T>(ref TVector vector, Span<T> elements)
    where TVector : struct;
