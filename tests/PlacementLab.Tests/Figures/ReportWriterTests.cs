using System.Collections.Immutable;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Report;
using PlacementLab.Simulation;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class ReportWriterTests
{
    [Fact]
    public void The_report_is_well_formed_with_unique_ids_and_links_that_lead_somewhere()
    {
        XElement html = XElement.Parse(ReportWriter.ToHtml(SampleResults.Full()));
        string[] ids = [.. html.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(html.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
        Assert.Equal(5, html.Descendants("figure").Count());
        Assert.Equal(SampleResults.Full().Conclusion, html.Descendants("h1").Single().Value);
    }

    [Fact]
    public void The_page_begins_with_the_headline_and_its_details()
    {
        ExperimentResult result = SampleResults.Full() with { Headline = "hybrid wins", HeadlineDetails = ["Against no migration: score −40 %."] };
        XElement html = XElement.Parse(ReportWriter.ToHtml(result));
        Assert.Equal("hybrid wins", html.Descendants("h1").Single().Value);
        Assert.Equal("Against no migration: score −40 %.", Assert.IsType<XElement>(html.Descendants("h1").Single().NextNode).Value);
    }

    [Fact]
    public void Names_with_control_characters_are_shown_escaped()
    {
        ExperimentResult full = SampleResults.Full();
        ImmutableArray<SimulationResult> runs = [.. full.Runs.Select(r => r.BusiestPlan is null ? r : r with { BusiestPlan = Renamed(r.BusiestPlan) })];

        XElement html = XElement.Parse(ReportWriter.ToHtml(full with { Dataset = "day\u0007\uFFFE", Runs = runs }));

        Assert.Contains("day\\x07\\uFFFE", html.Descendants("li").First().Value, StringComparison.Ordinal);
        Assert.Equal("vm\\x1B[31m-5", Cells(html.Descendants("table").Single(t => (string)t.Attribute("id")! == "moves").Descendants("tr").Skip(4).First())[0].Value);
    }

    private static PlanRecord Renamed(PlanRecord record) => record with
    {
        Problem = record.Problem with { Vms = [.. record.Problem.Vms.Select(v => v with { Name = $"vm\u001B[31m-{v.Index}" })] },
    };

    [Fact]
    public void The_main_table_holds_every_run()
    {
        ExperimentResult result = SampleResults.Full();
        XElement[] rows = Rows(result, "policies");
        Assert.Equal(result.Runs.Select(r => (r.Policy, r.Scheme)), rows.Select(r => (Cells(r)[0].Value, Cells(r)[1].Value)));
        Assert.Equal(result.Runs.Select(r => r.Energy.KilowattHours), rows.Select(r => (double)Cells(r)[3].Attribute("data-sort")!));
    }

    [Fact]
    public void The_best_of_a_column_is_marked_and_zero_of_a_run_without_migrations_does_not_win()
    {
        XElement[] rows = Rows(SampleResults.Full(), "policies");
        int[] Best(int column) => [.. Enumerable.Range(0, rows.Length).Where(r => Cells(rows[r])[column].Attribute("class")!.Value.Contains("best", StringComparison.Ordinal))];
        Assert.Equal([0], Best(3)); // Energy: without migrations 41.6 kWh.
        Assert.Equal([6, 7], Best(4)); // Overload: 0.75 h with post-copy and hybrid.
        Assert.Equal([6], Best(9)); // Downtime: 23 · 0.064 s, though the run without migrations has none.
    }

    [Fact]
    public void The_hosts_table_sets_prediction_beside_what_happened()
    {
        XElement[] cells = Cells(Rows(SampleResults.Full(), "hosts")[0]);
        Assert.Equal("host-2", cells[0].Value);
        Assert.True((double)cells[1].Attribute("data-sort")! > 50);

        // Host 2 is above capacity in 11 of the first 12 intervals when nothing moves.
        Assert.Equal("55", cells[2].Value);
    }

    [Fact]
    public void The_busiest_plan_is_listed_move_by_move()
    {
        XElement[] rows = Rows(SampleResults.Full(), "moves");
        Assert.Equal(7, rows.Length);
        Assert.Equal(["job-6251005414", "host-2", "host-0", "pre-copy", "41.2", "77.0", "350", "200.0", "1.57", "–"], Cells(rows[3]).Select(c => c.Value));
        Assert.Equal("detour, moves again", Cells(rows[4])[^1].Value);
    }

    [Fact]
    public void Names_are_escaped()
    {
        string html = ReportWriter.ToHtml(SampleResults.Full() with { Dataset = "<script>alert('x')</script>" });
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        XElement page = XElement.Parse(html);
        Assert.Equal("job-6251<&>\"414\"", Cells(Rows(page, "moves")[0])[0].Value);
        Assert.Contains("<script>alert('x')</script>", page.Descendants("li").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Assumptions_scores_and_the_command_are_stated()
    {
        string text = XElement.Parse(ReportWriter.ToHtml(SampleResults.Full())).Value;
        Assert.All(SampleResults.Full().Assumptions, a => Assert.Contains(a, text, StringComparison.Ordinal));
        Assert.Contains("-- run spec.yaml", text, StringComparison.Ordinal);
        Assert.Equal("learned", Cells(Rows(SampleResults.Full(), "forecasters")[0])[0].Value);
    }

    [Fact]
    public void Results_without_migrations_or_runs_make_an_honest_report()
    {
        string text = XElement.Parse(ReportWriter.ToHtml(SampleResults.NothingMoved())).Value;
        Assert.Contains("No migration was made.", text, StringComparison.Ordinal);
        Assert.Empty(Rows(SampleResults.Empty(), "policies"));
    }

    [Fact]
    public void The_report_asks_nobody_for_anything_and_repeats_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(SampleResults.Full(), folder.File("a.html"));
        ReportWriter.Write(SampleResults.Full(), folder.File("b.html"));
        Assert.Equal(File.ReadAllBytes(folder.File("a.html")), File.ReadAllBytes(folder.File("b.html")));
        XElement html = XElement.Parse(File.ReadAllText(folder.File("a.html")));
        Assert.Empty(html.Descendants().Attributes("src"));
        Assert.All(html.Descendants().Attributes("href"), a => Assert.Matches("^(#|data:)", a.Value));
        Assert.DoesNotContain("url(http", html.ToString(), StringComparison.Ordinal);
    }

    private static XElement[] Rows(ExperimentResult result, string table) => Rows(XElement.Parse(ReportWriter.ToHtml(result)), table);

    private static XElement[] Rows(XElement html, string table) =>
        [.. html.Descendants("table").Single(t => t.Attribute("id")!.Value == table).Element("tbody")!.Elements("tr")];

    private static XElement[] Cells(XElement row) => [.. row.Elements("td")];
}
