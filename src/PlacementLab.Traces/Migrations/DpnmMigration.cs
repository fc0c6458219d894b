using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>One migration of an OpenStack VM with what was observed just before it: a row of dpnm_openstack.</summary>
/// <param name="Features">Means over a window before the migration, in the order of <see cref="DpnmReader.FeatureNames"/>.</param>
/// <param name="TotalSeconds">Migration time in whole seconds, polled.</param>
/// <param name="DowntimeMilliseconds">Downtime in ms, from libvirt.</param>
public sealed record DpnmMigration(ImmutableArray<double> Features, double TotalSeconds, double DowntimeMilliseconds);
