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

    /// <summary>Probability predicted before each interval.</summary>
    public double[] Predicted { get; }

    /// <summary>Time with demand above capacity in h.</summary>
    public double OverloadedHours => LoadRatio.Count(r => r > 1) * StepHours;

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
    /// The host that was overloaded in the most intervals of the best run with predictions; of equals the one with the
    /// highest summed load. Null where no run predicts.
    /// </summary>
    public static HostTimeline? MostOverloaded(ExperimentResult result)
    {
        SimulationResult? run = RunText.Predicting(result);
        return run is null ? null : new HostTimeline(result, run, Enumerable.Range(0, result.Datacenter.Hosts.Length)
            .OrderByDescending(h => run.Intervals.Count(i => i.LoadRatio[h] > 1))
            .ThenByDescending(h => run.Intervals.Sum(i => (double)i.LoadRatio[h]))
            .First());
    }
}
