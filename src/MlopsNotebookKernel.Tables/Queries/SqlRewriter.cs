using System.Text;

namespace MlopsNotebookKernel.Tables.Queries;

/// <summary>
/// Puts what <c>@name</c> means in its place, and leaves out a semicolon at the end. Texts, quoted names and comments
/// are left as they are; lines stay lines, so that places in errors hold.
/// </summary>
internal static class SqlRewriter
{
    /// <summary>Rewrites a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="meaning">The SQL that a name means.</param>
    public static string Rewrite(string sql, Func<string, string> meaning)
    {
        StringBuilder result = new(sql.Length);
        int i = 0;
        while (i < sql.Length)
        {
            int end = EndOfQuoted(sql, i);
            if (end > i)
            {
                result.Append(sql, i, end - i);
                i = end;
            }
            else if (sql[i] == '@' && i + 1 < sql.Length && (char.IsLetter(sql[i + 1]) || sql[i + 1] == '_') && !IsWord(sql, i - 1))
            {
                int start = ++i;
                while (i < sql.Length && IsWord(sql, i))
                {
                    i++;
                }

                result.Append(meaning(sql[start..i]));
            }
            else
            {
                result.Append(sql[i] == ';' && IsRestBlank(sql, i + 1) ? ' ' : sql[i]);
                i++;
            }
        }

        return result.ToString();
    }

    private static bool IsWord(string sql, int index) => index >= 0 && (char.IsLetterOrDigit(sql[index]) || sql[index] == '_');

    private static bool IsRestBlank(string sql, int index)
    {
        while (index < sql.Length)
        {
            int end = sql[index] is '-' or '/' ? EndOfQuoted(sql, index) : index;
            if (end > index)
            {
                index = end;
            }
            else if (char.IsWhiteSpace(sql[index]) || sql[index] == ';')
            {
                index++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The end of a text, quoted name or comment that begins at a place; the place itself where none does.</summary>
    private static int EndOfQuoted(string sql, int start)
    {
        ReadOnlySpan<char> rest = sql.AsSpan(start);
        if (rest[0] is '\'' or '"')
        {
            bool escapes = rest[0] == '\'' && start > 0 && sql[start - 1] is 'e' or 'E' && !IsWord(sql, start - 2);
            for (int i = start + 1; i < sql.Length; i++)
            {
                if (escapes && sql[i] == '\\')
                {
                    i++;
                }
                else if (sql[i] == rest[0])
                {
                    return i + 1;
                }
            }

            return sql.Length;
        }

        if (rest.StartsWith("--"))
        {
            int line = rest.IndexOf('\n');
            return line < 0 ? sql.Length : start + line;
        }

        if (rest.StartsWith("/*"))
        {
            int close = rest.IndexOf("*/");
            return close < 0 ? sql.Length : start + close + 2;
        }

        if (rest[0] == '$' && rest[1..].IndexOf('$') is var tag && tag >= 0 && !rest.Slice(1, tag).ContainsAnyExcept(TagLetters))
        {
            int close = rest[(tag + 2)..].IndexOf(rest[..(tag + 2)]);
            return close < 0 ? sql.Length : start + tag + 2 + close + tag + 2;
        }

        return start;
    }

    private static readonly System.Buffers.SearchValues<char> TagLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
}
