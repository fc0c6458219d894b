namespace PlacementLab.Migration;

/// <summary>One point of a measured dirty curve.</summary>
/// <param name="Seconds">Time since the pages were all clean, in s, positive.</param>
/// <param name="Bytes">Unique bytes written by then, at least 0.</param>
public readonly record struct DirtySample(double Seconds, double Bytes);
