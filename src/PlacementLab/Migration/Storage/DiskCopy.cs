namespace PlacementLab.Migration.Storage;

/// <summary>What copying a disk takes before the memory of its VM is migrated.</summary>
/// <param name="Seconds">Time of the bulk copy.</param>
/// <param name="Bytes">Bytes sent, mirrored writes included.</param>
/// <param name="LeftBytes">Dirty bytes at its end.</param>
/// <param name="Passes">Passes over the disk or its dirty blocks.</param>
/// <param name="InSync">Whether the copy came near enough to the original.</param>
/// <param name="WriteShare">Share of the guest's asked writes that were carried out, above 0 to 1.</param>
public readonly record struct DiskCopy(double Seconds, double Bytes, double LeftBytes, int Passes, bool InSync, double WriteShare);
