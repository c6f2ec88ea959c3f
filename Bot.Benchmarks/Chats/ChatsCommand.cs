using System.CommandLine;
using System.Globalization;

namespace SupportBot.Benchmarks.Chats;

/// <summary><c>chats</c>: many open web chats across restarts of the server, and what an idle one costs.</summary>
internal static class ChatsCommand
{
    private const long MostBytes = 30 * 1024;
    private static readonly TimeSpan LongestReturn = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var chats = new Option<int>("--chats") { Description = "How many come back after each restart.", DefaultValueFactory = _ => 1000 };
        var rounds = new Option<int>("--rounds") { Description = "How many restarts, every second one a kill.", DefaultValueFactory = _ => 20 };
        var idle = new Option<int>("--idle") { Description = "How many idle ones are weighed.", DefaultValueFactory = _ => 5000 };
        var seed = new Option<int>("--seed") { Description = "When who writes.", DefaultValueFactory = _ => 20261125 };
        var command = new Command("chats", "Open web chats: nothing lost across restarts and everybody back soon, and the memory of an idle one.") { chats, rounds, idle, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var isLight = parsed.GetValue(idle) == 0 || await WeighAsync(parsed.GetValue(idle), ct);
            var isBack = parsed.GetValue(rounds) == 0 || await RestartAsync(parsed.GetValue(chats), parsed.GetValue(rounds), parsed.GetValue(seed));
            return isLight && isBack ? 0 : 1;
        });
        return command;
    }

    private static async Task<bool> WeighAsync(int chats, CancellationToken ct)
    {
        var isLight = true;
        foreach (var messages in new[] { 0, 1 })
        {
            var each = await IdleChats.WeighAsync(chats, messages, ct);
            Say($"{chats:N0} idle chats, {messages} messages each: {each.Managed / 1024.0:0.0} KB managed, {each.Resident / 1024.0:0.0} KB resident for one");
            isLight &= each.Resident <= MostBytes;
        }
        return isLight;
    }

    private static async Task<bool> RestartAsync(int chats, int rounds, int seed)
    {
        try
        {
            var longest = await Restarts.RunAsync(chats, rounds, seed, (round, took, messages) =>
                Say($"{(round % 2 == 0 ? "kill" : "stop")} {round}: ended after {took.Ended.TotalSeconds:0.0}, served after {took.Served.TotalSeconds:0.0}, {chats:N0} chats back after {took.Back.TotalSeconds:0.0} s; {messages:N0} messages"));
            Say($"{rounds} restarts, {rounds * chats:N0} reconnects: nothing lost, doubled or out of order, everybody back after {longest.TotalSeconds:0.0} s at most");
            return longest <= LongestReturn;
        }
        catch (Shouldly.ShouldAssertException wrong)
        {
            Console.WriteLine(wrong.Message);
            return false;
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
