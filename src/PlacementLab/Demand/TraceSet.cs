using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>Traces of a fleet over the same time, in equal steps. Immutable.</summary>
public sealed class TraceSet
{
    /// <summary>Creates a set.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="step">Time between samples, positive.</param>
    /// <param name="traces">At least one trace; all of the same length, memory either given by all or by none.</param>
    /// <exception cref="ArgumentException">The set is empty, the step is not positive, or lengths or names do not agree.</exception>
    public TraceSet(string name, TimeSpan step, ImmutableArray<UtilizationTrace> traces)
    {
        if (traces.IsDefaultOrEmpty || step <= TimeSpan.Zero)
        {
            throw new ArgumentException("A trace set needs at least one trace and a positive step.", nameof(traces));
        }

        int samples = traces[0].CpuPercent.Length;
        int memory = traces[0].MemoryPercent.Length;
        bool agree = traces.All(t => t.CpuPercent.Length == samples && t.MemoryPercent.Length == memory);
        if (!agree || (memory != 0 && memory != samples) || traces.DistinctBy(t => t.Name).Count() != traces.Length)
        {
            throw new ArgumentException("Traces of one set have the same number of samples and different names.", nameof(traces));
        }

        Name = name;
        Step = step;
        Traces = traces;
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>Time between samples.</summary>
    public TimeSpan Step { get; }

    /// <summary>One trace a VM.</summary>
    public ImmutableArray<UtilizationTrace> Traces { get; }

    /// <summary>Samples in each trace.</summary>
    public int SampleCount => Traces[0].CpuPercent.Length;

    /// <summary>Whether the traces carry memory.</summary>
    public bool HasMemory => Traces[0].MemoryPercent.Length > 0;

    /// <summary>Samples in a day, at least 1.</summary>
    public int SamplesPerDay => Math.Max(1, (int)Math.Round(TimeSpan.FromDays(1) / Step));
}
