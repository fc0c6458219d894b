using PlacementLab.Experiments.Results;
using PlacementLab.Simulation;

namespace PlacementLab.Figures;

/// <summary>One host's load and predicted probability of overload over the test part.</summary>
internal sealed class HostTimeline
{
    private HostTimeline(ExperimentResult result, SimulationResult run, int host)
    {
        IntervalRecord[] seen = [.. run.Intervals.Where(i => !i.PredictedOverload.IsEmpty)];
        HostName = result.Datacenter.Hosts[host].Name;
        RunName = RunText.NameOf(run);
        StepHours = result.Step.TotalHours;
        Hours = [.. seen.Select(i => (i.Sample - result.TestStart) * StepHours)];
        LoadRatio = [.. seen.Select(i => (double)i.LoadRatio[host])];
        Unmanaged = UnmanagedLoad(result, [.. seen.Select(i => i.Sample)], host);
        Predicted = [.. seen.Select(i => (double)i.PredictedOverload[host])];
    }

    /// <summary>Name of the host.</summary>
    public string HostName { get; }

    /// <summary>Name of the run.</summary>
    public string RunName { get; }

    /// <summary>Length of an interval in h.</summary>
    public double StepHours { get; }

    /// <summary>Start of each interval in h from the start of the test part.</summary>
    public double[] Hours { get; }

    /// <summary>Demand / capacity in each interval.</summary>
    public double[] LoadRatio { get; }

    /// <summary>The same in the run that moves nothing; null where there is no such run.</summary>
    public double[]? Unmanaged { get; }

    /// <summary>The highest load in either run, at least 1.</summary>
    public double Highest => LoadRatio.Concat(Unmanaged ?? []).Append(1).Max();

    /// <summary>Probability predicted before each interval.</summary>
    public double[] Predicted { get; }

    /// <summary>The times with demand above capacity in h, neighbours joined.</summary>
    public IEnumerable<(double From, double To)> OverloadedSpans
    {
        get
        {
            for (int i = 0; i < Hours.Length; i++)
            {
                int first = i;
                while (i < Hours.Length && LoadRatio[i] > 1)
                {
                    i++;
                }

                if (i > first)
                {
                    yield return (Hours[first], Hours[i - 1] + StepHours);
                }
            }
        }
    }

    /// <summary>
    /// The host that is overloaded in the most intervals where nothing moves; of equals, or without such a run, the one with
    /// the most in the best run with predictions, then with the highest summed probability. Null where no run predicts.
    /// </summary>
    public static HostTimeline? MostOverloaded(ExperimentResult result)
    {
        SimulationResult? run = RunText.Predicting(result);
        SimulationResult? unmanaged = RunText.Unmanaged(result);
        return run is null ? null : new HostTimeline(result, run, Enumerable.Range(0, result.Datacenter.Hosts.Length)
            .OrderByDescending(h => unmanaged?.Intervals.Count(i => i.LoadRatio[h] > 1) ?? 0)
            .ThenByDescending(h => run.Intervals.Count(i => i.LoadRatio[h] > 1))
            .ThenByDescending(h => run.Intervals.Where(i => !i.PredictedOverload.IsEmpty).Sum(i => (double)i.PredictedOverload[h]))
            .First());
    }

    /// <summary>How long the host was above capacity, in words.</summary>
    public string Describe()
    {
        double Above(double[] load) => load.Count(r => r > 1) * StepHours;
        string whole = NumberText.Of(Hours.Length * StepHours);
        return Unmanaged is null
            ? $"{HostName} is above capacity for {NumberText.Of(Above(LoadRatio))} h of {whole} h under {RunName}."
            : $"{HostName} would be above capacity for {NumberText.Of(Above(Unmanaged))} h of {whole} h if nothing moved; "
                + $"under {RunName} it is for {NumberText.Of(Above(LoadRatio))} h.";
    }

    private static double[]? UnmanagedLoad(ExperimentResult result, int[] samples, int host)
    {
        Dictionary<int, double>? load = RunText.Unmanaged(result)?.Intervals.ToDictionary(i => i.Sample, i => (double)i.LoadRatio[host]);
        return load is not null && samples.All(load.ContainsKey) ? [.. samples.Select(s => load[s])] : null;
    }
}
