using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>What has to be done on a messenger for a change: nothing where the customer reads the transcript.</summary>
internal sealed class Outgoing(IEnumerable<IChannel> channels)
{
    // For a channel that is switched off at the moment: the shortest limit of those we know.
    private const int CautiousLimit = 2000;
    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    /// <param name="lines">What is added to the transcript with it.</param>
    public IReadOnlyList<Errand> Of(Conversation before, Conversation after, IReadOnlyList<Line> lines) => before.Address.Channel.ReadsTranscript
        ? []
        : [.. QueueNews(before, after), .. lines.Where(line => line.CustomerSees).SelectMany(line => Sends(before.Address.Channel, line)), .. Choices(before, after)];

    // Even the same buttons stand under another message now. They go dead after the answer, which does not wait for that.
    private static IEnumerable<Errand> Choices(Conversation before, Conversation after) =>
        before.Offered.Count > 0 && !ReferenceEquals(before.Offered, after.Offered) ? [new Errand.CloseChoices()] : [];

    private static IEnumerable<Errand> QueueNews(Conversation before, Conversation after) => (before.QueueNews, after.QueueNews) switch
    {
        var (was, now) when was == now => [],
        (_, null) => [new Errand.WithdrawQueue()],
        (var was, var now) => [new Errand.TellQueue(now, IsFirst: was is null)],
    };

    /// <summary>The messages that a text takes on a messenger.</summary>
    public IReadOnlyList<string> Pieces(ChannelName name, string text)
    {
        if (text.Length == 0) return [];
        var channel = _channels.GetValueOrDefault(name);
        var pieces = FormattedText.Parse(text).Split(channel?.TextLimit ?? CautiousLimit, piece => channel?.LengthOf(piece) ?? piece.Shown.Length);
        return pieces.Count == 1 ? [text.Trim()] : [.. pieces.Select(piece => piece.Notation)];
    }

    private IEnumerable<Errand> Sends(ChannelName name, Line line)
    {
        foreach (var file in line.Attachments) yield return new Errand.Send("") { File = file, RepliesTo = line.RepliesTo };
        var pieces = Pieces(name, line.Text);
        for (var i = 0; i < pieces.Count; i++)
            yield return new Errand.Send(pieces[i], i == pieces.Count - 1 ? line.Choices : []) { RepliesTo = i == 0 && line.Attachments.Count == 0 ? line.RepliesTo : null };
    }
}
