using SupportBot.Conversations;

namespace SupportBot.Tests.Conversations;

/// <summary>Whom a note names.</summary>
public sealed class MentionTests
{
    private static readonly Agent[] Agents = [Agent(1, "anna"), Agent(2, "anna.k"), Agent(3, "jan@firma.pl"), Agent(4, "gone", enabled: false)];

    [Theory]
    [InlineData("@anna, please look", "anna")]
    [InlineData("ask @Anna.K. and @anna again, @anna", "anna.k", "anna")]
    [InlineData("(@jan@firma.pl)", "jan@firma.pl")]
    [InlineData("write to mail@anna.example or @nobody, @ anna, @gone")]
    public void Only_logins_that_exist_are_named_each_once(string note, params string[] logins) =>
        Mention.In(note, Agents).Select(agent => agent.Login).ShouldBe(logins);

    [Fact]
    public void A_note_keeps_every_character_around_its_mentions()
    {
        const string note = "@anna: <b>see</b> @nobody.\n@anna.k!";
        string.Concat(Mention.Parted(note, Agents).Select(piece => piece.Words)).ShouldBe(note);
        Mention.Parted(note, Agents).Where(piece => piece.Agent is not null).Select(piece => piece.Words).ShouldBe(["@anna", "@anna.k"]);
    }

    private static Agent Agent(long id, string login, bool enabled = true) => new(new AgentId(id), login, login, Role.Agent, [], enabled);
}
