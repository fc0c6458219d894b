namespace PlacementLab.Migration;

/// <summary>The time after an early resume in which some memory is still at the source: push, faults, risk.</summary>
internal readonly record struct PostCopyTail
{
    private PostCopyTail(double seconds, double stallSeconds)
    {
        Seconds = seconds;
        StallSeconds = stallSeconds;
    }

    /// <summary>τ = V/R_push.</summary>
    public double Seconds { get; }

    /// <summary>Time the VM waits for pages.</summary>
    public double StallSeconds { get; }

    /// <summary>The tail of a VM that resumes with some bytes missing.</summary>
    /// <param name="request">VM and link.</param>
    /// <param name="missingBytes">V: bytes still at the source; all of memory in plain post-copy.</param>
    /// <param name="options">Push and faults.</param>
    public static PostCopyTail Of(MigrationRequest request, double missingBytes, PostCopyOptions options)
    {
        double bytesPerSecond = request.Bandwidth.BytesPerSecond;
        double seconds = missingBytes / (bytesPerSecond * options.PushShare);
        double touchedBytes = request.DirtyCurve.HotSetBytes > 0 ? request.DirtyCurve.HotSetBytes : request.Memory.Bytes;
        double missingShare = Math.Min(1, missingBytes / touchedBytes);
        double pagesPerSecond = options.AccessesPerWrite * request.DirtyCurve.InitialBytesPerSecond / WireFormat.PageBytes;
        double faultSeconds = request.RoundTrip.TotalSeconds + (options.QueuedData.Bytes / bytesPerSecond);
        double mostBytes = Math.Min(missingBytes, options.AccessesPerWrite * request.DirtyCurve.UniqueBytes(seconds));
        double stall = DemandFaults.StallSeconds(
            seconds, pagesPerSecond * missingShare, faultSeconds, mostBytes / WireFormat.PageBytes);
        return new PostCopyTail(seconds, stall);
    }
}
