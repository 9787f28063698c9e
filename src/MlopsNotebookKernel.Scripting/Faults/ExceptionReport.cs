using System.Diagnostics;
using System.Globalization;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Faults;

/// <summary>
/// What a cell threw as the cell's error: type, message, the line, inner exceptions, and the frames inside cells. Frames
/// of the framework, of packages and of the tool are left out: they say nothing about the notebook.
/// </summary>
internal static class ExceptionReport
{
    private const int MaximumFrames = 20;
    private const int MaximumDepth = 10;

    /// <summary>Reports an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="path">The source that ran, as named in its symbols.</param>
    /// <param name="sources">The notebook's sources by name, and what was put into each.</param>
    public static CellOutput.Error Of(Exception exception, string path, IReadOnlyDictionary<string, InsertedText> sources)
    {
        List<string> details = [];
        List<StackFrame> frames = Frames(exception, sources);
        StackFrame? place = frames.FirstOrDefault(frame => frame.GetFileName() == path) ?? frames.FirstOrDefault();
        for (Exception? inner = exception.InnerException; place is null && inner is not null; inner = inner.InnerException)
        {
            List<StackFrame> innerFrames = Frames(inner, sources);
            place = innerFrames.FirstOrDefault(frame => frame.GetFileName() == path) ?? innerFrames.FirstOrDefault();
        }

        AddFrames(details, frames);
        AddInner(details, exception, sources, 1);
        return new CellOutput.Error(
            FrameNames.Of(exception.GetType()), Message(exception), place is null ? null : Place(place, path, sources), details);
    }

    private static void AddInner(List<string> details, Exception exception, IReadOnlyDictionary<string, InsertedText> sources, int depth)
    {
        IEnumerable<Exception> inners = exception is AggregateException aggregate
            ? aggregate.InnerExceptions
            : exception.InnerException is { } only ? [only] : [];
        foreach (Exception inner in inners.Take(MaximumDepth))
        {
            details.Add($"caused by {FrameNames.Of(inner.GetType())}: {Message(inner)}");
            AddFrames(details, Frames(inner, sources));
            if (depth < MaximumDepth)
            {
                AddInner(details, inner, sources, depth + 1);
            }
        }
    }

    private static void AddFrames(List<string> details, List<StackFrame> frames)
    {
        foreach (StackFrame frame in frames.Take(MaximumFrames))
        {
            string where = string.Create(CultureInfo.InvariantCulture,
                $"{frame.GetFileName()}, line {frame.GetFileLineNumber()}");
            details.Add(FrameNames.Of(frame.GetMethod()) is { } method ? $"at {method} in {where}" : $"at {where}");
        }

        if (frames.Count > MaximumFrames)
        {
            details.Add(string.Create(CultureInfo.InvariantCulture, $"and {frames.Count - MaximumFrames} more frames"));
        }
    }

    private static List<StackFrame> Frames(Exception exception, IReadOnlyDictionary<string, InsertedText> sources) =>
    [
        .. new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetFileLineNumber() > 0 && frame.GetFileName() is { } file && sources.ContainsKey(file)),
    ];

    private static string Place(StackFrame frame, string path, IReadOnlyDictionary<string, InsertedText> sources)
    {
        int column = sources[frame.GetFileName()!].Column(frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        string place = string.Create(CultureInfo.InvariantCulture, $"line {frame.GetFileLineNumber()}, column {column}");
        return frame.GetFileName() == path ? place : $"{place} of {frame.GetFileName()}";
    }

    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
#pragma warning disable CA1031 // A notebook's exception may throw from its own message; that is said in its place.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return $"(its message could not be read: {fault.GetType().Name})";
        }
    }
}
