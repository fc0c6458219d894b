using PlacementLab.Migration.Uncertainty;

namespace PlacementLab.Migration;

/// <content>Estimates from a description of a VM and a link.</content>
public static partial class MigrationModels
{
    private static readonly MigrationScheme[] _allSchemes = Enum.GetValues<MigrationScheme>();

    /// <summary>
    /// What every scheme would take for one VM over one link, side by side.
    /// <para>The description is resolved into the throughput R = min(link share, n·connection limit, encryption) (<see cref="WideArea.LinkShare"/>,
    /// <see cref="WideArea.ConnectionThroughput"/>), the memory to send and the bytes on the wire per byte of memory
    /// (<see cref="Optimizations.MigrationOptimization"/>), and then given to the scheme's model, whose documentation has the
    /// formulas (<see cref="PreCopyModel"/>, <see cref="PostCopyModel"/>, <see cref="HybridModel"/>, <see cref="StopAndCopyModel"/>,
    /// <see cref="ProcessMigrationModel"/>, <see cref="SuspendResumeModel"/>). A disk is put before, beside and after memory as
    /// <see cref="MigrationModelSettings.Storage"/> says. No copy round is shorter than a round trip, and no
    /// transfer to a stopped VM is shorter than half of one.</para>
    /// <para>An optimisation, or a disk, that a scheme cannot take is left out of that scheme and named in
    /// <see cref="MigrationEstimate.LeftOut"/>; <see cref="Estimate"/> refuses it.</para>
    /// </summary>
    /// <param name="vm">The VM.</param>
    /// <param name="link">The link.</param>
    /// <param name="options">Stop rule, limits, optimisations, storage, redirection; null for the defaults.</param>
    /// <returns>One estimate per scheme, in the order of the enumeration.</returns>
    /// <exception cref="InvalidInputException">
    /// The description contradicts itself, or a copy over such a link takes more than 10,000 days; the message says how.
    /// </exception>
    /// <exception cref="ArgumentException">A value is out of its documented range.</exception>
    public static IReadOnlyList<MigrationEstimate> EstimateAll(MigratingVm vm, MigrationLink link, MigrationModelSettings? options = null)
    {
        options ??= new MigrationModelSettings();
        var estimates = new MigrationEstimate[_allSchemes.Length];
        for (int i = 0; i < estimates.Length; i++)
        {
            estimates[i] = DescribedMigration.Lenient(_allSchemes[i], vm, link, options).Estimate();
        }

        return estimates;
    }

    /// <summary>What one scheme would take for one VM over one link; see <see cref="EstimateAll"/>.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="link">The link.</param>
    /// <param name="options">Stop rule, limits, optimisations, storage, redirection; null for the defaults.</param>
    /// <exception cref="InvalidInputException">The description contradicts itself, or an optimisation cannot work with the scheme; the message says why.</exception>
    /// <exception cref="ArgumentException">A value is out of its documented range.</exception>
    public static MigrationEstimate Estimate(MigrationScheme scheme, MigratingVm vm, MigrationLink link, MigrationModelSettings? options = null) =>
        DescribedMigration.Strict(scheme, vm, link, options ?? new MigrationModelSettings()).Estimate();

    /// <summary>
    /// What one scheme would take when inputs are uncertain: a Monte-Carlo sample of <see cref="Estimate"/>. Each draw has a stream of its
    /// own from (seed, draw), so the result is the same on any number of threads.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="link">The link.</param>
    /// <param name="uncertain">How uncertain which input is, draws and seed.</param>
    /// <param name="options">As in <see cref="Estimate"/>.</param>
    /// <exception cref="InvalidInputException">The description contradicts itself, or an optimisation cannot work with the scheme.</exception>
    /// <exception cref="ArgumentException">A value is out of its documented range.</exception>
    public static EstimateDistribution EstimateDistribution(
        MigrationScheme scheme, MigratingVm vm, MigrationLink link, UncertainInputs uncertain, MigrationModelSettings? options = null) =>
        EstimateSampler.Sample(DescribedMigration.Strict(scheme, vm, link, options ?? new MigrationModelSettings()), scheme, uncertain);

    /// <summary><see cref="EstimateDistribution"/> for every scheme; what a scheme cannot take is left out, as in <see cref="EstimateAll"/>.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="link">The link.</param>
    /// <param name="uncertain">How uncertain which input is, draws and seed.</param>
    /// <param name="options">As in <see cref="EstimateAll"/>.</param>
    /// <returns>One distribution per scheme, in the order of the enumeration.</returns>
    /// <exception cref="InvalidInputException">The description contradicts itself.</exception>
    /// <exception cref="ArgumentException">A value is out of its documented range.</exception>
    public static IReadOnlyList<EstimateDistribution> EstimateAllDistributions(
        MigratingVm vm, MigrationLink link, UncertainInputs uncertain, MigrationModelSettings? options = null) =>
        [.. _allSchemes.Select(s => EstimateSampler.Sample(DescribedMigration.Lenient(s, vm, link, options ?? new MigrationModelSettings()), s, uncertain))];
}
