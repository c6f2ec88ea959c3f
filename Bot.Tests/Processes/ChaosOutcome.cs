using System.Globalization;

namespace SupportBot.Tests.Processes;

/// <summary>What became of a chaos run.</summary>
/// <param name="Drained">How long everything took to settle once nothing failed any more.</param>
internal sealed record ChaosOutcome(Crowd Crowd, Reckoning Reckoning, Storm Storm, Messengers Messengers, TimeSpan Drained)
{
    /// <summary>What was counted, in words.</summary>
    public IEnumerable<(string What, string Count)> Figures =>
    [
        .. Crowd.Members.GroupBy(member => member.Channel).Select(of => ($"messages on {of.Key}, in {of.Count():N0} conversations", N(of.Sum(member => member.Written.Count)))),
        .. Storm.Faults.OrderBy(fault => fault.Key).Select(fault => (fault.Key, N(fault.Value))),
        ("share of calls and deliveries disturbed", ((double)Storm.Faults.Values.Sum() / Math.Max(1, Storm.Calls)).ToString("P1", CultureInfo.InvariantCulture)),
        ("Discord sessions resumed", N(Messengers.Discord.Gateway.Resumes)), ("Discord sessions begun", N(Messengers.Discord.Gateway.Identifies)),
        ("times a messenger asked to wait", N(Messengers.Telegram.Waits.Asked + Messengers.Discord.Faults.Waits.Asked)),
        ("replies shown on the messengers", N(Reckoning.Shown)), ("sent once more and marked", N(Reckoning.Repeated)),
        ("marked as uncertain", N(Reckoning.CutOff)), ("drained after the faults, s", Drained.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Fails with what is wrong.</summary>
    public async Task CheckAsync()
    {
        await Reckoning.CheckAsync();
        Messengers.Telegram.Waits.TooSoon.ShouldBeEmpty("Telegram had asked to wait");
        Messengers.Discord.Faults.Waits.TooSoon.ShouldBeEmpty("Discord had asked to wait");
        Drained.ShouldBeLessThan(ChaosRun.LongestDrain);
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
