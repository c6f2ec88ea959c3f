using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Dialogs;

/// <summary>What has to be delivered of new lines: nothing where the customer reads the transcript, else pieces the messenger takes.</summary>
internal sealed class Outgoing(IEnumerable<IChannel> channels)
{
    // For a channel that is switched off at the moment: the shortest limit of those we know.
    private const int CautiousLimit = 2000;
    private readonly Dictionary<ChannelName, int> _limits = channels.ToDictionary(channel => channel.Name, channel => channel.TextLimit);

    public IReadOnlyList<Reply> Of(ChannelName channel, IReadOnlyList<Line> lines) =>
        channel.ReadsTranscript ? [] : [.. lines.Where(line => line.CustomerSees).SelectMany(line => Pieces(channel, line))];

    private IEnumerable<Reply> Pieces(ChannelName channel, Line line)
    {
        var pieces = TextSplitter.Split(line.Text, _limits.GetValueOrDefault(channel, CautiousLimit));
        return pieces.Select((piece, i) => new Reply(piece, i == pieces.Count - 1 ? line.Choices : []));
    }
}
