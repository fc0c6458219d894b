namespace PlacementLab.Demand.Baselines;

/// <summary>Forecasts the peak of the coming horizon from the past alone.</summary>
/// <param name="demandMips">Demand of one VM up to now in MIPS, at least one sample.</param>
/// <param name="samplesPerDay">Samples in a day.</param>
/// <param name="horizonSamples">Samples that the forecast covers.</param>
internal delegate double PeakRule(ReadOnlySpan<float> demandMips, int samplesPerDay, int horizonSamples);
