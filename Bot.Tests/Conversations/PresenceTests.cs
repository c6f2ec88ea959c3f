using SupportBot.Conversations;

namespace SupportBot.Tests.Conversations;

public sealed class PresenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(10);

    [Theory]
    // Chosen, seconds since the stream was seen, since a touch, left of a pause; -1 for never.
    [InlineData("Here", 10, 30, -1, "Here")]
    [InlineData("Busy", 10, 30, -1, "Busy")]
    [InlineData("NoMore", 10, 30, -1, "NoMore")]
    [InlineData("Away", 10, 30, -1, "Away")]
    // Never at the desk; left it; idle before an open desk.
    [InlineData("Here", -1, -1, -1, "Away")]
    [InlineData("Here", 76, 80, -1, "Away")]
    [InlineData("Here", 10, 600, -1, "Away")]
    // A browser without scripts has no stream: what they do shows that they are there.
    [InlineData("Here", -1, 599, -1, "Here")]
    [InlineData("Here", 4000, 300, -1, "Here")]
    [InlineData("Here", -1, 601, -1, "Away")]
    // A pause ends by itself.
    [InlineData("Here", 10, 30, 60, "Away")]
    [InlineData("Here", 10, 30, 0, "Here")]
    public void C26_Presence_is_what_was_said_as_far_as_somebody_is_there(string chosen, int seen, int active, int pause, string expected) =>
        new AtDesk(Enum.Parse<Presence>(chosen), Ago(seen), Ago(active), pause < 0 ? null : Now + TimeSpan.FromSeconds(pause)).At(Now, AwayAfter).ToString().ShouldBe(expected);

    [Fact]
    public void Without_a_limit_nobody_is_idle() => new AtDesk(Presence.Here, Ago(10), Ago(90_000), null).At(Now, TimeSpan.Zero).ShouldBe(Presence.Here);

    private static DateTimeOffset? Ago(int seconds) => seconds < 0 ? null : Now - TimeSpan.FromSeconds(seconds);
}
