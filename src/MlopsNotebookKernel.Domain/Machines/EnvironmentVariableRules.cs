using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Machines;

/// <summary>
/// Which environment variables may be shown: those on a list of names that change what code does (runtime, culture,
/// threads, continuous integration). What looks like a secret by its name or its value is hidden even there.
/// </summary>
public static partial class EnvironmentVariableRules
{
    private const string Mask = "***";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "CI", "LANG", "LANGUAGE", "TZ", "ASPNETCORE_ENVIRONMENT", "NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES",
        "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "GITHUB_ACTIONS", "GITHUB_REF_NAME", "GITHUB_RUN_ID",
        "GITLAB_CI", "CI_PIPELINE_ID", "TF_BUILD", "BUILD_BUILDID", "TEAMCITY_VERSION", "BUILDKITE", "CIRCLECI", "JENKINS_URL",
        "SOURCE_DATE_EPOCH", "KUBERNETES_SERVICE_HOST",
    };

    private static readonly string[] Prefixes = ["DOTNET_", "COMPlus_", "LC_", "MLOPS_"];

    /// <summary>The variables that may be shown, by name in ordinal order, secrets hidden and the home folder written <c>~</c>.</summary>
    /// <param name="variables">All variables.</param>
    /// <param name="home">The user's home folder; empty when there is none.</param>
    public static IReadOnlyList<EnvironmentVariable> Shown(IEnumerable<KeyValuePair<string, string>> variables, string home) =>
        [.. variables
            .Where(variable => IsAllowed(variable.Key))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => LooksSecret(variable.Key, variable.Value)
                ? new EnvironmentVariable(variable.Key, Mask, true)
                : new EnvironmentVariable(variable.Key, WithoutHome(variable.Value, home), false))];

    /// <summary>Whether a variable of this name may be shown at all.</summary>
    /// <param name="name">The name.</param>
    public static bool IsAllowed(string name) =>
        Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a variable looks like a secret: by its name, by an address with a password in it, by the known beginning
    /// of a token, by <c>password=…</c> within it, or as a long word of mixed letters and digits.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public static bool LooksSecret(string name, string value) =>
        SecretName().IsMatch(name) || SecretValue().IsMatch(value) || value.Split(Separators).Any(IsRandomWord);

    private static readonly char[] Separators = [' ', ';', ',', ':', '/', '\\', '=', '&', '?', '"', '\''];

    private static string WithoutHome(string value, string home) =>
        home.Length > 1 ? value.Replace(home, "~", StringComparison.Ordinal) : value;

    // Words of people and programs separate their parts; 24 letters and digits in a row are a key.
    private static bool IsRandomWord(string word) =>
        word.Length >= 24
        && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '_' or '-')
        && word.Any(char.IsAsciiDigit)
        && word.Any(char.IsAsciiLetter)
        && word.Split('-', '_').Max(part => part.Length) >= 16;

    [GeneratedRegex("TOKEN|SECRET|PASSW|PWD|APIKEY|API_KEY|ACCESS_KEY|PRIVATE|CREDENTIAL|AUTH|CONNECTION|SIGNATURE|_KEY$|_PAT$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@|://[^/\s@]+@|\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|AKIA|ASIA|eyJ)[A-Za-z0-9_-]{8,}|(password|pwd|accountkey|sharedaccesskey|secret|token|sig)\s*=|-----BEGIN", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretValue();
}
