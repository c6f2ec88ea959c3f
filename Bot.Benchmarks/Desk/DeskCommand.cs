using System.CommandLine;
using System.Globalization;

namespace SupportBot.Benchmarks.Desk;

/// <summary><c>desk</c>: how fast the desk opens and shows what customers write, and whether it grows while it stays open.</summary>
internal static class DeskCommand
{
    private const double LongestWait = 300;
    private const double MostGrowth = 1.15;

    public static Command Create()
    {
        var tickets = new Option<int>("--tickets") { Description = "How many tickets are open.", DefaultValueFactory = _ => 5000 };
        var rounds = new Option<int>("--rounds") { Description = "How often each thing is measured.", DefaultValueFactory = _ => 30 };
        var changes = new Option<int>("--changes") { Description = "How many changes the open desk hears of.", DefaultValueFactory = _ => 20_000 };
        var command = new Command("desk", "The desk in Chromium with many open tickets: opening, a new message on screen, and 12 hours open, compressed.") { tickets, rounds, changes };
        command.SetAction(async (parsed, _) =>
        {
            await using var day = await DeskDay.StartAsync(parsed.GetValue(tickets));
            var isFast = await OpenAsync(day, parsed.GetValue(rounds)) & await WriteAsync(day, parsed.GetValue(rounds));
            return isFast & await StayAsync(day, parsed.GetValue(changes)) ? 0 : 1;
        });
        return command;
    }

    private static async Task<bool> OpenAsync(DeskDay day, int rounds)
    {
        var isFast = true;
        foreach (var path in new[] { "/desk?list=waiting", "/desk?list=mine", "/desk?list=team", day.Ticket })
        {
            var (loaded, received) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var took = await day.Meter.OpenAsync(day.At(path));
                loaded.Add(took.Loaded);
                received.Add(took.Received);
            }
            isFast &= Say($"open {path}", loaded) & Say("  of that until the page was received", received);
        }
        return isFast;
    }

    private static async Task<bool> WriteAsync(DeskDay day, int rounds)
    {
        var took = new List<double>();
        for (var round = 0; round < rounds; round++) took.Add(await day.WriteAsync(round));
        var isFast = Say("a customer's message, from the POST to the screen", took);
        took.Clear();
        await day.WhileOthersWriteAsync(async () =>
        {
            for (var round = 0; round < rounds; round++) took.Add(await day.WriteAsync(rounds + round));
        });
        return Say("the same while 20 conversations a second change", took) & isFast;
    }

    private static async Task<bool> StayAsync(DeskDay day, int changes)
    {
        await day.ChangeAsync(changes / 10);
        var early = await day.Meter.WeighAsync();
        await day.ChangeAsync(changes - (changes / 10));
        var late = await day.Meter.WeighAsync();
        Say($"after {changes / 10:N0} changes: {early.HeapBytes / 1e6:0.0} MB heap, {early.Nodes:N0} nodes, {early.Listeners:N0} listeners");
        Say($"after {changes:N0} changes: {late.HeapBytes / 1e6:0.0} MB heap, {late.Nodes:N0} nodes, {late.Listeners:N0} listeners");
        return late.HeapBytes < early.HeapBytes * MostGrowth && late.Nodes < early.Nodes * MostGrowth && late.Listeners < early.Listeners * MostGrowth;
    }

    private static bool Say(string what, List<double> took)
    {
        took.Sort();
        var (middle, worst) = (took[took.Count / 2], took[(int)((took.Count - 1) * 0.95)]);
        Say($"{what}: {middle:0} ms, one in twenty over {worst:0} ms");
        return middle < LongestWait && worst < LongestWait;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
