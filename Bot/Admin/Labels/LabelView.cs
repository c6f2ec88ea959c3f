using Microsoft.AspNetCore.WebUtilities;
using SupportBot.Conversations;

namespace SupportBot.Admin.Labels;

/// <summary>The page of labels as it is looked at now.</summary>
/// <param name="Skip">How many messages are passed over.</param>
/// <param name="Last">The message labelled just now, which can be taken back; null for none.</param>
internal sealed record LabelView(LabelList List, int Skip, long? Last)
{
    /// <summary>A certain message that is asked about again.</summary>
    public (TicketNumber Ticket, long Position)? Again { get; init; }

    public static LabelView Of(IQueryCollection query) => new(
        Enum.TryParse<LabelList>(query["list"], ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : LabelList.Unsure,
        int.TryParse(query["skip"], CultureInfo.InvariantCulture, out var skip) ? Math.Clamp(skip, 0, 10_000) : 0,
        long.TryParse(query["last"], CultureInfo.InvariantCulture, out var last) ? last : null)
    {
        Again = TicketNumber.TryParse(query["ticket"], null, out var ticket) && long.TryParse(query["position"], CultureInfo.InvariantCulture, out var position)
            ? (ticket, position)
            : null,
    };

    public static string Link(LabelList list) => $"/admin/labels?list={Name(list)}";

    public string Here(params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var link = Link(List);
        foreach (var (name, value) in more)
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text) link = QueryHelpers.AddQueryString(link, name, text);
        return link;
    }

    private static string Name(LabelList list) => list.ToString().ToLowerInvariant();
}
