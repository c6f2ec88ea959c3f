using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Triage.Replies;

namespace SupportBot.Dialogs.Acts;

/// <summary>Lets agents change or take back what they wrote, in the customer's messenger too. What it said before stays in the ticket.</summary>
internal sealed class ReplyEdits(ActWriter writer, SentReplies replies, Outgoing outgoing)
{
    /// <param name="reason">Why it goes as it is although it was warned of (C15); null when it was not.</param>
    public Task<ActResult> EditAsync(TicketNumber number, Agent by, long position, string text, string? reason, CancellationToken ct)
    {
        var clean = TextRules.Clean(text, AgentActs.LongestText + 1);
        if (clean.Length is 0 or > AgentActs.LongestText) return Wrong($"Write between one and {AgentActs.LongestText} characters, or take the reply back.");
        if (Gaps.In(clean) is [var open, ..]) return Wrong($"{open} is still open. Fill it in, or take it out.");
        return AmendAsync(
            number, by, new Amendment(position, clean),
            reply => reply.Text == clean ? [] : [ActWriter.Event(by, Happenings.ReplyEdited + position), .. reason is null ? (Line[])[] : [ActWriter.Event(by, Happenings.SentAnyway + reason)]], ct);
    }

    public Task<ActResult> TakeBackAsync(TicketNumber number, Agent by, long position, CancellationToken ct) =>
        AmendAsync(number, by, new Amendment(position, null), _ => [ActWriter.Event(by, Happenings.ReplyTakenBack + position)], ct);

    private Task<ActResult> AmendAsync(TicketNumber number, Agent by, Amendment amendment, Func<SentReply, IReadOnlyList<Line>> lines, CancellationToken ct)
    {
        SentReply reply = null!;
        return writer.ActAsync(
            number, _ => null, (_, _) => lines(reply), ct,
            commit => Amended(commit, amendment, reply),
            // Whoever was faster may have changed it or taken it back: it is looked at anew for every try.
            async before =>
            {
                var (mine, wrong) = await MineAsync(number, by, amendment.Position);
                if (mine is not null) reply = mine;
                return wrong ?? TooLong(before.Address.Channel, reply, amendment);
            });
    }

    private async ValueTask<(SentReply? Reply, ActResult? Wrong)> MineAsync(TicketNumber number, Agent by, long position) => await replies.FindAsync(number, position) switch
    {
        null => (null, new ActResult.BadText("No reply of an agent stands there.")),
        { IsTakenBack: true } => (null, new ActResult.BadText("This reply was taken back already.")),
        { By: var writer } when writer != by.Id => (null, new ActResult.BadText("Only who wrote a reply can change it.")),
        var reply => (reply, null),
    };

    private ActResult.BadText? TooLong(ChannelName channel, SentReply reply, Amendment to) =>
        !channel.ReadsTranscript && Pieces(channel, to).Count > outgoing.Pieces(channel, reply.Sent).Count
            ? new("That is longer than the messages it was sent in. Write what is new in a reply of its own.")
            : null;

    private Commit Amended(Commit commit, Amendment amendment, SentReply reply)
    {
        var channel = commit.Before.Address.Channel;
        var errand = new Errand.ChangeReply(amendment.Position, outgoing.Pieces(channel, reply.Sent), Pieces(channel, amendment));
        return commit with { Amended = amendment, Outbox = channel.ReadsTranscript ? commit.Outbox : [.. commit.Outbox, errand] };
    }

    private IReadOnlyList<string> Pieces(ChannelName channel, Amendment to) => outgoing.Pieces(channel, to.Text ?? "");

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));
}
