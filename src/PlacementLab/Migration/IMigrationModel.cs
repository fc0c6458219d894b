namespace PlacementLab.Migration;

/// <summary>Predicts the cost of one migration by one scheme. Implementations are immutable and safe to share.</summary>
public interface IMigrationModel
{
    /// <summary>The scheme that is modelled.</summary>
    MigrationScheme Scheme { get; }

    /// <summary>Predicts.</summary>
    /// <param name="request">VM, link and limits.</param>
    MigrationEstimate Estimate(MigrationRequest request);
}
