using System.Collections;
using System.Data;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Values.Charts;
using MlopsNotebookKernel.Rendering.Values.Frames;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>
/// Shows any value of a notebook. Scalars and lists of them are text; sequences of objects, data frames and data views
/// are tables of at most 20 rows and 50 columns, with what is left out said; single objects are their members.
/// Sequences are never walked further than is shown, for they may not end. Text and numbers are culture-invariant.
/// </summary>
public sealed class ValueFormatter : IValueFormatter
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public Bundle Format(object? value)
    {
        try
        {
            return value is null ? Bundle.OfText("null") : Of(value);
        }
        catch (Exception exception)
        {
            // The value's own code threw (an enumerator, ToHtml, a library's preview): that is what there is to see.
            Exception cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            return ViewRenderer.Render(
                new View(ViewStatus.Bad, $"{TypeNames.Of(value!.GetType())} cannot be shown: {new ThrownValue(cause)}", []), null);
        }
    }

    private static Bundle Of(object value)
    {
        Type type = value.GetType();
        if (ScalarText.IsScalar(type))
        {
            return Bundle.OfText(ScalarText.Of(value));
        }

        switch (value)
        {
            case Exception exception:
                return Render(ExceptionView.Of(exception));
            case JsonNode node:
                return Json(node.ToJsonString(), node.ToJsonString(Indented));
            case JsonElement element:
                return Json(element.GetRawText(), JsonSerializer.Serialize(element, Indented));
            case JsonDocument document:
                return Of(document.RootElement);
            case Task task:
                return OfTask(task, type);
            case IDataReader reader:
                return Render(ReaderView.Of(reader));
        }

        if (type.GetInterfaces().FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } later)
        {
            return Bundle.OfText($"An asynchronous sequence of {TypeNames.Of(later.GetGenericArguments()[0])}; read it with await foreach.");
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return Of(type.GetMethod("AsTask")!.Invoke(value, null)!);
        }

        if ((OwnMarkup.Of(value) ?? PlotlyChart.Of(value)) is { } own)
        {
            return own;
        }

        if ((DataTableFrame.Of(value) ?? DataFrameFrame.Of(value) ?? DataViewFrame.Of(value)) is { } frame)
        {
            return Render(frame.ToView());
        }

        if (value is IEnumerable sequence)
        {
            ValueSample sample = ValueSample.Take(sequence, SequenceView.LimitOf);
            return SequenceView.Of(sequence, sample) is { } table ? Render(table) : List(sample, type);
        }

        return ObjectView.Of(value) is { } members ? Render(members) : Bundle.OfText(BriefText.Of(value));
    }

    private static Bundle List(ValueSample sample, Type type)
    {
        string note = sample switch
        {
            { Count: { } count, HasMore: true } => string.Create(CultureInfo.InvariantCulture, $"\n{sample.Elements.Count} of {count:N0} elements of {TypeNames.Of(type)}"),
            { HasMore: true, Fault: null } => string.Create(CultureInfo.InvariantCulture, $"\nthe first {sample.Elements.Count} elements; more follow"),
            _ => "",
        };
        return Bundle.OfText(BriefText.List(sample, 0) + note);
    }

    private static Bundle OfTask(Task task, Type type)
    {
        if (!task.IsCompleted)
        {
            return Bundle.OfText("A task that still runs; await it to see its result.");
        }

        if (task.IsCanceled)
        {
            return Bundle.OfText("A task that was cancelled.");
        }

        if (task.Exception is { } fault)
        {
            return Render(ExceptionView.Of(fault.InnerExceptions.Count == 1 ? fault.InnerExceptions[0] : fault));
        }

        // The result of a task without one is of a private type of .NET's.
        object? result = type.GetProperty("Result") is { } property && property.PropertyType.IsVisible ? property.GetValue(task) : task;
        return ReferenceEquals(result, task) ? Bundle.OfText("A task that ended.") : result is null ? Bundle.OfText("null") : Of(result);
    }

    private static Bundle Json(string json, string text) => Bundle.OfText(text).With(MimeTypes.Json, json);

    private static Bundle Render(View view) => ViewRenderer.Render(view, null);
}
