namespace PlacementLab.Migration;

/// <summary>The time after an early resume in which some memory is still at the source: push, faults, risk.</summary>
internal readonly record struct PostCopyTail
{
    /// <summary>τ = V/R_push.</summary>
    public required double Seconds { get; init; }

    /// <summary>Time the VM waits for pages.</summary>
    public required double StallSeconds { get; init; }

    /// <summary>E[F]: pages it waits for.</summary>
    public required double Faults { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required double WireBytes { get; init; }

    /// <summary>The tail of a VM that resumes with some bytes missing.</summary>
    /// <param name="request">VM and link.</param>
    /// <param name="missing">What is still at the source; all of memory in plain post-copy.</param>
    /// <param name="sentBefore">Whether copies of the missing pages were sent before.</param>
    /// <param name="options">Push and faults.</param>
    public static PostCopyTail Of(MigrationRequest request, in MissingPages missing, bool sentBefore, PostCopyOptions options)
    {
        CopyEffects effects = request.Effects;
        double bytesPerSecond = request.Bandwidth.BytesPerSecond;
        double pushBytesPerSecond = bytesPerSecond * options.PushShare * effects.PushShare;
        CopySpeed push = sentBefore ? CopySpeed.Later(effects, pushBytesPerSecond) : CopySpeed.First(effects, pushBytesPerSecond);
        double seconds = push.Seconds(missing.Bytes);
        double faultSeconds = WaitPerFault(request, options);
        double stall = Stall(missing, seconds, faultSeconds, options.AccessesPerWrite);
        double kept = 1 - effects.PrePagingShare;
        return new PostCopyTail
        {
            Seconds = seconds,
            StallSeconds = stall * kept,
            Faults = faultSeconds > 0 ? stall * kept / faultSeconds : 0,
            WireBytes = push.WireBytes(missing.Bytes),
        };
    }

    /// <summary>L = RTT + B/R in s: how long a resumed VM waits for a page; RTT alone with a channel for faults.</summary>
    /// <param name="request">VM and link, the link being the one that the missing pages come over.</param>
    /// <param name="options">B.</param>
    public static double WaitPerFault(MigrationRequest request, PostCopyOptions options)
    {
        double queuedBytes = request.Effects.ExtraPreemptChannel ? 0 : options.QueuedData.Bytes;
        return request.RoundTrip.TotalSeconds + (queuedBytes / request.Bandwidth.BytesPerSecond);
    }

    private static double Stall(in MissingPages missing, double seconds, double faultSeconds, double accessesPerWrite)
    {
        double pagesPerSecond = accessesPerWrite * missing.BytesPerSecond / WireFormat.PageBytes;
        return DemandFaults.StallSeconds(seconds, pagesPerSecond, faultSeconds, missing.Touched(seconds, accessesPerWrite) / WireFormat.PageBytes);
    }
}
