using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PlacementLab.Tests.Conventions;

namespace PlacementLab.Tests.Documentation;

/// <summary>Runs pieces of C# one after another, as a notebook does, and collects what each prints and returns.</summary>
internal sealed class CSharpCells
{
    private const string Prelude =
        """
        object? Shown = null;
        T display<T>(T value) { Shown = value; return value; }
        string HTML(string content) => content;
        """;

    private static readonly ScriptOptions _options = ScriptOptions.Default
        .WithReferences([.. House.Assemblies, typeof(Enumerable).Assembly, typeof(System.Collections.Immutable.ImmutableArray).Assembly])
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks")
        .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);

    private ScriptState<object>? _state;

    /// <summary>Runs the next piece; lines for the notebook's kernel (#r, #!) are left out.</summary>
    public async Task<CellResult> RunAsync(string code, CancellationToken cancellation)
    {
        _state ??= await CSharpScript.RunAsync(Prelude, _options, cancellationToken: cancellation);
        string script = string.Join('\n', code.Split('\n').Where(line => !line.StartsWith("#r", StringComparison.Ordinal) && !line.StartsWith("#!", StringComparison.Ordinal)));
        TextWriter console = Console.Out;
        using var printed = new StringWriter { NewLine = "\n" };
        Console.SetOut(printed);
        try
        {
            _state = await _state.ContinueWithAsync("Shown = null;", cancellationToken: cancellation);
            _state = await _state.ContinueWithAsync(script, cancellationToken: cancellation);
        }
        finally
        {
            Console.SetOut(console);
        }

        return new CellResult(printed.ToString(), _state.ReturnValue ?? _state.GetVariable("Shown").Value);
    }
}
