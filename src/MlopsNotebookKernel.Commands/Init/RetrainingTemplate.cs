using System.Text.Json;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>A sample workflow that retrains a model periodically, for GitHub Actions.</summary>
internal static class RetrainingTemplate
{
    /// <summary>Where it is kept, relative to the repository's root.</summary>
    public const string Path = ".github/workflows/retraining.yml";

    /// <summary>Writes it.</summary>
    /// <param name="gate">The gate to ask.</param>
    /// <param name="folder">The folder that holds .mlops/, relative to the repository's root; "." for the root.</param>
    public static string Write(string gate, string folder) => $$$"""
        # Retrains the model each month: data arrives, is checked, the exported library trains, the gate decides, and only a
        # promotion moves the champion. What is marked "yours" is yours to fill in.
        # The mlops tool is expected in .config/dotnet-tools.json; change the restore step if it comes from elsewhere.
        name: retraining
        on:
          schedule:
            - cron: "0 6 2 * *"
          workflow_dispatch:
        permissions:
          contents: write
        concurrency: retraining
        jobs:
          retraining:
            runs-on: ubuntu-latest
            defaults:
              run:
                shell: bash
                working-directory: {{{JsonSerializer.Serialize(folder)}}}
            env:
              GATE: {{{JsonSerializer.Serialize(gate)}}}
              # Yours: whose checks the data meet (mlops check lists them).
              SOURCE: {{{JsonSerializer.Serialize(gate)}}}
              DATA: data/current.csv
              # A file of its own for each run, so that no challenger takes the champion's place by being written.
              MODEL: models/challenger-${{ github.run_id }}.zip
            steps:
              - uses: actions/checkout@v4
                with:
                  fetch-depth: 0
              - uses: actions/setup-dotnet@v4
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool restore

              # Yours: brings the new month's data.
              - name: data arrives
                run: ./retraining/fetch.sh "$DATA"

              - name: checks
                run: dotnet mlops check "$DATA" --source "$SOURCE" --trust --markdown "$GITHUB_STEP_SUMMARY"

              # Yours: a console program on the exported library. It trains on all but the held-out rows, saves the model, and
              # writes what both models say of the held-out rows: out/challenger.csv, and out/champion.csv by the model that
              # .mlops/gates/<gate>.champion.json names (model.path), where there is one. The columns are those of the policy.
              - name: train by the exported library
                run: dotnet run --project retraining -c Release -- "$DATA" "$MODEL" ".mlops/gates/$GATE.champion.json" out

              - name: gate
                id: gate
                run: |
                  champion=()
                  if [ -f out/champion.csv ]; then champion=(--champion out/champion.csv); fi
                  set +e
                  dotnet mlops gate "$GATE" --challenger out/challenger.csv "${champion[@]}" --model "$MODEL" --ci
                  code=$?
                  set -e
                  # 1 is an answer, held or rejected, and is recorded; anything above is a fault.
                  if [ "$code" -gt 1 ]; then exit "$code"; fi
                  echo "promoted=$([ "$code" -eq 0 ] && echo true || echo false)" >> "$GITHUB_OUTPUT"

              # What was checked, held or rejected is recorded as well as what was promoted. Rows that failed a check are kept on
              # this machine; where the repository has a remote, dotnet mlops push makes them travel.
              - name: record what was decided
                if: ${{ !cancelled() }}
                run: |
                  git config user.name "retraining"
                  git config user.email "retraining@users.noreply.github.com"
                  git add .mlops
                  if [ "${{ steps.gate.outputs.promoted }}" = "true" ]; then git add --force "$MODEL"; fi
                  git diff --cached --quiet || git commit -m "Retraining: what was checked, and what the gate $GATE decided"
                  git pull --rebase --autostash
                  git push

              # Yours: brings the new champion to where it scores.
              - name: promote
                if: ${{ success() && steps.gate.outputs.promoted == 'true' }}
                run: ./retraining/deploy.sh "$MODEL"

        """.ReplaceLineEndings("\n");
}
