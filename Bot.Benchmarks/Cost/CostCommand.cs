using System.CommandLine;
using System.Globalization;
using SupportBot.Benchmarks.Load;

namespace SupportBot.Benchmarks.Cost;

/// <summary><c>cost</c>: what one message costs PostgreSQL, in statements, rows, commits, log and disk.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var connection = new Option<string>("--connection")
        {
            Description = "A PostgreSQL with pg_stat_statements loaded, and a user who may create a database there.", Required = true,
        };
        var conversations = new Option<int>("--conversations") { Description = "Customers who write at the same time.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<double>("--seconds") { Description = "How long it is counted.", DefaultValueFactory = _ => 15 };
        var command = new Command("cost", "What one message costs PostgreSQL.") { connection, conversations, seconds };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(connection)!, parsed.GetValue(conversations), TimeSpan.FromSeconds(parsed.GetValue(seconds)), ct));
        return command;
    }

    private static async Task<int> RunAsync(string server, int conversations, TimeSpan phase, CancellationToken ct)
    {
        await using var meter = await CostMeter.OpenAsync(server, ct);
        await using var nodes = await Nodes.StartAsync(Target.OnPostgres(meter.Database, nodes: 1), under: null, TimeProvider.System, ct);
        using var crowd = await Crowd.ArriveAsync(nodes, conversations, ct);
        await crowd.WriteAsync(new Pace.WarmUp(20), TimeProvider.System, ct);

        var (before, sizes) = (await meter.ReadAsync(ct), await meter.SizesAsync(ct));
        await meter.ForgetStatementsAsync(ct);
        var tally = await crowd.WriteAsync(new Pace.Closed(phase), TimeProvider.System, ct);
        var after = await meter.ReadAsync(ct);

        Say($"{tally.Answered:N0} messages from {conversations} conversations, each with one reply. Per message:");
        foreach (var (name, figure) in before.PerMessage(after, tally.Answered)) Say($"{figure,12:N2}  {name}");
        foreach (var (table, size) in (await meter.SizesAsync(ct)).OrderByDescending(table => table.Value))
            if (size > sizes[table]) Say($"{(size - sizes[table]) / tally.Answered,12:N2}  bytes of {table}, indexes included");
        foreach (var statement in await meter.StatementsAsync(ct))
            Say($"{statement.Calls / tally.Answered,8:N3} x {statement.MeanMilliseconds,7:N3} ms {statement.Rows / tally.Answered,7:N3} rows  {statement.Text}");
        return tally.IsClean ? 0 : 1;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
