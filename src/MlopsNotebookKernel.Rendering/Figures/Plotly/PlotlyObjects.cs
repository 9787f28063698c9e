namespace MlopsNotebookKernel.Rendering.Figures.Plotly;

/// <summary>Builds the nested objects of a Plotly figure.</summary>
internal static class PlotlyObjects
{
    /// <summary>Sets properties of an object; null values are left out.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="properties">Names and values.</param>
    public static T With<T>(this T target, params (string Name, object? Value)[] properties)
        where T : DynamicObj.DynamicObj
    {
        foreach ((string name, object? value) in properties)
        {
            if (value is not null)
            {
                target.SetProperty(name, value);
            }
        }

        return target;
    }

    /// <summary>A new nested object.</summary>
    /// <param name="properties">Names and values.</param>
    public static DynamicObj.DynamicObj Object(params (string Name, object? Value)[] properties) =>
        new DynamicObj.DynamicObj().With(properties);
}
