namespace PlacementLab.Testbed.Measuring;

/// <summary>How far a campaign has come.</summary>
/// <param name="Done">Rows done, those of an earlier run included.</param>
/// <param name="Total">Rows of the plan.</param>
/// <param name="Cell">Name of the cell that was measured last.</param>
/// <param name="Row">Its row; null before the first.</param>
public sealed record CampaignProgress(int Done, int Total, string Cell, MeasurementRow? Row);
