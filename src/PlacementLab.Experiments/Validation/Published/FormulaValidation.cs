using PlacementLab.Migration;
using PlacementLab.Migration.Sharing;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>Numbers that the models must give exactly: the textbook's pre-copy and three published times of flows over one path.</summary>
public sealed class FormulaValidation : IValidationSet
{
    private const string Nothing = "nothing";

    /// <inheritdoc/>
    public string Name => "formulas";

    /// <inheritdoc/>
    public string Title => "the textbook's pre-copy and published flow times, exactly";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => null;

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources) => Textbook().Then(FlowSharing());

    /// <summary>M = 1,024 MiB, R = 125 MiB/s, D = 25 MiB/s, stop below 50 MiB: 10.15808 s in all, 0.32768 s of downtime.</summary>
    private ValidationReport Textbook()
    {
        DataSize memory = DataSize.FromMebibytes(1024);
        MigrationEstimate estimate = new PreCopyModel().Estimate(new MigrationRequest
        {
            Memory = memory,
            Bandwidth = DataRate.FromMebibytesPerSecond(125),
            DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(25), memory),
            DowntimeLimit = TimeSpan.FromMilliseconds(400),
        });
        return Exact("pre-copy", "total", [new("textbook", [10.15808], estimate.TotalTime.TotalSeconds)], "the textbook's example")
            .Then(Exact("pre-copy", "downtime", [new("textbook", [0.32768], estimate.Downtime.TotalSeconds)], "the textbook's example"));
    }

    /// <summary>1000 MB, 100 MB and twice 1000 MB at once over 8.158 MB/s with a latency of 1.976 ms.</summary>
    private ValidationReport FlowSharing()
    {
        (string Name, long Bytes, int Flows, double Seconds)[] published =
            [("1000 MB", 1_000_000_000, 1, 132.765801), ("100 MB", 100_000_000, 1, 13.345992), ("2 x 1000 MB", 1_000_000_000, 2, 265.454478)];
        var path = new FlowPath();
        TimeSpan setup = path.SetupTime(TimeSpan.FromMilliseconds(1.976));
        DataRate[] link = [path.Usable(DataRate.FromBytesPerSecond(8.158e6))];
        MeasuredCell[] cells =
        [
            .. published.Select(p => new MeasuredCell(p.Name, [p.Seconds], TransferSharing.FinishTimes(
                link, [.. Enumerable.Repeat(new SharedTransfer(DataSize.FromBytes(p.Bytes), [0], TimeSpan.Zero, setup), p.Flows)])[0].TotalSeconds)),
        ];
        return Exact("flow sharing", "total", cells, "three published times");
    }

    private ValidationReport Exact(string scheme, string target, MeasuredCell[] cells, string tested)
    {
        var subject = new ValidationSubject(Name, scheme, target, Nothing, tested);
        return new([CellErrors.Of(cells).Finding(subject, ErrorGoal.SixDigits)], CellErrors.Points(subject, cells), []);
    }
}
