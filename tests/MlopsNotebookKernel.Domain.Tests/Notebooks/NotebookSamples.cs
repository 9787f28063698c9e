namespace MlopsNotebookKernel.Domain.Tests.Notebooks;

/// <summary>Notebooks as the hosts write them.</summary>
internal static class NotebookSamples
{
    /// <summary>As Jupyter writes it: one space a level, names sorted, text not escaped, with fields that nobody here knows.</summary>
    public const string Jupyter = """
        {
         "cells": [
          {
           "attachments": {
            "plane.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "future_field": {
             "a": [
              1.50,
              2e-05,
              null
             ]
            }
           },
           "source": [
            "# Délais ✈ 😀\n",
            "no-break space, <b>tags</b> & \"quotes\""
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "load-1",
           "metadata": {
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\n",
              "b\n"
             ]
            },
            {
             "data": {
              "application/json": {
               "rows": 3
              },
              "text/html": [
               "<b>3</b>"
              ],
              "text/plain": [
               "3"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "InvalidOperationException",
             "evalue": "No rows.",
             "output_type": "error",
             "traceback": [
              "InvalidOperationException: No rows.",
              "at line 2, column 1",
              "LoadFlights(), line 7"
             ]
            }
           ],
           "source": [
            "int rows = 3;\n",
            "rows"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "fs",
           "metadata": {
            "polyglot_notebook": {
             "kernelName": "fsharp"
            }
           },
           "outputs": [],
           "source": []
          },
          {
           "cell_type": "raw",
           "id": "raw-1",
           "metadata": {},
           "source": "as it is"
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "language_info": {
           "name": "polyglot-notebook"
          },
          "unknown": {
           "keep": "me"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    /// <summary>A <c>.dib</c> as Polyglot Notebooks writes it.</summary>
    public const string Dib = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#"],"name":"csharp"},{"aliases":["sql-flights"],"languageName":"T-SQL","name":"flights"}]}}

        #!csharp

        #r "nuget: Microsoft.ML, 5.0.1"

        int rows = 3;

        #!markdown

        # Title

        #!share is text

        #!sql-flights

        SELECT 1

        #!fsharp

        let x = 1

        """;
}
