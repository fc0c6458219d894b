using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Optimization.Linear;
using PlacementLab.Traces.Problems;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>The arguments of `placementlab solve`.</summary>
internal sealed class SolveOptions
{
    private const int MostThreads = 1024;
    private const int MostIterations = 2_000_000_000;
    private static readonly TimeSpan _usualTime = TimeSpan.FromSeconds(60);

    private readonly Argument<string?> _file = new("FILE") { Description = "The problem; .gz is unpacked", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> _generate = OptionValues.Text(
        "--generate", "FLEET", "Solve a fleet drawn by --seed instead of a file, such as hosts=1000,vms=10000 (also resources, fill, grouped, largest-group, placed)");

    private readonly Option<string?> _format = OptionValues.Text("--format", "NAME", $"Format of the problem: {string.Join(", ", ProblemFormats.Names)} [default: told from the file]");

    private readonly Option<string?> _initial = OptionValues.Text(
        "--initial", "FILE", "Where the VMs are now, for formats that keep it apart (roadef) [default: the file named like the model's, assignment_ in place of model_]");

    private readonly Option<string?> _solver = OptionValues.Text("--solver", "NAME", $"Solver: {string.Join(", ", SolverChoice.Names)} [default: lns; packing for vbp and bpplib]");
    private readonly Option<string?> _bound = OptionValues.Text("--bound", "NAME", $"Lower bound: aggregate (what the solver proves itself, or by totals), or linear: the linear relaxation after the search, for up to {LinearRelaxation.MostPairs.ToString("#,0", CultureInfo.InvariantCulture)} pairs of VM and host [default: aggregate]");
    private readonly Option<string?> _timeLimit = OptionValues.Text("--time-limit", "TIME", "Stop after this time with the best so far, such as 300s; 0s prints the start [default: 60s, or none with --iterations]");
    private readonly Option<string?> _iterations = OptionValues.Text("--iterations", "N", "Stop after this many iterations: the answer is the same on every machine and any number of threads");
    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Threads that carry the workers [default: the processor's threads]");
    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed of every random choice [default: 1]");
    private readonly Option<string?> _out = OptionValues.Text("--out", "FILE", "Write the assignment there, in the way of the problem's format");
    private readonly Option<string?> _figures = OptionValues.Text("--figures", "DIR", "Draw the cost over time into this folder (SVG and PNG)");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the tables");

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (Option option in new Option[] { _generate, _format, _initial, _solver, _bound, _timeLimit, _iterations, _threads, _seed, _out, _figures, _json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public SolveRequest Read(ParseResult parsed)
    {
        int? iterations = OptionValues.Count(parsed, _iterations, (0, MostIterations), "Use a number such as 10000000.");
        return new SolveRequest
        {
            File = File(parsed),
            Generate = parsed.GetValue(_generate),
            Format = OptionValues.Choice(parsed, _format, [.. ProblemFormats.Names]) is { } name ? ProblemFormats.Parse(name, _format.Name) : null,
            Initial = parsed.GetValue(_initial),
            Solver = OptionValues.Choice(parsed, _solver, [.. SolverChoice.Names]),
            Bound = OptionValues.Choice(parsed, _bound, [.. BoundChoice.Names]),
            TimeLimit = OptionValues.Time(parsed, _timeLimit) ?? (iterations is null ? _usualTime : null),
            Iterations = iterations,
            Threads = OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
            Seed = OptionValues.Count(parsed, _seed, (0, int.MaxValue), "Use a number such as 1.") ?? 1,
            Out = parsed.GetValue(_out),
            Figures = parsed.GetValue(_figures),
            Json = parsed.GetValue(_json),
        };
    }

    private string File(ParseResult parsed)
    {
        (string? file, bool isGenerated) = (parsed.GetValue(_file), parsed.GetValue(_generate) is not null);
        return (file, isGenerated) switch
        {
            (null, true) => "generated",
            ({ } path, false) => path,
            (null, false) => throw new InvalidInputException("FILE", "nothing", "a problem", "Name its file, or describe a fleet with --generate."),
            _ => throw new InvalidInputException(_generate.Name, "the option beside a file", "one of the two", "Leave one out."),
        };
    }
}
