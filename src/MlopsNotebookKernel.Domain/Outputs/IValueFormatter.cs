namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>Turns a notebook's value into a bundle; sequences of records become tables with columns.</summary>
public interface IValueFormatter
{
    /// <summary>Formats a value. Never throws for a value whose own members throw: the message is shown in its place.</summary>
    /// <param name="value">Any value of the notebook's own types, or null.</param>
    Bundle Format(object? value);
}
