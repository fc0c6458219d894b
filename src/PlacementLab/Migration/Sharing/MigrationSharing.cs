using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>
/// Several migrations over shared links, in continuous time: links are shared max-min fairly and anew at each event, so a copy
/// round takes longer while others send. That is why one at a time beats all at once for pre-copy on a shared
/// bottleneck: bandwidth times time, M·b/(b − D), falls as b grows; for schemes that send each page once it is constant.
/// <para>Links carry C/(1 + κ·(n − 1)) under n flows (<see cref="LinkContention"/>). Setup, resume and commit take no bandwidth. Process
/// migration ends with the resume; its residual phase needs hardly any bandwidth.</para>
/// </summary>
public static class MigrationSharing
{
    /// <summary>Plays the migrations.</summary>
    /// <param name="capacities">What each link carries beside service traffic, positive.</param>
    /// <param name="migrations">At least one.</param>
    /// <param name="options">Stop rule, how many at once, contention; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no migration, a link is unknown or gives nothing, or a value is out of range.</exception>
    public static SharedMigrationResult Play(
        IReadOnlyList<DataRate> capacities, IReadOnlyList<SharedMigration> migrations, SharedMigrationOptions? options = null)
    {
        options ??= new SharedMigrationOptions();
        ThrowIfOutOfRange(capacities, migrations);
        double[] bytesPerSecond = [.. capacities.Select(c => c.BytesPerSecond)];
        double[] guesses = Guesses(bytesPerSecond, migrations, options);
        MigrationFlow[] flows = [.. migrations.Select((m, i) => new MigrationFlow(m, options.Models, guesses[i])
        {
            Route = m.Route,
            StartSeconds = m.Start.TotalSeconds,
        })];
        double[] full = new SharedLinkReplay(bytesPerSecond, options.Contention, flows).Run(options.MostAtOnce);
        return new SharedMigrationResult([.. flows.Select(f => f.Outcome())], [.. full.Select(ModelTime.FromSeconds)]);
    }

    /// <summary>What each would get if as many as may were sending: what stop rules assume before the first round.</summary>
    private static double[] Guesses(double[] bytesPerSecond, IReadOnlyList<SharedMigration> migrations, SharedMigrationOptions options)
    {
        if (options.MostAtOnce < migrations.Count)
        {
            return [.. migrations.Select(m => m.Route.Min(link => bytesPerSecond[link]) / options.MostAtOnce)];
        }

        return MaxMinSharing.Share(
            bytesPerSecond, [.. migrations.Select(m => (IReadOnlyList<int>)m.Route)], [.. migrations.Select(_ => double.PositiveInfinity)]);
    }

    private static void ThrowIfOutOfRange(IReadOnlyList<DataRate> capacities, IReadOnlyList<SharedMigration> migrations)
    {
        if (migrations.Count == 0 || capacities.Any(c => c.BytesPerSecond is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException("Sharing needs a migration, and links with a positive, finite capacity.");
        }

        foreach (SharedMigration migration in migrations)
        {
            migration.Request.ThrowIfOutOfRange();
            bool known = !migration.Route.IsDefaultOrEmpty && migration.Route.All(link => link >= 0 && link < capacities.Count);
            if (!known || migration.Start < TimeSpan.Zero || migration.Scheme == MigrationScheme.SuspendResume)
            {
                throw new ArgumentException($"A shared migration needs known links, a start of at least 0 and a scheme that goes end to end: {migration}.", nameof(migrations));
            }
        }
    }
}
