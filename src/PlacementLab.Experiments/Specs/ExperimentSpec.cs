namespace PlacementLab.Experiments.Specs;

/// <summary>
/// An experiment as data: what to load, what to build, what to compare. Read from YAML or JSON by <see cref="SpecFile"/>;
/// the shipped specification gives every key with its default. Immutable; vary it with <c>with</c>.
/// </summary>
public sealed record ExperimentSpec
{
    /// <summary>Name of a data set, or a path of traces.</summary>
    public string Dataset { get; init; } = "google2011-sample";

    /// <summary>Name of the operator's goal.</summary>
    public string Goal { get; init; } = "proactive";

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which part of the trace serves what; null for the default split.</summary>
    public SplitSpec? Split { get; init; }

    /// <summary>VM sizes.</summary>
    public VmSpec Vms { get; init; } = new();

    /// <summary>Hosts.</summary>
    public HostSpec Hosts { get; init; } = new();

    /// <summary>Network.</summary>
    public NetworkSpec Network { get; init; } = new();

    /// <summary>How VMs dirty memory: an assumption.</summary>
    public DirtySpec Dirty { get; init; } = new();

    /// <summary>Parameters of the migration models.</summary>
    public MigrationSpec Migration { get; init; } = new();

    /// <summary>Limits on plans.</summary>
    public PlanningSpec Planning { get; init; } = new();

    /// <summary>Parameters of placement.</summary>
    public PlacementSpec Placement { get; init; } = new();

    /// <summary>Parameters of prediction.</summary>
    public PredictionSpec Prediction { get; init; } = new();

    /// <summary>Names of the policies to compare.</summary>
    public IReadOnlyList<string> Policies { get; init; } = ["no-migration", "reactive-threshold", "predictive-cp-sat"];

    /// <summary>Literal names of the schemes to compare.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = ["pre-copy", "post-copy", "hybrid", "stop-and-copy"];
}
