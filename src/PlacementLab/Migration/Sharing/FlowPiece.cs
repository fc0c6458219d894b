namespace PlacementLab.Migration.Sharing;

/// <summary>A piece of a flow.</summary>
/// <param name="WaitSeconds">Time before its first byte, without use of a link.</param>
/// <param name="Bytes">Bytes to send then.</param>
internal readonly record struct FlowPiece(double WaitSeconds, double Bytes);
