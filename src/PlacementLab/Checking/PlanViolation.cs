namespace PlacementLab.Checking;

/// <summary>One thing that a plan does wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Host, link, VM or constraint by name, or "plan".</param>
/// <param name="From">Since when, from the start of the plan.</param>
/// <param name="Until">Until when; null where it lasts beyond the plan.</param>
/// <param name="Magnitude">How far it is off at worst, never negative; see the kind.</param>
/// <param name="Unit">Unit of the magnitude.</param>
/// <param name="Message">The same in one sentence for people.</param>
public sealed record PlanViolation(
    PlanViolationKind Kind, string Subject, TimeSpan From, TimeSpan? Until, double Magnitude, string Unit, string Message)
{
    /// <summary>The magnitude with its unit for people, such as "512 MiB".</summary>
    public string MagnitudeText => AmountText.Of(Magnitude, Unit);
}
