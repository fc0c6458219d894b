namespace PlacementLab.Migration;

/// <summary>Builds the model of a scheme.</summary>
public static partial class MigrationModels
{
    /// <summary>The model of a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="settings">What the models of a comparison share; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scheme, or a setting is out of its range.</exception>
    public static IMigrationModel Create(MigrationScheme scheme, MigrationModelSettings? settings = null)
    {
        settings ??= new MigrationModelSettings();
        return scheme switch
        {
            MigrationScheme.PreCopy => new PreCopyModel(new PreCopyOptions
            {
                StopRule = settings.StopRule,
                Overheads = settings.PreCopyOverheads,
                SlowdownShare = settings.SlowdownShare,
                PostCopy = settings.TailOf(scheme),
                Energy = settings.Energy,
            }),
            MigrationScheme.PostCopy => new PostCopyModel(settings.TailOf(scheme)),
            MigrationScheme.Hybrid => new HybridModel(new HybridOptions
            {
                MaxRounds = settings.HybridRounds,
                SlowdownShare = settings.SlowdownShare,
                PostCopy = settings.TailOf(scheme),
            }),
            MigrationScheme.StopAndCopy => new StopAndCopyModel(settings.StopAndCopy with { Energy = settings.Energy }),
            MigrationScheme.Process => new ProcessMigrationModel(settings.Process with
            {
                FailureRates = settings.FailureRates,
                Energy = settings.Energy,
            }),
            MigrationScheme.SuspendResume => new SuspendResumeModel(settings.SuspendResume with { Store = settings.TailOf(scheme) }),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "is no migration scheme"),
        };
    }

    /// <summary>The models of all schemes, in the order of the enumeration.</summary>
    /// <param name="settings">What they share; null for the defaults.</param>
    public static IReadOnlyList<IMigrationModel> CreateAll(MigrationModelSettings? settings = null) =>
        [.. Enum.GetValues<MigrationScheme>().Select(scheme => Create(scheme, settings))];
}
