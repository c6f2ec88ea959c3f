using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Dialogs.Acts;

/// <summary>Lets agents change or take back what they wrote, in the customer's messenger too. What it said before stays in the ticket.</summary>
internal sealed class ReplyEdits(ActWriter writer, SentReplies replies, ConversationStore store, Outgoing outgoing)
{
    /// <param name="reason">Why it goes as it is although it was warned of (C15); null when it was not.</param>
    public async Task<ActResult> EditAsync(TicketNumber number, Agent by, long position, string text, string? reason, CancellationToken ct)
    {
        var clean = TextRules.Clean(text, AgentActs.LongestText + 1);
        if (clean.Length is 0 or > AgentActs.LongestText) return new ActResult.BadText($"Write between one and {AgentActs.LongestText} characters, or take the reply back.");
        var (reply, wrong) = await MineAsync(number, by, position);
        if (reply is null || await store.FindAsync(number) is not { Address.Channel: var channel }) return wrong ?? new ActResult.NotFound();
        var (was, now) = (outgoing.Pieces(channel, reply.Sent), outgoing.Pieces(channel, clean));
        if (!channel.ReadsTranscript && now.Count > was.Count) return new ActResult.BadText("That is longer than the messages it was sent in. Write what is new in a reply of its own.");
        return await writer.ActAsync(
            number, _ => null,
            (_, _) => reply.Text == clean ? [] : [ActWriter.Event(by, Happenings.ReplyEdited + position), .. reason is null ? (Line[])[] : [ActWriter.Event(by, Happenings.SentAnyway + reason)]],
            ct, commit => Amended(commit, channel, new Errand.ChangeReply(position, was, now), new Amendment(position, clean)));
    }

    public async Task<ActResult> TakeBackAsync(TicketNumber number, Agent by, long position, CancellationToken ct)
    {
        var (reply, wrong) = await MineAsync(number, by, position);
        if (reply is null || await store.FindAsync(number) is not { Address.Channel: var channel }) return wrong ?? new ActResult.NotFound();
        return await writer.ActAsync(
            number, _ => null, (_, _) => [ActWriter.Event(by, Happenings.ReplyTakenBack + position)], ct,
            commit => Amended(commit, channel, new Errand.ChangeReply(position, outgoing.Pieces(channel, reply.Sent), []), new Amendment(position, null)));
    }

    private async ValueTask<(SentReply? Reply, ActResult? Wrong)> MineAsync(TicketNumber number, Agent by, long position) => await replies.FindAsync(number, position) switch
    {
        null => (null, new ActResult.BadText("No reply of an agent stands there.")),
        { IsTakenBack: true } => (null, new ActResult.BadText("This reply was taken back already.")),
        { By: var writer } when writer != by.Id => (null, new ActResult.BadText("Only who wrote a reply can change it.")),
        var reply => (reply, null),
    };

    private static Commit Amended(Commit commit, ChannelName channel, Errand.ChangeReply errand, Amendment amendment) =>
        commit with { Amended = amendment, Outbox = channel.ReadsTranscript ? commit.Outbox : [.. commit.Outbox, errand] };
}
