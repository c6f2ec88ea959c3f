using SupportBot.Conversations;
using SupportBot.Dialogs;

namespace SupportBot.Tests.Support;

/// <summary>An agent who does what journeys say.</summary>
internal sealed class AgentAtWork(RunningBot bot, Agent agent)
{
    public async Task DoAsync(TicketNumber number, string act, string text)
    {
        var acts = bot.Get<AgentActs>();
        var result = await (act switch
        {
            "claims" => acts.ClaimAsync(number, agent, CancellationToken.None),
            "releases" => acts.ReleaseAsync(number, agent, CancellationToken.None),
            "replies" => acts.ReplyAsync(number, agent, text, CancellationToken.None),
            "notes" => acts.NoteAsync(number, agent, text, CancellationToken.None),
            "resolves" => acts.ResolveAsync(number, agent, CancellationToken.None),
            _ => throw new FormatException($"No agent '{act}'."),
        });
        result.ShouldBeOfType<ActResult.Done>();
    }
}
