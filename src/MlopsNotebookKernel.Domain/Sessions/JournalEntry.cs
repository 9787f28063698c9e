namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>One run of one cell, as the session saw it.</summary>
/// <param name="ExecutionCount">The number of this run in its session, from 1.</param>
/// <param name="CellId">The cell's id in its document, where the front end sent one.</param>
/// <param name="Index">The cell's place in its document from 0, where known.</param>
/// <param name="Source">The text that ran.</param>
/// <param name="Fingerprint">The digest of its code: comments, whitespace and prose do not count.</param>
/// <param name="OutputDigest">The digest of its outputs (SHA-256, hexadecimal); null where nobody saw them.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">Wall time.</param>
public sealed record JournalEntry(
    int ExecutionCount,
    string? CellId,
    int? Index,
    string Source,
    string Fingerprint,
    string? OutputDigest,
    CellStatus Status,
    TimeSpan Duration);
