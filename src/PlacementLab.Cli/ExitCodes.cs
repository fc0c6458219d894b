namespace PlacementLab.Cli;

/// <summary>What the process tells its caller.</summary>
public static class ExitCodes
{
    /// <summary>The command did what it was asked to.</summary>
    public const int Done = 0;

    /// <summary>The command ran and its answer is negative: infeasible, or a check that failed.</summary>
    public const int NegativeResult = 1;

    /// <summary>Bad usage or input; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C (128 + the signal's number, as shells report it).</summary>
    public const int Interrupted = 130;
}
