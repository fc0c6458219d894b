using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// Real QEMU migrations on one host. The costs of <see cref="Migration.Qemu.QemuCosts"/> were set on the first campaign; later campaigns
/// hold cells that the model had not seen. Inputs are content, layout, writers, link and limits: all known before a migration.
/// </summary>
public sealed class TestbedValidation : IValidationSet
{
    private const string Fitted = "constants of QEMU and of the machine, on the first campaign";
    private const string NotFitted = "nothing";
    private const string WritersKnown = "; writers known";
    private const string General = "-general";
    private const string BusyHost = "-busy-host";
    private const string OnBusyHost = "; others had the host's CPUs before (load average above 2)";
    private static readonly string[] _targets = ["total", "traffic", "downtime"];

    /// <inheritdoc/>
    public string Name => "testbed";

    /// <inheritdoc/>
    public string Title => "real QEMU migrations of every scheme on one host (shipped)";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) =>
        sources.TestbedFolder is null && TestbedSources.Read(sources).Campaigns.IsEmpty ? "the shipped measurements" : null;

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        TestbedData data = TestbedSources.Read(sources);
        ValidationReport report = ValidationReport.Empty;
        foreach (TestbedCampaign campaign in data.Campaigns)
        {
            bool isFirst = campaign.Name == TestbedSources.FirstCampaign && sources.TestbedFolder is null;
            string name = Name + campaign.Name[TestbedSources.FirstCampaign.Length..];
            string tested = isFirst ? "the same rows, so these errors flatter the model" : $"{campaign.Name}: cells that the model had not seen";
            TestbedMeasurement[] busy = [.. campaign.Rows.Where(r => r.OnBusyHost)];
            TestbedMeasurement[] quiet = [.. campaign.Rows.Where(r => !r.OnBusyHost)];
            report = report
                .Then(Campaign(new TestbedCells(quiet, new TestbedModel(WriterKnowledge.Profile)), (name, Fitted, tested + WritersKnown)))
                .Then(Campaign(new TestbedCells(quiet, new TestbedModel(WriterKnowledge.MeasuredCurve)), (name + "-curve", Fitted, tested + "; writers from a measured curve")))
                .Then(Campaign(new TestbedCells(quiet.Where(TestbedGeneral.Knows), TestbedGeneral.Predict), (name + General, NotFitted, $"{campaign.Name}{WritersKnown}")))
                .Then(Campaign(new TestbedCells(busy, new TestbedModel(WriterKnowledge.Profile)), (name + BusyHost, Fitted, tested + OnBusyHost + WritersKnown)));
        }

        const string Tested = "all trials";
        var together = new ValidationSubject(Name, "", "", Fitted, $"{Tested}; writers known");
        var model = new TestbedModel(WriterKnowledge.Profile);
        return report.Then(TestbedTogether.Validate([.. data.Concurrency.Where(t => !t.OnBusyHost)], model, together))
            .Then(TestbedTogether.Validate(
                [.. data.Concurrency.Where(t => t.OnBusyHost)], model, together with { Set = Name + BusyHost, TestedOn = together.TestedOn + OnBusyHost }))
            .Then(TestbedTogether.Validate(
                [.. data.Concurrency.Where(t => !t.OnBusyHost)], TestbedGeneral.Predict, together with { Set = Name + General, FittedOn = NotFitted }))
            .Then(Faults(data.Failures, together with { Scheme = "faults", Target = "outcome", FittedOn = "rules of who survives, on some of the trials", TestedOn = Tested }));
    }

    private static ValidationReport Faults(ImmutableArray<TestbedFailure> trials, ValidationSubject subject)
    {
        if (trials.IsEmpty)
        {
            return ValidationReport.Empty;
        }

        int wrong = trials.Count(t => TestbedFaults.Expected(t) != t.Outcome);
        var row = new ValidationRow(
            subject.Set, subject.Scheme, subject.Target, trials.Length, (double)wrong / trials.Length, null, null, subject.FittedOn, subject.TestedOn);
        return new ValidationReport([new ValidationFinding(row) { Goal = "all right in kind", IsMet = wrong == 0 }], [], []);
    }

    private static ValidationReport Campaign(TestbedCells cells, (string Set, string Fitted, string Tested) name)
    {
        var findings = ImmutableArray.CreateBuilder<ValidationFinding>();
        var points = ImmutableArray.CreateBuilder<ValidationPoint>();
        foreach (string variant in cells.Variants)
        {
            foreach (string target in _targets)
            {
                List<MeasuredCell> found = cells.Of(variant, target);
                if (found.Count > 0)
                {
                    var subject = new ValidationSubject(name.Set, variant, target, name.Fitted, name.Tested);
                    findings.Add(CellErrors.Of(found).Finding(subject, TestbedGoals.Of(variant, target)));
                    points.AddRange(CellErrors.Points(subject, found));
                }
            }
        }

        findings.AddRange(Convergence(cells, new ValidationSubject(name.Set, "pre-copy", "", name.Fitted, name.Tested)));
        string note = string.Create(CultureInfo.InvariantCulture, $"{name.Set}: {cells.MarginalRuns} runs of pre-copy lie in the marginal band, where convergence is a draw; they are not counted.");
        return new ValidationReport(findings.ToImmutable(), points.ToImmutable(), cells.MarginalRuns > 0 ? [note] : []);
    }

    private static IEnumerable<ValidationFinding> Convergence(TestbedCells cells, ValidationSubject subject)
    {
        (int runs, int falseConverges, int falseDoesNot) = cells.Convergence();
        if (runs == 0)
        {
            yield break;
        }

        bool isMet = falseConverges + falseDoesNot <= TestbedGoals.MostWrongConvergence * runs;
        foreach ((string target, int wrong) in new[] { ("false-converges", falseConverges), ("false-does-not-converge", falseDoesNot) })
        {
            yield return new ValidationFinding(new ValidationRow(
                subject.Set, subject.Scheme, target, runs, (double)wrong / runs, null, null, subject.FittedOn, subject.TestedOn))
            {
                Goal = "both together ≤ 3 %",
                IsMet = isMet,
            };
        }
    }
}
