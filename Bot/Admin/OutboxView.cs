using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>The outbox as it is looked at now: narrowed, and which page of it.</summary>
/// <param name="Channel">Null for all of them.</param>
/// <param name="Number">The page, from 1.</param>
internal sealed record OutboxView(OutboxShow Show, ChannelName? Channel, int Number)
{
    public const int PageSize = 25;
    private const int LastPage = 10_000;

    /// <summary>The messengers something has to be delivered to.</summary>
    public static IReadOnlyList<ChannelName> Channels { get; } = [ChannelName.Telegram, ChannelName.Discord];

    public static OutboxView Of(IQueryCollection query) => new(
        Enum.TryParse<OutboxShow>(query["show"], ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : OutboxShow.Open,
        ChannelIn(query["channel"]),
        int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);

    /// <summary>One row more than is shown tells whether there are more.</summary>
    public OutboxQuery Query => new(Show, Channel, (Number - 1) * PageSize, PageSize + 1);

    public string Here => Link(Channel, Show, Number);

    public string Older => Link(Channel, Show, Number + 1);

    public string Newer => Link(Channel, Show, Number - 1);

    /// <summary>Where a form about a row is sent, so that the answer shows the same part of the outbox.</summary>
    public string Act(long row, string act) =>
        $"/admin/outbox/{row.ToString(CultureInfo.InvariantCulture)}/{act}{Here["/admin/outbox".Length..]}";

    public static string Link(ChannelName? channel, OutboxShow show, int page = 1)
    {
        var link = $"/admin/outbox?show={show.ToString().ToLowerInvariant()}";
        if (channel is { } name) link += $"&channel={name.Value}";
        return page > 1 ? $"{link}&page={page.ToString(CultureInfo.InvariantCulture)}" : link;
    }

    // Only names we know go on into links.
    private static ChannelName? ChannelIn(string? name)
    {
        foreach (var channel in Channels)
            if (channel.Value == name) return channel;
        return null;
    }
}
