using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks.Ipynb;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>The content of answers.</summary>
internal static class Replies
{
    /// <summary>It was done.</summary>
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    /// <summary>It was not done, because a request before it failed or was interrupted.</summary>
    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    /// <summary>It failed.</summary>
    /// <param name="error">Why.</param>
    public static JsonObject Failed(CellOutput.Error error) => Error(error, new JsonObject { ["status"] = "error" });

    /// <summary>It could not be served.</summary>
    /// <param name="code">A stable code.</param>
    /// <param name="message">Why, with the remedy.</param>
    public static JsonObject Refused(string code, string message) => Failed(new CellOutput.Error(code, message, null, []));

    /// <summary>It could not be served.</summary>
    /// <param name="fault">Why.</param>
    public static JsonObject Refused(MlopsException fault) => Refused(fault.Code, $"{fault.Message} {fault.Remedy}");

    /// <summary>Adds an error's name, value and lines of traceback.</summary>
    /// <param name="error">The error.</param>
    /// <param name="content">What they are added to.</param>
    public static JsonObject Error(CellOutput.Error error, JsonObject content)
    {
        content["ename"] = error.Name;
        content["evalue"] = error.Message;
        content["traceback"] = new JsonArray([.. IpynbErrors.Traceback(error).Select(line => (JsonNode)line)]);
        return content;
    }
}
