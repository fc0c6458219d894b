using System.CommandLine;
using PlacementLab.Figures;
using PlacementLab.Figures.Placement;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Traces.Problems;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>`placementlab solve`: finds where the VMs of a problem should be.</summary>
internal static class SolveCommand
{
    private const string Description =
        """
        Looks for the assignment of VMs to hosts that keeps every constraint and costs least: reads a problem, solves it, has an independent
        checker judge the answer, and prints cost by term, lower bound and gap. Ctrl-C keeps the best so far. Formats: placementlab (own, JSON or
        YAML), roadef (machine reassignment 2012), vbp (VPSolver), bpplib (bin packing), btrplace (JSON). With --iterations instead of a time the
        answer is the same on every machine. Exit code 1 if no feasible assignment was found.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new SolveOptions();
        var command = new DocumentedCommand(
            "solve",
            Description,
            new CommandExample("placementlab solve datasets/placement-examples/consolidation.json --time-limit 5s", "a shipped example; write your own like it"),
            new CommandExample("placementlab solve model_a1_4.txt --initial assignment_a1_4.txt --time-limit 300s --out answer.txt", "an instance of the challenge"),
            new CommandExample("placementlab solve problem.yaml --solver cp-sat --json", "the proven optimum of a small one, for programs"),
            new CommandExample("placementlab solve --generate hosts=10000,vms=100000 --solver partitioned", "a large fleet, in parts"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolveRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        ProblemDocument document = request.Generate is { } fleet
            ? new ProblemDocument(GeneratedProblem.Of(fleet, request.Seed), ProblemFormat.PlacementLab)
            : ProblemFile.Read(request.File, request.Format, request.Initial);
        PlacementProblem problem = document.Problem;
        string name = request.Solver ?? SolverChoice.DefaultOf(document.Format);
        BoundChoice.Validate(request.Bound, problem);
        SolverResult result = await SolveProgress.ShowAsync(
            streams, progress => Solve(SolverChoice.Of(name, request.Threads, progress), request, problem, cancellation));
        var outcome = SolveOutcome.Of(problem, name, result);
        string[] written = [.. Written(request, document, outcome)];
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(SolveDocument.Of(outcome, written));
                }
                else
                {
                    SolveTable.Write(streams, outcome, written);
                }
            },
            written.Length == 0 ? "" : $"Written: {string.Join(", ", written)}.");
        return result.StopReason == StopReason.Cancelled ? ExitCodes.Interrupted : outcome.IsFeasible ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static SolverResult Solve(IPlacementSolver solver, SolveRequest request, PlacementProblem problem, CancellationToken cancellation)
    {
        var stop = new StoppingCriterion { TimeLimit = request.TimeLimit, IterationLimit = request.Iterations };
        SolverResult result = InfeasibilityProof.Extend(problem, solver.Solve(problem, stop, request.Seed, cancellation), request.Seed, cancellation);
        return BoundChoice.Extend(request.Bound, problem, result);
    }

    private static IEnumerable<string> Written(SolveRequest request, ProblemDocument document, SolveOutcome outcome)
    {
        if (request.Out is { } path && outcome.IsFeasible)
        {
            AssignmentFile.Write(path, document, outcome.Result.Best);
            yield return path;
        }

        if (request.Figures is { } folder)
        {
            foreach (string figure in FigureFiles.Write([CostTrajectoryFigure.Draw(Path.GetFileName(request.File), outcome.Solver, outcome.Result, FigureStyle.Light)], folder))
            {
                yield return figure;
            }
        }
    }
}
