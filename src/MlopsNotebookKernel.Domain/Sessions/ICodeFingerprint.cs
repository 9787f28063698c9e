namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Digests the code of a cell so that prose (comments, whitespace) does not count.</summary>
public interface ICodeFingerprint
{
    /// <summary>SHA-256 (hexadecimal, lower case) over the cell's tokens; magic lines count, except for their spacing.</summary>
    /// <param name="source">The cell's text. Text that does not parse is digested as it is.</param>
    string Of(string source);
}
