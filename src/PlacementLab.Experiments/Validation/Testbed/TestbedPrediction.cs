namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>What the model says of a migration of the testbed, as <c>placementlab measure</c> reports it.</summary>
/// <param name="Converges">Whether it ends before its time limit; if not, the times are those until it is given up.</param>
/// <param name="IsMarginal">Whether convergence is too close to call.</param>
/// <param name="TotalSeconds">From the order to the end; of several machines the makespan; of a suspension until the guest runs again.</param>
/// <param name="DowntimeSeconds">From the stop to the resumption of one guest.</param>
/// <param name="TrafficBytes">Bytes on the wire, of all machines.</param>
public sealed record TestbedPrediction(bool Converges, bool IsMarginal, double TotalSeconds, double DowntimeSeconds, double TrafficBytes);
