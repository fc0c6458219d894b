using PlacementLab.Demand;

namespace PlacementLab.Traces;

/// <summary>Traces together with what identifies them in the record of an experiment.</summary>
/// <param name="Traces">The traces.</param>
/// <param name="Checksum">
/// SHA-256 in lower-case hexadecimal digits: of the zip file, or of the contents of all files read, one after another (CPU
/// before memory; the files of a folder in ordinal order of their names).
/// </param>
/// <param name="Source">Where they were read: a path, or the shipped folder.</param>
public sealed record LoadedDataset(TraceSet Traces, string Checksum, string Source);
