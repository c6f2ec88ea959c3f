using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Conversations;

namespace SupportBot.Dialogs;

/// <summary>What has to be delivered of new lines: nothing where the customer reads the transcript, else pieces the messenger takes.</summary>
internal sealed class Outgoing(IEnumerable<IChannel> channels)
{
    // For a channel that is switched off at the moment: the shortest limit of those we know.
    private const int CautiousLimit = 2000;
    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    public IReadOnlyList<Reply> Of(ChannelName channel, IReadOnlyList<Line> lines) =>
        channel.ReadsTranscript ? [] : [.. lines.Where(line => line.CustomerSees).SelectMany(line => Pieces(channel, line))];

    private IEnumerable<Reply> Pieces(ChannelName name, Line line)
    {
        var channel = _channels.GetValueOrDefault(name);
        var pieces = FormattedText.Parse(line.Text).Split(channel?.TextLimit ?? CautiousLimit, piece => channel?.LengthOf(piece) ?? piece.Shown.Length);
        if (pieces.Count == 1) return [new Reply(line.Text.Trim(), line.Choices)];
        return pieces.Select((piece, i) => new Reply(piece.Notation, i == pieces.Count - 1 ? line.Choices : []));
    }
}
