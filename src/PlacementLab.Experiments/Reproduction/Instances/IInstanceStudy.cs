using System.Collections.Immutable;

namespace PlacementLab.Experiments.Reproduction.Instances;

/// <summary>A published set of instances that are solved one by one, each giving a row of the results.</summary>
/// <typeparam name="TRow">The row; must survive being written as JSON and read back.</typeparam>
public interface IInstanceStudy<TRow>
    where TRow : class
{
    /// <summary>The instances by name, in the order of the results; each name fit for a file name.</summary>
    ImmutableArray<string> Instances { get; }

    /// <summary>Everything that a row depends on beside the instance and the program: limits, seed, options. Rows of other settings are not resumed.</summary>
    string Settings { get; }

    /// <summary>Solves an instance. May be called from several threads at a time.</summary>
    /// <param name="instance">Its name.</param>
    /// <param name="cancellation">Ends it by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">The instance is missing or not of its format.</exception>
    TRow Solve(string instance, CancellationToken cancellation);
}
