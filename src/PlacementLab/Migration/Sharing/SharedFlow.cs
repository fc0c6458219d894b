namespace PlacementLab.Migration.Sharing;

/// <summary>
/// Something that moves over shared links in pieces: each piece waits for a while, then sends some bytes at whatever rate it gets.
/// </summary>
internal abstract class SharedFlow
{
    /// <summary>Positions of the links crossed.</summary>
    public required IReadOnlyList<int> Route { get; init; }

    /// <summary>When it is ordered, in s.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Most bytes per second that it can send in the current piece; +∞ for no limit.</summary>
    public virtual double LimitBytesPerSecond => double.PositiveInfinity;

    /// <summary>Whether it has begun.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>When the current piece begins to send, in s.</summary>
    public double SendFromSeconds { get; private set; }

    /// <summary>Bytes of the current piece that are left.</summary>
    public double RemainingBytes { get; private set; }

    /// <summary>When the last piece ended; NaN while there is more to do.</summary>
    public double FinishSeconds { get; private set; } = double.NaN;

    /// <summary>Whether it has ended.</summary>
    public bool IsDone => !double.IsNaN(FinishSeconds);

    /// <summary>Begins the first piece.</summary>
    /// <param name="atSeconds">When.</param>
    public void Begin(double atSeconds)
    {
        IsBegun = true;
        Take(FirstPiece(atSeconds), atSeconds);
    }

    /// <summary>Counts down what has been sent.</summary>
    /// <param name="bytes">Bytes sent.</param>
    public void Send(double bytes) => RemainingBytes = Math.Max(0, RemainingBytes - bytes);

    /// <summary>Ends the current piece and begins the next, if there is one.</summary>
    /// <param name="nowSeconds">The time.</param>
    public void EndPiece(double nowSeconds)
    {
        RemainingBytes = 0;
        if (NextPiece(nowSeconds - SendFromSeconds, nowSeconds) is { } piece)
        {
            Take(piece, nowSeconds);
        }
        else
        {
            FinishSeconds = nowSeconds;
        }
    }

    /// <summary>The first piece.</summary>
    /// <param name="nowSeconds">When it begins.</param>
    protected abstract FlowPiece FirstPiece(double nowSeconds);

    /// <summary>The piece after one that has ended; null at the end.</summary>
    /// <param name="pieceSeconds">How long the piece took, its wait not included.</param>
    /// <param name="nowSeconds">When it ended.</param>
    protected abstract FlowPiece? NextPiece(double pieceSeconds, double nowSeconds);

    private void Take(FlowPiece piece, double nowSeconds)
    {
        SendFromSeconds = nowSeconds + piece.WaitSeconds;
        RemainingBytes = piece.Bytes;
    }
}
