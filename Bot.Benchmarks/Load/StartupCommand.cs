using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace SupportBot.Benchmarks.Load;

/// <summary><c>startup</c>: how long from starting the program until it is ready, and how much memory it then holds.</summary>
internal static class StartupCommand
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private const int Customers = 10;
    private const int MessagesEach = 10;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often to start it.", DefaultValueFactory = _ => 5 };
        var command = new Command("startup", "Time to ready, and resident memory when idle and after the first messages.") { runs };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(runs), TimeProvider.System, ct));
        return command;
    }

    private static async Task<int> RunAsync(int runs, TimeProvider clock, CancellationToken ct)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("run", "ready after ms", "idle MB", $"after {Customers * MessagesEach} messages MB");
        for (var run = 1; run <= runs; run++)
        {
            await using var server = await ServerProcess.StartAsync(Target.Bot.Program, Target.Bot.Arguments, under: null, clock, ct);
            await Task.Delay(Idle, clock, ct);
            var idle = server.ResidentBytes;
            await TalkAsync(server, ct);
            table.AddRow(Whole(run), Whole(server.TimeToReady.TotalMilliseconds), Megabytes(idle), Megabytes(server.ResidentBytes));
        }
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task TalkAsync(ServerProcess server, CancellationToken ct)
    {
        using var directLine = new DirectLine(server.Address, Target.Secret);
        for (var i = 0; i < Customers; i++)
        {
            using var customer = await Customer.ArriveAsync(directLine, directLine, new Talk(i), ct);
            for (var message = 0; message < MessagesEach; message++) await customer.AskAsync();
        }
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("N0", CultureInfo.InvariantCulture);
}
